#include "tests/support/printing.hpp"
#include "tests/support/programme_store.hpp"

#include <algorithm>

#include <doctest/doctest.h>

using namespace remembrancer;
using test::a_milestone;
using test::day;
using test::told_lines;
using strings = std::vector<std::string>;

namespace {

/// `Example programme` and `Harbour`, both with a workstream of the same name.
struct two_programmes : test::programme_store {
    two_programmes() {
        for (const char* name :
             {"Harbour manager", "Harbour sponsor", "Harbour director", "Harbour office"})
            put(test::a_person(name));
        plan::workstream legal =
            test::a_workstream("WS1 Legal", {"Harbour manager"}, {"Harbour sponsor"});
        legal.programme = "Harbour";
        put(legal);
        rounds::further_programme harbour{settings.programme,
                                          settings.calendar,
                                          settings.rules,
                                          {"Harbour director", "Harbour office"}};
        harbour.programme.name = "Harbour";
        settings.further_programmes.push_back(harbour);
    }

    plan::item late_in(const std::string& programme, const std::string& title) {
        plan::item item = a_milestone()
                              .titled(title)
                              .in("WS1 Legal")
                              .owned_by("Owner")
                              .baseline(day("2018-12-04"));
        item.programme = programme;
        item.known_since = item.dates_known_since = day("2018-11-01");
        return put(item);
    }

    strings told_on(const char* iso_day) {
        strings lines = told_lines(hold_and_send(iso_day));
        std::erase_if(lines, [](const std::string& line) { return line.ends_with(": list"); });
        return lines;
    }
};

} // namespace

TEST_CASE("what is late climbs to the people of its own programme") {
    two_programmes of;
    (void)of.hold("2018-12-03");
    (void)of.late_in("", "Deed");
    (void)of.late_in("Harbour", "Dredge");
    CHECK(of.told_on("2018-12-05") == strings{"Owner: Deed@1 Dredge@1"});
    CHECK(of.told_on("2018-12-06") ==
          strings{"Harbour manager: Dredge@2", "Legal manager: Deed@2", "Owner: Deed@2 Dredge@2"});
    strings up = of.told_on("2018-12-11");
    CHECK(std::ranges::count(up, "Harbour sponsor: Dredge@5") == 1);
    CHECK(std::ranges::count(up, "Legal sponsor: Deed@5") == 1);
    up = of.told_on("2018-12-18");
    CHECK(std::ranges::count(up, "Harbour director: Dredge@10") == 1);
    CHECK(std::ranges::count(up, "Harbour office: Dredge@10 list") == 1);
    CHECK(std::ranges::count(up, "Programme director: Deed@10") == 1);
    CHECK(std::ranges::count(up, "Programme office: Deed@10 list") == 1);
}

TEST_CASE("a message names the programmes that it tells of") {
    two_programmes of;
    (void)of.hold("2018-12-03");
    (void)of.late_in("Harbour", "Dredge");
    auto messages = of.hold_and_send("2018-12-05");
    REQUIRE(messages.size() == 1);
    CHECK(messages[0].model.programme == "Harbour");
    CHECK(messages[0].model.items.at(0).programme == "Harbour");
    CHECK((plan::message_from_json(plan::to_json(messages[0].model)) == messages[0].model));
    (void)of.late_in("", "Deed");
    messages = of.hold_and_send("2018-12-06");
    const auto to_owner =
        std::ranges::find(messages, "Owner", [](const auto& each) { return each.message.person; });
    REQUIRE(to_owner != messages.end());
    CHECK(to_owner->model.programme == "Example programme and Harbour");
}

TEST_CASE("each programme's office has a list of its own plan") {
    two_programmes of;
    (void)of.late_in("", "Deed");
    (void)of.late_in("Harbour", "Dredge");
    of.import_as_of(day("2018-12-09"));
    std::vector<std::string> listed;
    for (const auto& each : of.hold_and_send("2018-12-10")) {
        if (!each.model.list)
            continue;
        std::string line = each.message.person + ":";
        for (const plan::list_section& section : each.model.list->sections)
            for (const plan::list_entry& entry : section.entries)
                line += " " + entry.title + " in " + entry.workstream;
        listed.push_back(line);
    }
    CHECK(listed == strings{"Harbour office: Dredge in Harbour, WS1 Legal",
                            "Programme office: Deed in Example programme, WS1 Legal"});
}

TEST_CASE("an office of two programmes has both lists in one message") {
    two_programmes of;
    of.settings.further_programmes[0].roles.programme_office = "Programme office";
    (void)of.late_in("", "Deed");
    (void)of.late_in("Harbour", "Dredge");
    of.import_as_of(day("2018-12-09"));
    int lists = 0;
    std::size_t entries = 0;
    for (const auto& each : of.hold_and_send("2018-12-10")) {
        if (!each.model.list)
            continue;
        ++lists;
        for (const plan::list_section& section : each.model.list->sections)
            entries += section.entries.size();
    }
    CHECK(lists == 1);
    CHECK(entries == 2);
    for (const auto& each : of.hold_and_send("2018-12-11"))
        CHECK_FALSE(each.model.list.has_value());
}

TEST_CASE("an item is judged by its own programme's working days, key dates and bands") {
    two_programmes of;
    // St Andrew's Day, which England does not keep.
    of.settings.further_programmes[0].calendar =
        calendar::working_calendar({day("2018-11-30")}, {});
    for (const char* programme : {"", "Harbour"}) {
        plan::item soon = a_milestone()
                              .titled("Soon")
                              .in("WS1 Legal")
                              .owned_by("Owner")
                              .baseline(day("2018-12-06"));
        soon.programme = programme;
        soon.title += soon.programme;
        (void)of.put(soon);
    }
    // Five working days before 6 December.
    CHECK(of.told_on("2018-11-28") == strings{"Owner: Soon@-10 SoonHarbour@-5"});
    CHECK(of.told_on("2018-11-29") == strings{"Owner: Soon@-5"});
}

TEST_CASE("what belongs to a programme that the settings no longer name is the first's") {
    two_programmes of;
    (void)of.hold("2018-12-03");
    (void)of.late_in("Closed down", "Deed");
    (void)of.told_on("2018-12-05");
    const strings up = of.told_on("2018-12-18");
    CHECK(std::ranges::count(up, "Programme director: Deed@10") == 1);
}

TEST_CASE("a change of a further programme's people or days wakes everything") {
    two_programmes of;
    const auto print = [&of] {
        return rounds::fingerprint(of.settings, store::people(of.db), store::workstreams(of.db));
    };
    const std::string before = print();
    of.settings.further_programmes[0].roles.programme_office = "Owner";
    const std::string other_office = print();
    CHECK(other_office != before);
    of.settings.further_programmes[0].rules.slip_working_days = 9;
    CHECK(print() != other_office);
}
