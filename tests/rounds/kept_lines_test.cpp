#include "daemon/rounds/kept_lines.hpp"

#include "tests/support/edited_programme.hpp"
#include "tests/support/printing.hpp"
#include "tests/support/temporary_folder.hpp"

#include <doctest/doctest.h>

using namespace remembrancer;

namespace {

store::waiting_alert an_alert(std::int64_t number, const char* recipient) {
    store::waiting_alert one;
    one.alert.id = {number};
    one.alert.recipient = recipient;
    return one;
}

std::vector<std::int64_t> numbers(const std::vector<rounds::alert_to_tell>& alerts) {
    std::vector<std::int64_t> all;
    for (const rounds::alert_to_tell& each : alerts)
        all.push_back(each.alert.id.value);
    return all;
}

using ids = std::vector<std::int64_t>;
using strings = std::vector<std::string>;

/// What everybody is told on every day of six weeks, to the last fact.
strings six_weeks(unsigned seed, std::size_t kept_bytes) {
    test::edited_programme of(seed);
    strings told;
    for (plan::date day = test::day("2018-12-03"); day < test::day("2019-01-14");
         day += std::chrono::days(1)) {
        if (!of.settings.calendar.is_working_day(day))
            continue;
        of.edit(day);
        auto round = of.round(test::at(plan::to_iso(day)), {3, 2, 10, kept_bytes});
        for (const auto& each : round.finish().messages)
            told.push_back(plan::to_iso(day) + " " + plan::to_json(each.model));
        store::transaction all(of.db);
        store::accept_everything(of.db);
        all.commit();
    }
    return told;
}

} // namespace

