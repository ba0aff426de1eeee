#include "daemon/rules/predecessor_late.hpp"

#include "tests/rules/asking.hpp"
#include "tests/support/builders.hpp"

#include <doctest/doctest.h>

using namespace remembrancer;
using namespace remembrancer::test;
using namespace std::chrono_literals;
using plan::date;
using plan::reason;

namespace {

const date today = 2018y / 12 / 5; // a Wednesday
const date own = 2019y / 1 / 15;   // a Tuesday

/// With a date, and never moved.
plan::predecessor before(std::optional<date> effective) {
    plan::predecessor out;
    out.kind = plan::item_kind::milestone;
    out.ref = "M12";
    out.title = "Budget approved";
    out.effective = effective;
    out.had_date = true;
    return out;
}

plan::predecessor decision(date day) {
    plan::predecessor out = before(day);
    out.kind = plan::item_kind::decision;
    out.ref = "D3";
    out.title = "Consult the public";
    return out;
}

plan::predecessor with(plan::predecessor of, void (*change)(plan::predecessor&)) {
    change(of);
    return of;
}

plan::predecessor lagging(date day, int lag) {
    plan::predecessor out = before(day);
    out.lag_days = lag;
    return out;
}

struct row {
    const char* name;
    plan::item item;
    plan::predecessor before;
    std::optional<reason> expected;
    const char* detail = "";
    std::optional<date> anchor{};
};

void check(const row& r) {
    CAPTURE(r.name);
    asking ask = asking_about(r.item);
    ask.predecessors = {r.before};
    const auto found = rules::predecessor_late::find(ask.subject(), ask.on(today));
    REQUIRE(found.has_value() == r.expected.has_value());
    if (!found)
        return;
    CHECK(found->rule == plan::rule::predecessor_late);
    CHECK(found->reason == *r.expected);
    CHECK(found->detail == r.detail);
    CHECK(found->anchor == r.anchor);
    CHECK(found->bound_to_anchor);
}

} // namespace

TEST_CASE(
    "the owners of what comes after hear of a late predecessor, with the float that is left") {
    const auto item = a_milestone().baseline(own);
    const row rows[] = {
        {"in good time", item, before(2019y / 1 / 14), std::nullopt},
        {"on the day", item, before(own), reason::predecessor_late,
         "milestone M12, expected on 15 January 2019, the same day, which leaves no float: Budget "
         "approved"},
        {"the day after", item, before(2019y / 1 / 16), reason::predecessor_too_late,
         "milestone M12, expected on 16 January 2019, 1 working day too late: Budget approved"},
        {"on the Sunday after its Friday", a_milestone().baseline(2019y / 1 / 11),
         before(2019y / 1 / 13), reason::predecessor_too_late,
         "milestone M12, expected on 13 January 2019, 2 days too late: Budget approved"},
        {"over a weekend", item, before(2019y / 1 / 21), reason::predecessor_too_late,
         "milestone M12, expected on 21 January 2019, 4 working days too late: Budget approved"},
        {"due today", item, before(today), std::nullopt},
        {"overdue", item, before(2018y / 12 / 4), reason::predecessor_late,
         "milestone M12, due on 4 December 2018 and not done, which had 27 working days of float: "
         "Budget approved",
         today},
        {"overdue, and too late as planned", a_milestone().baseline(2018y / 12 / 3),
         before(2018y / 12 / 4), reason::predecessor_too_late,
         "milestone M12, due on 4 December 2018 and not done, 1 working day too late: Budget "
         "approved",
         today},
        {"overdue, and its own date unknown", a_milestone().forecast(to_be_confirmed()),
         before(2018y / 12 / 4), reason::predecessor_late,
         "milestone M12, due on 4 December 2018 and not done: Budget approved", today},
        {"late, and its own date unknown", a_milestone(), before(own), std::nullopt},
        {"done", item, with(before(2019y / 1 / 16), [](auto& p) { p.closed = true; }),
         std::nullopt},
        {"on a Saturday before a Sunday", a_milestone().baseline(2019y / 1 / 13),
         before(2019y / 1 / 12), reason::predecessor_late,
         "milestone M12, expected on 12 January 2019, the day before, which leaves no float: "
         "Budget approved"},
        {"the successor is closed", a_milestone().baseline(own).closed(), before(2019y / 1 / 16),
         std::nullopt},
        {"the successor vanished", a_milestone().baseline(own).vanished(today),
         before(2019y / 1 / 16), std::nullopt},
        {"the successor's forecast counts", a_milestone().baseline(own).forecast(2019y / 2 / 1),
         before(2019y / 1 / 16), std::nullopt},
    };
    for (const row& r : rows)
        check(r);
}

