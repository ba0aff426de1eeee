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
    std::optional<plan::finding> (*find)(const subject&, const context&);
    std::optional<plan::date> (*next_wake)(const subject&, const context&);
};

constexpr auto every_rule = std::to_array<rule_functions>({
    {due_soon::find, due_soon::next_wake},
    {overdue::find, overdue::next_wake},
    {needs_date::find, needs_date::next_wake},
    {no_owner::find, no_owner::next_wake},
    {no_date::find, no_date::next_wake},
    {unreadable::find, unreadable::next_wake},
    {slipped::find, slipped::next_wake},
    {recast::find, recast::next_wake},
    {slipped_in_steps::find, slipped_in_steps::next_wake},
    {no_change_request::find, no_change_request::next_wake},
    {due_on_closed_day::find, due_on_closed_day::next_wake},
    {unlikely_year::find, unlikely_year::next_wake},
    {expected_before_promised::find, expected_before_promised::next_wake},
    {fixed_date_moved::find, fixed_date_moved::next_wake},
    {amber_without_date::find, amber_without_date::next_wake},
    {completion_undated::find, completion_undated::next_wake},
    {complete_not_started::find, complete_not_started::next_wake},
    {red_without_plan::find, red_without_plan::next_wake},
    {rating_worsened::find, rating_worsened::next_wake},
    {rating_unchanged::find, rating_unchanged::next_wake},
    {no_tranche::find, no_tranche::next_wake},
    {no_mitigation::find, no_mitigation::next_wake},
    {no_review::find, no_review::next_wake},
    {review_overdue::find, review_overdue::next_wake},
    {band_worsened::find, band_worsened::next_wake},
    {score_mismatch::find, score_mismatch::next_wake},
    {wrong_register::find, wrong_register::next_wake},
    {not_confirmed::find, not_confirmed::next_wake},
    {predecessor_late::find, predecessor_late::next_wake},
    {latest_start::find, latest_start::next_wake},
    {no_milestones::find, no_milestones::next_wake},
    {single_milestone::find, single_milestone::next_wake},
    {papers_due::find, papers_due::next_wake},
    {notice_missed::find, notice_missed::next_wake},
    {off_meeting_day::find, off_meeting_day::next_wake},
    {path_too_short::find, path_too_short::next_wake},
    {report_late::find, report_late::next_wake},
    {overall_unlike_parts::find, overall_unlike_parts::next_wake},
    {total_unreconciled::find, total_unreconciled::next_wake},
    {measure_jump::find, measure_jump::next_wake},
    {target_missed::find, target_missed::next_wake},
    {carried_over::find, carried_over::next_wake},
    {likely_duplicate::find, likely_duplicate::next_wake},
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

} // namespace remembrancer::rules
