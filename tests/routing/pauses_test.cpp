#include "daemon/routing/pauses.hpp"

#include "daemon/routing/urgency.hpp"

#include "tests/routing/story.hpp"

#include <algorithm>
#include <functional>

#include <doctest/doctest.h>

using namespace remembrancer;
using namespace remembrancer::test;
using namespace std::chrono_literals;
using plan::pause_kind;

namespace {

plan::pause a_pause(pause_kind kind, plan::date from, plan::date until) {
    plan::pause made;
    made.id = 1;
    made.kind = kind;
    made.author = "Programme manager";
    made.reason = "it is in hand";
    made.from = from;
    made.until = until;
    return made;
}

/// Of the late risk, from Monday 3 to Friday 14 December: what each day tells.
strings days_of(const plan::pause& by) {
    story of(late_risk());
    of.with.pauses = {by};
    strings all;
    for (plan::date day = 2018y / 12 / 3; day <= plan::date(2018y / 12 / 17);
         day += std::chrono::days(1))
        for (const std::string& line : of.told_on(day))
            all.push_back(plan::to_iso(day).substr(8) + " " + line);
    return all;
}

} // namespace

TEST_CASE("a pause holds back what it is about, on its days, and nothing else") {
    const plan::item risk = late_risk();
    const plan::date first = 2018y / 12 / 3;
    const plan::date last = 2018y / 12 / 7;
    struct row {
        const char* name;
        std::function<void(plan::pause&)> change;
        plan::role role;
        const char* principal;
        plan::date day;
        bool held;
    };
    const auto as = [](pause_kind kind) { return [kind](plan::pause& p) { p.kind = kind; }; };
    const auto silence = as(pause_kind::silence);
    const row rows[] = {
        {"the first day", silence, plan::role::owner, "CL", first, true},
        {"the last day", silence, plan::role::owner, "CL", last, true},
        {"the day before", silence, plan::role::owner, "CL", first - std::chrono::days(1), false},
        {"the day after", silence, plan::role::owner, "CL", last + std::chrono::days(1), false},
        {"this item", [](auto& p) { p.item = plan::item_id{18}; }, plan::role::owner, "CL", first,
         true},
        {"another item", [](auto& p) { p.item = plan::item_id{19}; }, plan::role::owner, "CL",
         first, false},
        {"its workstream", [](auto& p) { p.workstream = "WS1 legal and Democratic"; },
         plan::role::owner, "CL", first, true},
        {"another workstream", [](auto& p) { p.workstream = "ws2 finance"; }, plan::role::owner,
         "CL", first, false},
        {"this rule", [](auto& p) { p.rule = plan::rule::overdue; }, plan::role::owner, "CL", first,
         true},
        {"another rule", [](auto& p) { p.rule = plan::rule::no_date; }, plan::role::owner, "CL",
         first, false},
        {"this person", [](auto& p) { p.person = "CL"; }, plan::role::owner, "CL", first, true},
        {"another person", [](auto& p) { p.person = "HR"; }, plan::role::owner, "CL", first, false},
        {"a snooze of another's",
         [](auto& p) {
             p.kind = pause_kind::snooze;
             p.person = "HR";
         },
         plan::role::owner, "CL", first, false},
        {"a snooze of the owner's",
         [](auto& p) {
             p.kind = pause_kind::snooze;
             p.person = "CL";
         },
         plan::role::owner, "CL", first, true},
        {"a snooze and an escalation",
         [](auto& p) {
             p.kind = pause_kind::snooze;
             p.person = "CL";
         },
         plan::role::sponsor, "CL", first, false},
        {"an acknowledgement and an escalation", as(pause_kind::acknowledgement),
         plan::role::sponsor, "Legal sponsor", first, true},
    };
    for (const row& each : rows) {
        CAPTURE(each.name);
        plan::pause by = a_pause(pause_kind::silence, first, last);
        each.change(by);
        const std::string principal = each.principal;
        const plan::pause* found = routing::pause_of(
            {&by, 1}, {risk, plan::rule::overdue, each.role, principal, true}, each.day);
        CHECK((found != nullptr) == each.held);
    }
}

TEST_CASE("before a last day nothing escalates, so a snooze holds and no silence hides it") {
    const plan::item decision = a_decision().numbered(18);
    const std::string manager = "Legal project manager";
    const plan::finding papers{
        plan::rule::papers_due, plan::reason::papers_due, plan::date(2018y / 12 / 5), true, {}};
    for (const plan::date day : {plan::date(2018y / 12 / 5), plan::date(2018y / 12 / 6)}) {
        const bool is_late = day > *papers.anchor;
        CAPTURE(is_late);
        const routing::paused_alert about{decision, papers.rule, plan::role::project_manager,
                                          manager, routing::is_late_on(papers, day)};
        plan::pause snooze = a_pause(pause_kind::snooze, 2018y / 12 / 3, 2018y / 12 / 7);
        snooze.person = manager;
        CHECK((routing::pause_of({&snooze, 1}, about, day) == nullptr) == is_late);
        const plan::pause silence = a_pause(pause_kind::silence, 2018y / 12 / 3, 2018y / 12 / 7);
        CHECK(routing::goes_to_office(silence, about) == is_late);
    }
}

