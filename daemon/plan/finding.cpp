#include "daemon/plan/finding.hpp"

#include "daemon/plan/name_table.hpp"

namespace remembrancer::plan {
namespace {

constexpr name_table<rule, 48> rules{{
    {rule::due_soon, "due_soon"},
    {rule::overdue, "overdue"},
    {rule::needs_date, "needs_date"},
    {rule::no_owner, "no_owner"},
    {rule::no_date, "no_date"},
    {rule::unreadable, "unreadable"},
    {rule::weekly_list, "weekly_list"},
    {rule::slipped, "slipped"},
    {rule::recast, "recast"},
    {rule::slipped_in_steps, "slipped_in_steps"},
    {rule::no_change_request, "no_change_request"},
    {rule::due_on_closed_day, "due_on_closed_day"},
    {rule::unlikely_year, "unlikely_year"},
    {rule::expected_before_promised, "expected_before_promised"},
    {rule::fixed_date_moved, "fixed_date_moved"},
    {rule::amber_without_date, "amber_without_date"},
    {rule::completion_undated, "completion_undated"},
    {rule::complete_not_started, "complete_not_started"},
    {rule::red_without_plan, "red_without_plan"},
    {rule::rating_worsened, "rating_worsened"},
    {rule::rating_unchanged, "rating_unchanged"},
    {rule::no_tranche, "no_tranche"},
    {rule::no_mitigation, "no_mitigation"},
    {rule::no_review, "no_review"},
    {rule::review_overdue, "review_overdue"},
    {rule::band_worsened, "band_worsened"},
    {rule::score_mismatch, "score_mismatch"},
    {rule::wrong_register, "wrong_register"},
    {rule::not_confirmed, "not_confirmed"},
    {rule::predecessor_late, "predecessor_late"},
    {rule::predecessor_moved, "predecessor_moved"},
    {rule::latest_start, "latest_start"},
    {rule::no_milestones, "no_milestones"},
    {rule::single_milestone, "single_milestone"},
    {rule::papers_due, "papers_due"},
    {rule::notice_missed, "notice_missed"},
    {rule::off_meeting_day, "off_meeting_day"},
    {rule::path_too_short, "path_too_short"},
    {rule::report_late, "report_late"},
    {rule::overall_unlike_parts, "overall_unlike_parts"},
    {rule::total_unreconciled, "total_unreconciled"},
    {rule::measure_jump, "measure_jump"},
    {rule::target_missed, "target_missed"},
    {rule::carried_over, "carried_over"},
    {rule::likely_duplicate, "likely_duplicate"},
    {rule::dates_clustered, "dates_clustered"},
    {rule::peak_month, "peak_month"},
    {rule::behind_time, "behind_time"},
}};

constexpr name_table<reason, 71> reasons{{
    {reason::due_soon, "due_soon"},
    {reason::due_today, "due_today"},
    {reason::past_effective_date, "past_effective_date"},
    {reason::green_but_late, "green_but_late"},
    {reason::forecast_to_be_confirmed, "forecast_to_be_confirmed"},
    {reason::forecast_unreadable, "forecast_unreadable"},
    {reason::owner_missing, "owner_missing"},
    {reason::owner_unresolved, "owner_unresolved"},
    {reason::date_missing, "date_missing"},
    {reason::date_unreadable, "date_unreadable"},
    {reason::value_off_scale, "value_off_scale"},
    {reason::weekly, "weekly"},
    {reason::slipped_from_baseline, "slipped_from_baseline"},
    {reason::moved_later, "moved_later"},
    {reason::moved_earlier, "moved_earlier"},
    {reason::small_slips_add_up, "small_slips_add_up"},
    {reason::change_request_missing, "change_request_missing"},
    {reason::falls_on_weekend, "falls_on_weekend"},
    {reason::falls_on_bank_holiday, "falls_on_bank_holiday"},
    {reason::falls_on_closure, "falls_on_closure"},
    {reason::year_unlikely, "year_unlikely"},
    {reason::forecast_before_baseline, "forecast_before_baseline"},
    {reason::fixed_date_changed, "fixed_date_changed"},
    {reason::amber_without_new_date, "amber_without_new_date"},
    {reason::completion_date_missing, "completion_date_missing"},
    {reason::complete_but_not_started, "complete_but_not_started"},
    {reason::complete_but_under_way, "complete_but_under_way"},
    {reason::plan_missing, "plan_missing"},
    {reason::rating_fell, "rating_fell"},
    {reason::rating_fell_to_red, "rating_fell_to_red"},
    {reason::rating_unchanged_while_slipping, "rating_unchanged_while_slipping"},
    {reason::tranche_missing, "tranche_missing"},
    {reason::mitigation_missing, "mitigation_missing"},
    {reason::review_date_missing, "review_date_missing"},
    {reason::review_date_passed, "review_date_passed"},
    {reason::band_entered, "band_entered"},
    {reason::top_band_entered, "top_band_entered"},
    {reason::score_not_product, "score_not_product"},
    {reason::issue_among_risks, "issue_among_risks"},
    {reason::confirmation_stale, "confirmation_stale"},
    {reason::predecessor_late, "predecessor_late"},
    {reason::predecessor_undated, "predecessor_undated"},
    {reason::predecessor_too_late, "predecessor_too_late"},
    {reason::predecessor_moved, "predecessor_moved"},
    {reason::start_due, "start_due"},
    {reason::start_missed, "start_missed"},
    {reason::milestones_missing, "milestones_missing"},
    {reason::milestone_single, "milestone_single"},
    {reason::value_unclear, "value_unclear"},
    {reason::papers_due, "papers_due"},
    {reason::papers_late, "papers_late"},
    {reason::notice_due, "notice_due"},
    {reason::notice_too_late, "notice_too_late"},
    {reason::no_meeting_that_day, "no_meeting_that_day"},
    {reason::board_cannot_come_first, "board_cannot_come_first"},
    {reason::report_late, "report_late"},
    {reason::report_missing, "report_missing"},
    {reason::overall_better_than_parts, "overall_better_than_parts"},
    {reason::overall_worse_than_parts, "overall_worse_than_parts"},
    {reason::total_unreconciled, "total_unreconciled"},
    {reason::measure_jumped, "measure_jumped"},
    {reason::target_missed, "target_missed"},
    {reason::carried_over, "carried_over"},
    {reason::likely_duplicate, "likely_duplicate"},
    {reason::week_over_limit, "week_over_limit"},
    {reason::day_over_limit, "day_over_limit"},
    {reason::month_over_limit, "month_over_limit"},
    {reason::time_ahead_of_delivery, "time_ahead_of_delivery"},
    {reason::closed, "closed"},
    {reason::recast, "recast"},
    {reason::no_longer_holds, "no_longer_holds"},
}};

} // namespace

rule_group group_of(rule which) {
    switch (which) {
    case rule::due_soon:
    case rule::overdue:
    case rule::needs_date:
    case rule::latest_start:
    case rule::report_late:
        return rule_group::deadline;
    case rule::papers_due:
    case rule::notice_missed:
        return rule_group::ahead;
    case rule::fixed_date_moved:
    case rule::rating_worsened:
    case rule::band_worsened:
    case rule::predecessor_late:
        return rule_group::worsened;
    case rule::no_owner:
    case rule::no_date:
    case rule::unreadable:
        return rule_group::question;
    case rule::weekly_list:
    case rule::dates_clustered:
    case rule::peak_month:
    case rule::behind_time:
        return rule_group::list;
    default:
        return rule_group::check;
    }
}

bool asks_of_completion(rule which) {
    return which == rule::completion_undated || which == rule::complete_not_started;
}

std::string_view to_text(rule which) {
    return name_in(rules, which);
}
std::optional<rule> rule_from_text(std::string_view text) {
    return value_in(rules, text);
}
std::string_view to_text(reason why) {
    return name_in(reasons, why);
}
std::optional<reason> reason_from_text(std::string_view text) {
    return value_in(reasons, text);
}

} // namespace remembrancer::plan
