#include "daemon/rules/evaluate.hpp"

#include "daemon/rules/amber_without_date.hpp"
#include "daemon/rules/band_worsened.hpp"
#include "daemon/rules/carried_over.hpp"
#include "daemon/rules/complete_not_started.hpp"
#include "daemon/rules/completion_undated.hpp"
#include "daemon/rules/due_on_closed_day.hpp"
#include "daemon/rules/due_soon.hpp"
#include "daemon/rules/expected_before_promised.hpp"
#include "daemon/rules/fixed_date_moved.hpp"
#include "daemon/rules/latest_start.hpp"
#include "daemon/rules/likely_duplicate.hpp"
#include "daemon/rules/measure_jump.hpp"
#include "daemon/rules/needs_date.hpp"
#include "daemon/rules/no_change_request.hpp"
#include "daemon/rules/no_date.hpp"
#include "daemon/rules/no_milestones.hpp"
#include "daemon/rules/no_mitigation.hpp"
#include "daemon/rules/no_owner.hpp"
#include "daemon/rules/no_review.hpp"
#include "daemon/rules/no_tranche.hpp"
#include "daemon/rules/not_confirmed.hpp"
#include "daemon/rules/notice_missed.hpp"
#include "daemon/rules/off_meeting_day.hpp"
#include "daemon/rules/overall_unlike_parts.hpp"
#include "daemon/rules/overdue.hpp"
#include "daemon/rules/papers_due.hpp"
#include "daemon/rules/path_too_short.hpp"
#include "daemon/rules/predecessor_late.hpp"
#include "daemon/rules/predecessor_moved.hpp"
#include "daemon/rules/rating_unchanged.hpp"
#include "daemon/rules/rating_worsened.hpp"
#include "daemon/rules/recast.hpp"
#include "daemon/rules/red_without_plan.hpp"
#include "daemon/rules/report_late.hpp"
#include "daemon/rules/review_overdue.hpp"
#include "daemon/rules/score_mismatch.hpp"
#include "daemon/rules/single_milestone.hpp"
#include "daemon/rules/slipped.hpp"
#include "daemon/rules/slipped_in_steps.hpp"
#include "daemon/rules/target_missed.hpp"
#include "daemon/rules/total_unreconciled.hpp"
#include "daemon/rules/unlikely_year.hpp"
#include "daemon/rules/unreadable.hpp"
#include "daemon/rules/wrong_register.hpp"

#include <array>
#include <utility>

namespace remembrancer::rules {
namespace {

struct rule_functions {
    plan::rule rule;
    std::optional<plan::finding> (*find)(const subject&, const context&);
    std::optional<plan::date> (*next_wake)(const subject&, const context&);
};

constexpr auto every_rule = std::to_array<rule_functions>({
    {plan::rule::due_soon, due_soon::find, due_soon::next_wake},
    {plan::rule::overdue, overdue::find, overdue::next_wake},
    {plan::rule::needs_date, needs_date::find, needs_date::next_wake},
    {plan::rule::no_owner, no_owner::find, no_owner::next_wake},
    {plan::rule::no_date, no_date::find, no_date::next_wake},
    {plan::rule::unreadable, unreadable::find, unreadable::next_wake},
    {plan::rule::slipped, slipped::find, slipped::next_wake},
    {plan::rule::recast, recast::find, recast::next_wake},
    {plan::rule::slipped_in_steps, slipped_in_steps::find, slipped_in_steps::next_wake},
    {plan::rule::no_change_request, no_change_request::find, no_change_request::next_wake},
    {plan::rule::due_on_closed_day, due_on_closed_day::find, due_on_closed_day::next_wake},
    {plan::rule::unlikely_year, unlikely_year::find, unlikely_year::next_wake},
    {plan::rule::expected_before_promised, expected_before_promised::find,
     expected_before_promised::next_wake},
    {plan::rule::fixed_date_moved, fixed_date_moved::find, fixed_date_moved::next_wake},
    {plan::rule::amber_without_date, amber_without_date::find, amber_without_date::next_wake},
    {plan::rule::completion_undated, completion_undated::find, completion_undated::next_wake},
    {plan::rule::complete_not_started, complete_not_started::find, complete_not_started::next_wake},
    {plan::rule::red_without_plan, red_without_plan::find, red_without_plan::next_wake},
    {plan::rule::rating_worsened, rating_worsened::find, rating_worsened::next_wake},
    {plan::rule::rating_unchanged, rating_unchanged::find, rating_unchanged::next_wake},
    {plan::rule::no_tranche, no_tranche::find, no_tranche::next_wake},
    {plan::rule::no_mitigation, no_mitigation::find, no_mitigation::next_wake},
    {plan::rule::no_review, no_review::find, no_review::next_wake},
    {plan::rule::review_overdue, review_overdue::find, review_overdue::next_wake},
    {plan::rule::band_worsened, band_worsened::find, band_worsened::next_wake},
    {plan::rule::score_mismatch, score_mismatch::find, score_mismatch::next_wake},
    {plan::rule::wrong_register, wrong_register::find, wrong_register::next_wake},
    {plan::rule::not_confirmed, not_confirmed::find, not_confirmed::next_wake},
    {plan::rule::predecessor_late, predecessor_late::find, predecessor_late::next_wake},
    {plan::rule::latest_start, latest_start::find, latest_start::next_wake},
    {plan::rule::no_milestones, no_milestones::find, no_milestones::next_wake},
    {plan::rule::single_milestone, single_milestone::find, single_milestone::next_wake},
    {plan::rule::papers_due, papers_due::find, papers_due::next_wake},
    {plan::rule::notice_missed, notice_missed::find, notice_missed::next_wake},
    {plan::rule::off_meeting_day, off_meeting_day::find, off_meeting_day::next_wake},
    {plan::rule::path_too_short, path_too_short::find, path_too_short::next_wake},
    {plan::rule::report_late, report_late::find, report_late::next_wake},
    {plan::rule::overall_unlike_parts, overall_unlike_parts::find, overall_unlike_parts::next_wake},
    {plan::rule::total_unreconciled, total_unreconciled::find, total_unreconciled::next_wake},
    {plan::rule::measure_jump, measure_jump::find, measure_jump::next_wake},
    {plan::rule::target_missed, target_missed::find, target_missed::next_wake},
    {plan::rule::carried_over, carried_over::find, carried_over::next_wake},
    {plan::rule::likely_duplicate, likely_duplicate::find, likely_duplicate::next_wake},
    {plan::rule::predecessor_moved, predecessor_moved::find, predecessor_moved::next_wake},
});

} // namespace

std::vector<plan::finding> evaluate(const subject& of, const context& in) {
    std::vector<plan::finding> findings;
    for (const rule_functions& rule : every_rule) {
        if (auto found = rule.find(of, in))
            findings.push_back(std::move(*found));
    }
    return findings;
}

std::optional<plan::date> next_wake(const subject& of, const context& in) {
    std::optional<plan::date> earliest;
    for (const rule_functions& rule : every_rule) {
        const auto wake = rule.next_wake(of, in);
        if (wake && (!earliest || *wake < *earliest))
            earliest = wake;
    }
    return earliest;
}

std::vector<verdict> verdicts(const subject& of, const context& in) {
    std::vector<verdict> all;
    all.reserve(every_rule.size());
    for (const rule_functions& rule : every_rule)
        all.push_back({rule.rule, rule.find(of, in), rule.next_wake(of, in)});
    return all;
}

} // namespace remembrancer::rules
