#include "daemon/rules/evaluate.hpp"

#include "tests/rules/asking.hpp"
#include "tests/support/builders.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <map>
#include <random>

using namespace remembrancer;
using namespace remembrancer::test;
using namespace std::chrono_literals;
using plan::date;
using std::chrono::days;

namespace {

const date start = 2018y / 12 / 5;

/// Items of all kinds that are rated, scored or made of parts, with every value that their rules
/// ask of.
class random_items {
public:
    int below(unsigned n) { return static_cast<int>(random_() % n); }

    plan::item next() {
        plan::item item = of_a_period();
        if (below(3) > 0)
            item.kind = static_cast<plan::item_kind>(1 + below(4));
        item.lead_text = below(2) == 0 ? "" : std::to_string(below(9)) + " weeks";
        item.status_text = below(3) == 0 ? "In progress" : "Not started";
        item.title = below(8) == 0 ? "ISSUE - a grant is refused" : "A grant may be refused";
        item.baseline = some_date();
        item.forecast = some_date();
        item.review = some_date();
        item.rag = some_rating();
        item.history.rag_before = some_rating();
        item.history.rag_changed_on = some_day();
        item.history.moved_from = some_day();
        item.history.moved_on = some_day();
        item.plan_text = below(2) == 0 ? "" : "Backfill";
        item.score = some_score();
        item.impact = 1 + below(5);
        item.likelihood = 1 + below(5);
        item.history.score_before = some_score();
        item.history.score_changed_on = some_day();
        item.confirmed_on = some_day();
        item.dates_known_since = start + days(below(60) - 50);
        return item;
    }

    std::vector<plan::measure_part> measure_parts() {
        std::vector<plan::measure_part> all(static_cast<std::size_t>(below(4)));
        for (plan::measure_part& each : all)
            each.actual_text = some_amount();
        return all;
    }

    std::vector<plan::predecessor> predecessors() {
        std::vector<plan::predecessor> all(static_cast<std::size_t>(below(4)));
        for (plan::predecessor& each : all) {
            each.kind = static_cast<plan::item_kind>(1 + below(6));
            each.effective = some_day();
            each.had_date = below(2) == 0;
            each.closed = below(5) == 0;
            each.vanished = below(8) == 0;
            each.lag_days = below(3) == 0 ? below(30) - 10 : 0;
            each.dated_on = some_day();
            each.moved_from = some_day();
        }
        return all;
    }
    std::optional<plan::product_milestones> milestones() {
        const int all = below(3);
        return below(3) == 0 ? std::nullopt
                             : std::optional(plan::product_milestones{
                                   {}, all, std::min(all, below(3)), some_day()});
    }

private:
    plan::item of_a_period() {
        plan::item item;
        item.kind = below(2) == 0 ? plan::item_kind::report : plan::item_kind::measure;
        item.known_since = start + days(below(60) - 30);
        if (below(2) == 0)
            item.reported_on = some_day();
        item.cadence_text = below(2) == 0 ? "" : "every " + std::to_string(1 + below(9)) + " weeks";
        item.parts = {{"Scope", some_rating()}, {"Budget", some_rating()}};
        item.history.parts_before = {{"Scope", some_rating()}, {"Budget", some_rating()}};
        item.history.parts_changed_on = some_day();
        item.actual_text = some_amount();
        item.target_text = some_amount();
        item.history.actual_before = some_amount();
        item.history.actual_changed_on = some_day();
        return item;
    }
    std::string some_amount() { return below(5) == 0 ? "" : std::to_string(below(100)); }
    plan::rag some_rating() { return static_cast<plan::rag>(below(8)); }
    std::optional<int> some_score() {
        return below(5) == 0 ? std::nullopt : std::optional(1 + below(25));
    }
    std::optional<date> some_day() {
        return below(5) == 0 ? std::nullopt : std::optional(start + days(below(60) - 30));
    }
    plan::plan_date some_date() {
        switch (below(4)) {
        case 0:
            return to_be_confirmed();
        case 1:
            return on(start + days(below(150) - 20));
        case 2:
            return unreadable("Dec 19");
        default:
            return {};
        }
    }

    std::mt19937 random_{20181205}; // NOLINT(bugprone-random-generator-seed)
};

} // namespace

TEST_CASE(
    "between two wakes nothing changes that is found of a rating, a risk, a period or what stands "
    "around") {
    random_items random;
    std::map<plan::rule, int> seen;
    for (int i = 0; i < 900; ++i) {
        CAPTURE(i);
        rules::rules_settings settings;
        settings.tranches = true;
        settings.news_working_days = 1 + random.below(10);
        settings.review_after_days = random.below(40);
        settings.confirm_after_working_days = random.below(20);
        settings.report_every_days = random.below(30);
        settings.jump_percent = 1 + random.below(100);
        asking ask{random.next(), {"CL"}, {}, winter_2018(), settings};
        ask.predecessors = random.predecessors();
        ask.milestones = random.milestones();
        ask.measure_parts = random.measure_parts();
        auto findings = rules::evaluate(ask.subject(), ask.on(start));
        auto wake = rules::next_wake(ask.subject(), ask.on(start));
        for (date day = start + days(1); day < start + days(160); day += days(1)) {
            auto now = rules::evaluate(ask.subject(), ask.on(day));
            if (now != findings)
                REQUIRE(wake == day);
            if (wake == day)
                wake = rules::next_wake(ask.subject(), ask.on(day));
            REQUIRE((!wake || *wake > day));
            for (const plan::finding& found : now)
                ++seen[found.rule];
            findings = std::move(now);
        }
    }
    for (const plan::rule rule : {plan::rule::amber_without_date,
                                  plan::rule::red_without_plan,
                                  plan::rule::rating_worsened,
                                  plan::rule::rating_unchanged,
                                  plan::rule::no_tranche,
                                  plan::rule::no_mitigation,
                                  plan::rule::no_review,
                                  plan::rule::review_overdue,
                                  plan::rule::band_worsened,
                                  plan::rule::score_mismatch,
                                  plan::rule::wrong_register,
                                  plan::rule::not_confirmed,
                                  plan::rule::predecessor_late,
                                  plan::rule::predecessor_moved,
                                  plan::rule::latest_start,
                                  plan::rule::no_milestones,
                                  plan::rule::single_milestone,
                                  plan::rule::report_late,
                                  plan::rule::overall_unlike_parts,
                                  plan::rule::total_unreconciled,
                                  plan::rule::measure_jump,
                                  plan::rule::target_missed}) {
        CAPTURE(plan::to_text(rule));
        CHECK(seen[rule] > 0);
    }
}
