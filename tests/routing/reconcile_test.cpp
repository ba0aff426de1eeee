#include "daemon/routing/reconcile.hpp"

#include "tests/support/builders.hpp"

#include <doctest/doctest.h>

using namespace remembrancer;
using namespace remembrancer::test;
using namespace std::chrono_literals;
using plan::date;
using plan::reason;
using plan::rule;

namespace {

const date due = 2018y / 11 / 30;
const date later = 2019y / 1 / 31;

plan::finding found(rule of, std::optional<date> anchor = std::nullopt) {
    return {of, reason::past_effective_date, anchor, of == rule::due_soon, {}};
}

plan::episode open(rule of, std::optional<date> anchor = std::nullopt) {
    return {{static_cast<int>(of)}, of, {}, 1, due, {}, anchor, {}};
}

} // namespace

TEST_CASE("findings open, continue and end the episodes of an item") {
    struct row {
        const char* name;
        plan::item item;
        std::vector<plan::episode> open_ones;
        std::vector<plan::finding> findings;
        routing::changes expected;
    };
    const plan::item kept = a_milestone().baseline(due);
    const plan::item recast = a_milestone().baseline(due).forecast(later);
    const plan::item unknown = a_milestone().baseline(due).forecast(to_be_confirmed());
    const auto overdue = open(rule::overdue, due);
    const auto needs = open(rule::needs_date, due);
    const auto soon = open(rule::due_soon, due);
    const auto late = found(rule::overdue, due);
    const auto no_date = found(rule::needs_date, due);
    const row rows[] = {
        {"nothing at all", kept, {}, {}, {}},
        {"opens", kept, {}, {late}, {{late}, {}, {}}},
        {"continues", kept, {overdue}, {late}, {{}, {{overdue, late}}, {}}},
        {"continues when re-cast to another passed day",
         kept,
         {overdue},
         {found(rule::overdue, due - std::chrono::days(3))},
         {{}, {{overdue, found(rule::overdue, due - std::chrono::days(3))}}, {}}},
        {"ends by closing",
         a_milestone().baseline(due).closed(),
         {overdue, open(rule::no_owner)},
         {},
         {{}, {}, {{overdue, reason::closed, false}, {open(rule::no_owner), reason::closed}}}},
        {"ends by a new date", recast, {overdue}, {}, {{}, {}, {{overdue, reason::recast}}}},
        {"needs a date no more", recast, {needs}, {}, {{}, {}, {{needs, reason::recast}}}},
        {"the promise moved",
         a_milestone().baseline(later).forecast(to_be_confirmed()),
         {needs},
         {},
         {{}, {}, {{needs, reason::recast}}}},
        {"a reminder gives way to lateness",
         kept,
         {soon},
         {late},
         {{late}, {}, {{soon, reason::no_longer_holds}}}},
        {"a reminder of a date that moved far",
         recast,
         {soon},
         {},
         {{}, {}, {{soon, reason::recast}}}},
        {"a reminder of a date that moved a little",
         recast,
         {soon},
         {found(rule::due_soon, later)},
         {{found(rule::due_soon, later)}, {}, {{soon, reason::recast}}}},
        {"TBC takes over from lateness",
         unknown,
         {overdue},
         {no_date},
         {{no_date}, {}, {{overdue, reason::no_longer_holds, true}}}},
        {"a passed date takes over from TBC",
         kept,
         {needs},
         {late},
         {{late}, {}, {{needs, reason::no_longer_holds, true}}}},
        {"a question answered",
         kept,
         {open(rule::no_owner)},
         {},
         {{}, {}, {{open(rule::no_owner), reason::no_longer_holds}}}},
        {"vanished: all stays", a_milestone().baseline(due).vanished(due), {overdue, soon}, {}, {}},
        {"closed after it vanished",
         a_milestone().vanished(due).closed(),
         {overdue},
         {},
         {{}, {}, {{overdue, reason::closed}}}},
    };
    for (const row& r : rows) {
        CAPTURE(r.name);
        const auto changes = routing::reconcile(r.item, r.open_ones, r.findings);
        CHECK(changes.opened == r.expected.opened);
        CHECK(changes.continued == r.expected.continued);
        CHECK(changes.ended == r.expected.ended);
    }
}

TEST_CASE("only lateness takes over, and only from lateness") {
    const plan::item item = a_milestone().baseline(due).forecast(to_be_confirmed());
    const std::vector open_ones{open(rule::overdue, due)};
    const std::vector findings{found(rule::needs_date, due), found(rule::no_owner)};
    const auto changes = routing::reconcile(item, open_ones, findings);
    CHECK(routing::takes_over(changes.opened[0], changes, later));
    CHECK_FALSE(routing::takes_over(changes.opened[1], changes, later));
    const std::vector due_ones{open(rule::papers_due, later)};
    const auto from_papers = routing::reconcile(item, due_ones, findings);
    CHECK_FALSE(routing::takes_over(from_papers.opened[0], from_papers, later));
    CHECK(routing::takes_over(from_papers.opened[0], from_papers, later + std::chrono::days(1)));
    const auto fresh = routing::reconcile(item, {}, findings);
    CHECK_FALSE(routing::takes_over(fresh.opened[0], fresh, later));
}
