#include "daemon/render/actions.hpp"

namespace remembrancer::render {
namespace {

bool is_office(const plan::message_item& item) {
    return item.told_as == plan::role::programme_office;
}

const char* about_late(const plan::message_item& item) {
    if (item.told_as == plan::role::owner)
        return item.reason == plan::reason::green_but_late ? "say_done_or_red" : "say_done_or_date";
    if (is_office(item))
        return item.owners.empty() ? "record_unowned" : "record_answer";
    return item.owners.empty() ? "agree_owner_first" : "agree_with_owner";
}

const char* about_undated(const plan::message_item& item) {
    if (item.told_as == plan::role::owner)
        return "give_date";
    if (is_office(item))
        return item.owners.empty() ? "put_date_unowned" : "put_date";
    return item.owners.empty() ? "agree_owner_first" : "agree_with_owner";
}

const char* about_report(const plan::message_item& item) {
    if (item.told_as == plan::role::owner)
        return item.kind == plan::item_kind::measure ? "send_figure" : "send_report";
    return item.owners.empty() ? "find_reporter" : "ask_for_report";
}

const char* about_meeting(const plan::message_item& item) {
    if (item.reason == plan::reason::notice_too_late)
        return "give_lawful_meeting";
    if (item.told_as == plan::role::clearance_officer)
        return "clear_papers";
    if (item.told_as != plan::role::owner)
        return item.owners.empty() ? "agree_owner_first" : "ask_what_helps";
    return item.rule == plan::rule::papers_due ? "send_papers" : "give_notice";
}

} // namespace

std::vector<const char*> actions_for(const placed_item& placed) {
    const plan::message_item& item = *placed.item;
    if (placed.section == section::over)
        return {"nothing_to_do"};
    switch (item.rule) {
    case plan::rule::due_soon:
        return {"say_when_done", "move_if_needed"};
    case plan::rule::overdue:
        return {about_late(item)};
    case plan::rule::needs_date:
    case plan::rule::no_date:
        return {about_undated(item)};
    case plan::rule::no_owner:
        return {is_office(item) ? "put_owner" : "name_owner"};
    case plan::rule::rating_worsened:
    case plan::rule::band_worsened:
    case plan::rule::fixed_date_moved:
        return {item.owners.empty() ? "agree_owner_first" : "ask_what_helps"};
    case plan::rule::slipped:
    case plan::rule::recast:
    case plan::rule::slipped_in_steps:
        return {"say_if_it_holds"};
    case plan::rule::no_change_request:
        return {"give_change_request"};
    case plan::rule::due_on_closed_day:
        return {"work_to_day_before"};
    case plan::rule::amber_without_date:
    case plan::rule::rating_unchanged:
        return {"bring_rating_in_line"};
    case plan::rule::completion_undated:
        return {"give_completion_date"};
    case plan::rule::red_without_plan:
    case plan::rule::no_mitigation:
        return {"write_plan"};
    case plan::rule::no_review:
    case plan::rule::review_overdue:
        return {"give_review_date"};
    case plan::rule::papers_due:
    case plan::rule::notice_missed:
        return {about_meeting(item)};
    case plan::rule::off_meeting_day:
        return {"give_meeting_day"};
    case plan::rule::path_too_short:
        return {"make_room_for_board"};
    case plan::rule::carried_over:
        return {"give_date_that_holds"};
    case plan::rule::likely_duplicate:
        return {"say_if_one"};
    case plan::rule::not_confirmed:
        return {"confirm_date"};
    case plan::rule::predecessor_late:
    case plan::rule::predecessor_moved:
        return {"see_if_it_holds"};
    case plan::rule::latest_start:
        return {"say_when_started", "move_if_needed"};
    case plan::rule::no_milestones:
    case plan::rule::single_milestone:
        return {"add_milestones"};
    case plan::rule::report_late:
        return {about_report(item)};
    case plan::rule::overall_unlike_parts:
        return {"explain_overall"};
    case plan::rule::total_unreconciled:
        return {"reconcile_total"};
    case plan::rule::measure_jump:
        return {"say_what_changed"};
    case plan::rule::target_missed:
        return {"say_if_target_holds"};
    default:
        return {"correct_value"};
    }
}

} // namespace remembrancer::render