TEST_CASE("lines that were kept and lines from the store say the same, however many are kept") {
    for (const unsigned seed : {1U, 2U, 3U, 4U, 5U, 6U}) {
        CAPTURE(seed);
        const strings from_store = six_weeks(seed, 0);
        CHECK(from_store.size() > 30);
        CHECK(six_weeks(seed, 64'000'000) == from_store);
        CHECK(six_weeks(seed, 6'000) == from_store);
    }
}

TEST_CASE("what another process writes between deciding and telling is told as it then is") {
    const test::temporary_folder folder;
    test::programme_store of;
    of.db = store::session(folder.file("store.db"));
    for (const char* name : {"Owner", "Legal manager", "Programme office"})
        of.put(test::a_person(name));
    of.put(test::a_workstream("WS1 Legal", {"Legal manager"}, {}));
    plan::item late = of.put(test::a_milestone()
                                 .titled("Old name")
                                 .in("WS1 Legal")
                                 .owned_by("Owner")
                                 .baseline(test::day("2018-12-04")));
    const auto in = of.scope_on("2018-12-05");
    while (rounds::evaluate_chunk(of.db, *in, of.kept, 10).more) {
    }
    CHECK(of.kept.makes_message("Owner"));
    strings expected{"Owner: Old name@1"};
    SUBCASE("nothing") {}
    SUBCASE("another name") {
        expected = {"Owner: New name@1"};
        late.title = "New name";
        store::session other(folder.file("store.db"));
        store::transaction all(other);
        store::update_item(other, late);
        all.commit();
    }
    SUBCASE("that it is gone from the plan") {
        expected.clear();
        late.vanished_on = test::day("2018-12-05");
        store::session other(folder.file("store.db"));
        store::transaction all(other);
        store::update_item(other, late);
        all.commit();
    }
    SUBCASE("the same by the same connection") {
        expected = {"Owner: New name@1"};
        late.title = "New name";
        of.change(late);
    }
    const auto made =
        rounds::compose_chunk(of.db, *in, of.kept, test::at("2018-12-05"), "", 10, {});
    strings lines = test::told_lines(made.messages);
    std::erase_if(lines, [](const std::string& one) { return !one.starts_with("Owner"); });
    CHECK(lines == expected);
}

TEST_CASE("what is kept is taken once, by its reader, oldest first") {
    rounds::kept_lines kept;
    kept.keep(an_alert(5, "A"), nullptr);
    kept.keep(an_alert(7, "B"), nullptr);
    kept.keep(an_alert(9, "A"), nullptr);
    CHECK(numbers(kept.take("A")) == ids{5, 9});
    CHECK(kept.take("A").empty());
    CHECK(kept.take("nobody").empty());
    CHECK(numbers(kept.take("B")) == ids{7});
}

TEST_CASE("when it is full it keeps what it has, and no more") {
    rounds::kept_lines kept(1);
    CHECK(kept.takes_more("A"));
    kept.keep(an_alert(1, "A"), nullptr);
    CHECK_FALSE(kept.takes_more("A"));
    CHECK_FALSE(kept.takes_more("B"));
    kept.keep(an_alert(2, "A"), nullptr);
    kept.keep(an_alert(3, "B"), nullptr);
    CHECK(numbers(kept.take("A")) == ids{1});
    CHECK(kept.take("B").empty());
    rounds::kept_lines none(0);
    none.keep(an_alert(1, "A"), nullptr);
    CHECK(none.take("A").empty());
}

TEST_CASE("of what goes to one person no more is kept than a message may hold") {
    rounds::kept_lines kept;
    std::int64_t number = 0;
    while (kept.takes_more("A"))
        kept.keep(an_alert(++number, "A"), nullptr);
    kept.keep(an_alert(number + 1, "A"), nullptr);
    CHECK(kept.takes_more("B"));
    CHECK(number == 64);
    CHECK(std::ssize(kept.take("A")) == number);
}

TEST_CASE("a kept line comes with its alert, and counts by its size") {
    plan::message_item line;
    line.title.assign(2000, 'x');
    rounds::kept_lines kept(5000);
    kept.keep(an_alert(1, "A"), &line);
    CHECK(kept.takes_more("A"));
    kept.keep(an_alert(2, "A"), nullptr);
    kept.keep(an_alert(3, "A"), &line);
    CHECK_FALSE(kept.takes_more("A"));
    const auto taken = kept.take("A");
    CHECK(numbers(taken) == ids{1, 2, 3});
    CHECK((taken.at(0).line == line));
    CHECK_FALSE(taken.at(1).line);
}

TEST_CASE("somebody gets a message when anything kept for them does not wait") {
    rounds::kept_lines kept;
    store::waiting_alert waits = an_alert(1, "A");
    waits.alert.waits = true;
    kept.keep(waits, nullptr);
    CHECK_FALSE(kept.makes_message("A"));
    kept.keep(an_alert(2, "A"), nullptr);
    CHECK(kept.makes_message("A"));
    CHECK_FALSE(kept.makes_message("B"));
}

TEST_CASE("it forgets everything when somebody else has written in between") {
    rounds::kept_lines kept(1);
    kept.begin_chunk({1, 10});
    kept.keep(an_alert(1, "A"), nullptr);
    kept.begun("A").resize(2);
    SUBCASE("nobody has") {
        kept.end_chunk({1, 20});
        kept.begin_chunk({1, 20});
        CHECK(kept.begun("A").size() == 2);
        CHECK(numbers(kept.take("A")) == ids{1});
    }
    SUBCASE("another connection has") {
        kept.end_chunk({1, 20});
        kept.begin_chunk({2, 20});
        CHECK(kept.takes_more("A"));
        CHECK(kept.begun("A").empty());
        CHECK(kept.take("A").empty());
    }
    SUBCASE("the same connection has") {
        kept.end_chunk({1, 20});
        kept.begin_chunk({1, 21});
        CHECK(kept.take("A").empty());
    }
    SUBCASE("the chunk did not end in a commit") {
        kept.begin_chunk({1, 20});
        CHECK(kept.take("A").empty());
    }
}

TEST_CASE("what is begun to be read is of one recipient at a time") {
    rounds::kept_lines kept;
    kept.begun("A").resize(3);
    CHECK(kept.begun("A").size() == 3);
    CHECK(kept.begun("B").empty());
    CHECK(kept.begun("A").empty());
}
