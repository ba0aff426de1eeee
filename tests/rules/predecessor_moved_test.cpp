#include "daemon/rules/predecessor_moved.hpp"

#include "tests/rules/asking.hpp"
#include "tests/support/builders.hpp"

#include <doctest/doctest.h>

using namespace remembrancer;
using namespace remembrancer::test;
using namespace std::chrono_literals;
using plan::date;

namespace {

const date today = 2018y / 12 / 5; // a Wednesday
const date own = 2019y / 1 / 15;   // a Tuesday

/// From 14 December, by the plan of yesterday.
plan::predecessor moved_to(std::optional<date> effective) {
    plan::predecessor out;
    out.kind = plan::item_kind::milestone;
    out.ref = "M12";
    out.title = "Budget approved";
    out.effective = effective;
    out.had_date = true;
    out.moved_from = 2018y / 12 / 14;
    out.dated_on = 2018y / 12 / 4;
    return out;
}

plan::predecessor with(plan::predecessor of, void (*change)(plan::predecessor&)) {
    change(of);
    return of;
}

struct row {
    const char* name;
    plan::item item;
    plan::predecessor before;
    const char* detail; ///< null: nothing is told
};

} // namespace

TEST_CASE("the owners of what comes after hear of a new date that leaves float, and how much") {
    const auto item = a_milestone().baseline(own);
    const auto to = moved_to(2018y / 12 / 21);
    const row rows[] = {
        {"later", item, to,
         "milestone M12, moved from 14 December 2018 to 21 December 2018, which leaves 14 working "
         "days of float: Budget approved"},
        {"earlier", item, moved_to(2018y / 12 / 7),
         "milestone M12, moved from 14 December 2018 to 7 December 2018, which leaves 24 working "
         "days of float: Budget approved"},
        {"one working day is left", item, moved_to(2019y / 1 / 14),
         "milestone M12, moved from 14 December 2018 to 14 January 2019, which leaves 1 working "
         "day of float: Budget approved"},
        {"with a lag", item, with(to, [](auto& p) { p.lag_days = 14; }),
         "milestone M12, moved from 14 December 2018 to 21 December 2018 with 14 days to follow, "
         "which leaves 7 working days of float: Budget approved"},
        {"a decision", item, with(to, [](auto& p) { p.kind = plan::item_kind::decision; }),
         "the decision M12, moved from 14 December 2018 to 21 December 2018, which leaves 13 "
         "working days of float: Budget approved"},
        {"had no date before", item, with(to, [](auto& p) { p.moved_from.reset(); }),
         "milestone M12, now expected on 21 December 2018, which leaves 14 working days of float: "
         "Budget approved"},
        {"its own date unknown", a_milestone().forecast(to_be_confirmed()), to,
         "milestone M12, moved from 14 December 2018 to 21 December 2018: Budget approved"},
        {"back on the day it had", item, moved_to(2018y / 12 / 14), nullptr},
        {"never moved", item, with(to, [](auto& p) { p.dated_on.reset(); }), nullptr},
        {"moved long ago", item, with(to, [](auto& p) { p.dated_on = 2018y / 11 / 1; }), nullptr},
        {"done", item, with(to, [](auto& p) { p.closed = true; }), nullptr},
        {"out of the plan", item, with(to, [](auto& p) { p.vanished = true; }), nullptr},
        {"no date any more", item, moved_to(std::nullopt), nullptr},
        {"leaves no float, which is told as late", item, moved_to(own), nullptr},
        {"too late", item, moved_to(2019y / 1 / 16), nullptr},
        {"overdue", item, moved_to(2018y / 12 / 3), nullptr},
        {"the successor is closed", a_milestone().baseline(own).closed(), to, nullptr},
        {"the successor vanished", a_milestone().baseline(own).vanished(today), to, nullptr},
    };
    for (const row& r : rows) {
        CAPTURE(r.name);
        asking ask = asking_about(r.item);
        ask.predecessors = {r.before};
        const auto found = rules::predecessor_moved::find(ask.subject(), ask.on(today));
        REQUIRE(found.has_value() == (r.detail != nullptr));
        if (!found)
            continue;
        CHECK(found->rule == plan::rule::predecessor_moved);
        CHECK(found->reason == plan::reason::predecessor_moved);
        CHECK(found->detail == r.detail);
        CHECK(found->anchor == date(2018y / 12 / 4));
        CHECK(found->bound_to_anchor);
    }
}

TEST_CASE("of several the one that moved last is told, of those the one that leaves the least") {
    asking ask = asking_about(a_milestone().baseline(own));
    const auto told = [&] {
        const auto found = rules::predecessor_moved::find(ask.subject(), ask.on(today));
        REQUIRE(found);
        return found->detail;
    };
    ask.predecessors = {with(moved_to(2018y / 12 / 20), [](auto& p) { p.dated_on = today; }),
                        moved_to(2018y / 12 / 21), moved_to(own)};
    CHECK(told() == "milestone M12, moved from 14 December 2018 to 20 December 2018, which leaves "
                    "15 working days of float, and on 1 other with a new date: Budget approved");
    ask.predecessors[1].dated_on = today;
    CHECK(told() == "milestone M12, moved from 14 December 2018 to 21 December 2018, which leaves "
                    "14 working days of float, and on 1 other with a new date: Budget approved");
}

TEST_CASE("a new date of a predecessor is news from its day on, for some working days") {
    asking ask = asking_about(a_milestone().baseline(own));
    ask.predecessors = {moved_to(2018y / 12 / 21)};
    const date last = 2018y / 12 / 11; // the fifth working day after 4 December
    const auto holds_on = [&](date day) {
        return rules::predecessor_moved::find(ask.subject(), ask.on(day)).has_value();
    };
    const auto wake_on = [&](date day) {
        return rules::predecessor_moved::next_wake(ask.subject(), ask.on(day));
    };
    CHECK_FALSE(holds_on(2018y / 12 / 3));
    CHECK(wake_on(2018y / 12 / 3) == date(2018y / 12 / 4));
    CHECK(holds_on(2018y / 12 / 4));
    CHECK(wake_on(2018y / 12 / 4) == date(2018y / 12 / 12));
    CHECK(holds_on(last));
    CHECK_FALSE(holds_on(2018y / 12 / 12));
    CHECK_FALSE(wake_on(2018y / 12 / 12));
    ask.item.closed = true;
    CHECK_FALSE(wake_on(2018y / 12 / 4));
}