TEST_CASE("a decision leaves no float to what begins the working day after it") {
    const row rows[] = {
        {"two working days before", a_milestone().baseline(own), decision(2019y / 1 / 11),
         std::nullopt},
        {"the day before", a_milestone().baseline(own), decision(2019y / 1 / 14),
         reason::predecessor_late,
         "the decision D3, on 14 January 2019, the day before, which leaves no float: Consult the "
         "public"},
        {"over the weekend", a_milestone().baseline(2019y / 1 / 14), decision(2019y / 1 / 11),
         reason::predecessor_late,
         "the decision D3, on 11 January 2019, which leaves no float: Consult the public"},
        {"after what depends on it", a_milestone().baseline(own), decision(2019y / 1 / 22),
         reason::predecessor_too_late,
         "the decision D3, on 22 January 2019, 6 working days too late: Consult the public"},
    };
    for (const row& r : rows)
        check(r);
}

TEST_CASE("what lies between the two counts, whether it is time or overlap") {
    const auto item = a_milestone().baseline(own);
    const row rows[] = {
        {"enough", item, lagging(2019y / 1 / 7, 7), std::nullopt},
        {"no float", item, lagging(2019y / 1 / 8, 7), reason::predecessor_late,
         "milestone M12, expected on 8 January 2019 with 7 days to follow, which leaves no float: "
         "Budget approved"},
        {"too late", item, lagging(2019y / 1 / 8, 8), reason::predecessor_too_late,
         "milestone M12, expected on 8 January 2019 with 8 days to follow, 1 working day too late: "
         "Budget approved"},
        {"may overlap", item, lagging(2019y / 1 / 17, -3), std::nullopt},
        {"overlaps too far", item, lagging(2019y / 1 / 17, -1), reason::predecessor_too_late,
         "milestone M12, expected on 17 January 2019 with 1 day of overlap, 1 working day too "
         "late: Budget approved"},
    };
    for (const row& r : rows)
        check(r);
}

TEST_CASE("a predecessor that lost its date is told, one that never had any is its own owner's") {
    const auto item = a_milestone().baseline(own);
    const row rows[] = {
        {"no date any more", item, before(std::nullopt), reason::predecessor_undated,
         "milestone M12, which has no date any more: Budget approved"},
        {"never had one", item, with(before(std::nullopt), [](auto& p) { p.had_date = false; }),
         std::nullopt},
        {"out of the plan", item, with(before(2019y / 1 / 7), [](auto& p) { p.vanished = true; }),
         reason::predecessor_undated,
         "milestone M12, which is no longer in the plan: Budget approved"},
        {"out of the plan, but done", item,
         with(before(2019y / 1 / 7), [](auto& p) { p.vanished = p.closed = true; }), std::nullopt},
        {"neither has a date", a_milestone().forecast(to_be_confirmed()), before(std::nullopt),
         std::nullopt},
    };
    for (const row& r : rows)
        check(r);
}

