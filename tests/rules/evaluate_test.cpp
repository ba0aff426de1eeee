#include "daemon/rules/evaluate.hpp"

#include "tests/rules/asking.hpp"
#include "tests/support/builders.hpp"

#include <doctest/doctest.h>

#include <random>
#include <set>

using namespace remembrancer;
using namespace remembrancer::test;
using namespace std::chrono_literals;
using plan::date;
using std::chrono::days;

namespace {

const date today = 2018y / 12 / 5;

std::vector<plan::rule> rules_found(const asking& ask, date on) {
    std::vector<plan::rule> out;
    for (const plan::finding& found : rules::evaluate(ask.subject(), ask.on(on)))
        out.push_back(found.rule);
    return out;
}

} // namespace

TEST_CASE("all rules that hold are found, in their order") {
    using plan::rule;
    asking ask{
        a_risk().forecast(unreadable("Dec 19")).asked_about("score", "99").planned("Backfill"),
        {},
        {"TBA"},
        winter_2018(),
        {}};
    CHECK(rules_found(ask, today) == std::vector{rule::no_owner, rule::unreadable});
    ask.item.baseline = on(2018y / 11 / 30);
    CHECK(rules_found(ask, today) ==
          std::vector{rule::needs_date, rule::no_owner, rule::unreadable});
    ask.item.forecast = {};
    CHECK(rules_found(ask, today) == std::vector{rule::overdue, rule::no_owner, rule::unreadable});
    ask.item.baseline = {};
    CHECK(rules_found(ask, today) ==
          std::vector{rule::no_owner, rule::no_date, rule::unreadable, rule::no_review});
}

TEST_CASE("nothing is found of closed and vanished items, and nothing wakes them") {
    for (const bool vanished : {false, true}) {
        asking ask{a_risk().baseline(unreadable("Dec 19")).forecast(today), {}, {}, {}, {}};
        if (vanished)
            ask.item.vanished_on = today;
        else
            ask.item.closed = true;
        CHECK(rules::paused(ask.item) == vanished);
        CHECK_FALSE(rules::is_chased(ask.item));
        CHECK(rules_found(ask, today + days(1)).empty());
        CHECK_FALSE(rules::next_wake(ask.subject(), ask.on(today)));
    }
}

TEST_CASE("the earliest wake of all rules counts, and an overdue item sleeps") {
    const asking ask{a_milestone().baseline(2018y / 12 / 31), {"CL"}, {}, winter_2018(), {}};
    CHECK(rules::next_wake(ask.subject(), ask.on(today)) == date(2018y / 12 / 13));
    CHECK(rules::next_wake(ask.subject(), ask.on(2018y / 12 / 13)) == date(2018y / 12 / 31));
    CHECK(rules::next_wake(ask.subject(), ask.on(2018y / 12 / 31)) == date(2019y / 1 / 1));
    CHECK_FALSE(rules::next_wake(ask.subject(), ask.on(2019y / 1 / 1)));
}

TEST_CASE("between two wakes the findings of a random item never change") {
    std::mt19937 random(20181205); // NOLINT(bugprone-random-generator-seed)
    const auto below = [&random](unsigned n) { return static_cast<int>(random() % n); };
    const auto some_date = [&]() -> plan::plan_date {
        switch (below(5)) {
        case 0:
            return {};
        case 1:
            return to_be_confirmed();
        case 2:
            return unreadable("Dec 19");
        case 3:
            return between(today + days(below(100)), today + days(100 + below(100)));
        default:
            return on(today + days(below(200)));
        }
    };
    int changes = 0;
    std::set<plan::rule> seen;
    for (int i = 0; i < 400; ++i) {
        CAPTURE(i);
        asking ask{a_milestone().baseline(some_date()).forecast(some_date()),
                   {"CL"},
                   {},
                   winter_2018(),
                   {}};
        ask.settings.due_soon_working_days = below(15);
        ask.settings.news_working_days = 1 + below(9);
        ask.settings.key_dates = {{"vesting day", today + days(below(60))}};
        ask.settings.far_from_key_date_days = 1 + below(200);
        ask.settings.change_requests = below(2) == 0;
        ask.settings.completion_dates = true;
        ask.item.recasts = below(4);
        ask.item.history = {today + days(below(50)),
                            today + days(below(50)),
                            today + days(below(60) - 10),
                            {},
                            plan::rag::none,
                            std::nullopt,
                            std::nullopt,
                            std::nullopt,
                            {},
                            {},
                            {},
                            {}};
        ask.item.known_since = today - days(below(20));
        ask.item.dates_known_since = today + days(below(60) - 20);
        if (below(3) == 0)
            ask.item.fixed_by = "statute";
        if (below(4) == 0) {
            ask.item.closed = true;
            ask.item.rag = plan::rag::complete;
            ask.item.history.rag_changed_on = today + days(below(60) - 20);
            ask.item.status_text = below(2) == 0 ? "Not started" : "Complete";
        }
        auto findings = rules::evaluate(ask.subject(), ask.on(today));
        auto wake = rules::next_wake(ask.subject(), ask.on(today));
        for (date day = today + days(1); day < today + days(220); day += days(1)) {
            auto now = rules::evaluate(ask.subject(), ask.on(day));
            for (const plan::finding& found : now)
                seen.insert(found.rule);
            if (now != findings) {
                REQUIRE(wake == day);
                ++changes;
            }
            if (wake == day)
                wake = rules::next_wake(ask.subject(), ask.on(day));
            REQUIRE((!wake || *wake > day));
            findings = std::move(now);
        }
    }
    CHECK(changes > 400);
    // All that a date or a day can bring about; the others are about other fields.
    for (const auto rule :
         {plan::rule::slipped, plan::rule::recast, plan::rule::slipped_in_steps,
          plan::rule::no_change_request, plan::rule::due_on_closed_day, plan::rule::unlikely_year,
          plan::rule::expected_before_promised, plan::rule::fixed_date_moved,
          plan::rule::completion_undated, plan::rule::complete_not_started}) {
        CAPTURE(plan::to_text(rule));
        CHECK(seen.contains(rule));
    }
}

TEST_CASE("every rule's verdict is what it finds, or silence, with the day it is asked again") {
    asking ask = asking_about(a_milestone().baseline(2018y / 12 / 20).rated(plan::rag::green));
    const rules::context in = ask.on(2018y / 12 / 21);
    const auto all = rules::verdicts(ask.subject(), in);
    std::vector<plan::finding> found;
    std::optional<date> earliest;
    plan::rule last{};
    for (const rules::verdict& each : all) {
        CHECK(last < each.rule);
        last = each.rule;
        if (each.found) {
            CHECK(each.found->rule == each.rule);
            found.push_back(*each.found);
        }
        if (each.says_new_on && (!earliest || *each.says_new_on < *earliest))
            earliest = each.says_new_on;
    }
    CHECK(found == rules::evaluate(ask.subject(), in));
    CHECK(earliest == rules::next_wake(ask.subject(), in));
    CHECK_FALSE(found.empty());
}