TEST_CASE("an acknowledged item is quiet for everybody, and goes on where the ladder stands then") {
    CHECK(days_of(a_pause(pause_kind::acknowledgement, 2018y / 12 / 4, 2018y / 12 / 9)) ==
          strings{"03 1 owner CL", "10 5 owner CL", "10 5 sponsor Legal sponsor",
                  "10 5 project_manager Legal project manager", "14 10 owner CL",
                  "14 10 programme_director Programme director",
                  "14 10 programme_office Programme office",
                  "17 11 programme_director Programme director",
                  "17 11 programme_office Programme office"});
}

TEST_CASE("a snooze spares the owner and hides no escalation") {
    plan::pause by = a_pause(pause_kind::snooze, 2018y / 12 / 3, 2018y / 12 / 12);
    by.item = plan::item_id{18};
    by.person = "CL";
    const strings told = days_of(by);
    CHECK(told.front() == "04 2 project_manager Legal project manager");
    CHECK(std::ranges::count(told, "07 5 sponsor Legal sponsor") == 1);
    CHECK(std::ranges::none_of(told, [](const std::string& line) {
        return line.substr(0, 2) < "13" && line.find("owner CL") != std::string::npos;
    }));
    CHECK(std::ranges::any_of(told, [](const std::string& line) {
        return line.substr(0, 2) == "13" && line.find("owner CL") != std::string::npos;
    }));
}

TEST_CASE("of an escalation that a silence hides the programme office hears, and why") {
    plan::pause by = a_pause(pause_kind::silence, 2018y / 12 / 3, 2018y / 12 / 31);
    by.workstream = "ws1 legal and democratic";
    CHECK(days_of(by) == strings{"04 2 project_manager Legal project manager> Programme office",
                                 "07 5 sponsor Legal sponsor> Programme office",
                                 "14 10 programme_director Programme director> Programme office",
                                 "17 11 programme_director Programme director> Programme office"});
    story of(late_risk());
    of.with.pauses = {by};
    const auto alerts = of.at(2018y / 12 / 4).alerts;
    REQUIRE(alerts.size() == 1);
    CHECK(alerts[0].stand_in_reason ==
          "Legal project manager is silenced until 31 December 2018 by Programme manager: it is in "
          "hand");
}

TEST_CASE("the day after a pause is a day to look again") {
    story of(late_risk());
    of.with.pauses = {a_pause(pause_kind::acknowledgement, 2018y / 12 / 1, 2018y / 12 / 5)};
    CHECK(of.at(2018y / 12 / 5).next_on == plan::date(2018y / 12 / 6));
    of.with.pauses[0].item = plan::item_id{19};
    CHECK(of.at(2018y / 12 / 5).next_on == plan::date(2018y / 12 / 7));
}

TEST_CASE("a silence keeps what a rule says of a load from its reader, where it is about it") {
    const plan::date first = 2018y / 12 / 3;
    const plan::date last = 2018y / 12 / 7;
    const plan::load programme{plan::load_of::programme, "", "", "", {}};
    const plan::load legal{plan::load_of::workstream, "Law / Legal", "", "Legal", {}};
    const plan::load elsewhere{plan::load_of::workstream, "Legal", "Harbour", "Legal", {}};
    const plan::load owner{plan::load_of::owner, "CL", "", "", {}};
    const auto clusters = [](plan::pause& p) { p.rule = plan::rule::dates_clustered; };
    const auto of_legal = [](plan::pause& p) { p.workstream = "legal"; };
    struct row {
        const char* name;
        std::function<void(plan::pause&)> change;
        const plan::load& of;
        plan::date day;
        bool silenced;
    };
    const row rows[] = {
        {"the rule, on the first day", clusters, programme, first, true},
        {"on the last day", clusters, owner, last, true},
        {"the day before", clusters, programme, first - std::chrono::days(1), false},
        {"the day after", clusters, programme, last + std::chrono::days(1), false},
        {"another rule", [](auto& p) { p.rule = plan::rule::peak_month; }, programme, first, false},
        {"its workstream", of_legal, legal, first, true},
        {"another programme's workstream", of_legal, elsewhere, first, false},
        {"a further programme's workstream", [](auto& p) { p.workstream = "Harbour, Legal"; },
         elsewhere, first, true},
        {"a workstream, and the load is an owner's", of_legal, owner, first, false},
        {"a workstream, and the load is the programme's", of_legal, programme, first, false},
        {"the owner by the rule",
         [](auto& p) {
             p.rule = plan::rule::dates_clustered;
             p.person = "CL";
         },
         owner, first, true},
        {"another owner",
         [](auto& p) {
             p.rule = plan::rule::dates_clustered;
             p.person = "HR";
         },
         owner, first, false},
        {"what the owner is told, whatever the rule", [](auto& p) { p.person = "CL"; }, owner,
         first, false},
        {"what the reader is told, whatever the rule",
         [](auto& p) { p.person = "Programme office"; }, owner, first, true},
        {"an item", [](auto& p) { p.item = plan::item_id{18}; }, programme, first, false},
        {"an acknowledgement", [](auto& p) { p.kind = pause_kind::acknowledgement; }, programme,
         first, false},
    };
    for (const row& r : rows) {
        CAPTURE(r.name);
        plan::pause by = a_pause(pause_kind::silence, first, last);
        r.change(by);
        const plan::pause* found = routing::silence_of({&by, 1}, r.of, plan::rule::dates_clustered,
                                                       "Programme office", r.day);
        CHECK(found == (r.silenced ? &by : nullptr));
    }
}