TEST_CASE("each new date of a predecessor is an episode of its own, and so is that it has passed") {
    asking ask = asking_about(a_milestone().baseline(own));
    ask.predecessors = {before(2019y / 1 / 16)};
    const auto anchor = [&](date day) {
        const auto found = rules::predecessor_late::find(ask.subject(), ask.on(day));
        REQUIRE(found);
        return found->anchor;
    };
    CHECK_FALSE(anchor(today));
    ask.predecessors.front().dated_on = 2018y / 12 / 3;
    CHECK(anchor(today) == date(2018y / 12 / 3));
    ask.predecessors.front().dated_on = today;
    CHECK(anchor(today) == today);
    CHECK(anchor(2019y / 1 / 16) == today);
    CHECK(anchor(2019y / 1 / 17) == date(2019y / 1 / 17));
    CHECK(anchor(2019y / 2 / 28) == date(2019y / 1 / 17));
    ask.predecessors.front().dated_on = 2019y / 2 / 27;
    CHECK(anchor(2019y / 2 / 28) == date(2019y / 2 / 27));
}

TEST_CASE("of several predecessors the worst is told, and how many more there are") {
    asking ask = asking_about(a_milestone().baseline(own));
    const auto told = [&] {
        const auto found = rules::predecessor_late::find(ask.subject(), ask.on(today));
        REQUIRE(found);
        return found->detail;
    };
    ask.predecessors = {before(std::nullopt), before(2019y / 1 / 7)};
    CHECK(told() == "milestone M12, which has no date any more: Budget approved");
    ask.predecessors.push_back(before(own));
    CHECK(told() == "milestone M12, expected on 15 January 2019, the same day, which leaves no "
                    "float, and on 1 other in trouble: Budget approved");
    ask.predecessors.push_back(before(2018y / 12 / 4));
    CHECK(told() == "milestone M12, due on 4 December 2018 and not done, which had 27 working days "
                    "of float, and on 2 others in trouble: Budget approved");
    ask.predecessors.push_back(before(2019y / 1 / 16));
    ask.predecessors.push_back(before(2019y / 1 / 17));
    CHECK(told() == "milestone M12, expected on 17 January 2019, 2 working days too late, and on 4 "
                    "others in trouble: Budget approved");
}

TEST_CASE("of two predecessors as bad the one that became so last is told") {
    asking ask = asking_about(a_milestone().baseline(own));
    const auto anchor = [&] {
        const auto found = rules::predecessor_late::find(ask.subject(), ask.on(today));
        REQUIRE(found);
        return found->anchor;
    };
    ask.predecessors = {before(own), before(own), before(own)};
    ask.predecessors[1].dated_on = 2018y / 12 / 3;
    ask.predecessors[2].dated_on = 2018y / 11 / 30;
    CHECK(anchor() == date(2018y / 12 / 3));
    ask.predecessors[0].dated_on = today;
    CHECK(anchor() == today);
    // What is out of the plan has no float that could be compared.
    for (plan::predecessor& each : ask.predecessors)
        each.vanished = true;
    ask.predecessors[2].effective.reset();
    ask.predecessors[1].effective = own + std::chrono::days(9);
    CHECK(anchor() == today);
}

TEST_CASE("it wakes on the day after each predecessor's date") {
    struct wake_row {
        const char* name;
        date today;
        std::optional<date> wake;
    };
    const wake_row rows[] = {
        {"before all", today, date(2018y / 12 / 11)},
        {"on the first", 2018y / 12 / 10, date(2018y / 12 / 11)},
        {"after the first", 2018y / 12 / 11, date(2019y / 1 / 21)},
        {"after all", 2019y / 1 / 21, std::nullopt},
    };
    asking ask = asking_about(a_milestone().baseline(own));
    ask.predecessors = {before(2019y / 1 / 20), before(2018y / 12 / 10), before(std::nullopt),
                        with(before(2018y / 12 / 7), [](auto& p) { p.closed = true; }),
                        with(before(2018y / 12 / 8), [](auto& p) { p.vanished = true; })};
    for (const wake_row& r : rows) {
        CAPTURE(r.name);
        CHECK(rules::predecessor_late::next_wake(ask.subject(), ask.on(r.today)) == r.wake);
    }
    ask.item.closed = true;
    CHECK_FALSE(rules::predecessor_late::next_wake(ask.subject(), ask.on(today)));
}
