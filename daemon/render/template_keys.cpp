#include "daemon/render/template_keys.hpp"

#include "daemon/base/text.hpp"
#include "daemon/plan/digest.hpp"

#include <algorithm>
#include <array>

namespace remembrancer::render {
namespace {

struct scope {
    std::string_view section; ///< empty: everywhere
    std::vector<std::string_view> keys;
};

// What the view sets (view.cpp), by the section it belongs to.
const std::vector<scope>& scopes() {
    static const std::vector<scope> all{
        {"", {"about_test",  "about_notice", "about_escalation", "about_items",   "about_over",
              "about_list",  "and_list",     "also_over",        "beside_items",  "counts",
              "list_counts", "needing",      "needing_one",      "programme",     "person",
              "today_is",    "note",         "preheader",        "items",         "only",
              "more_items",  "list",         "plan_as_of",       "office_contact"}},
        {"items",
         {"section",
          "number",
          "title",
          "kind",
          "kind_ref",
          "workstream",
          "rag",
          "rag_background",
          "rag_ink",
          "green_but_late",
          "detail",
          "facts",
          "questions",
          "named_owners",
          "actions",
          "next",
          "in_escalated",
          "in_worsened",
          "in_ahead",
          "in_overdue",
          "in_needs_date",
          "in_due_today",
          "in_due_in_7_days",
          "in_due_later",
          "in_questions",
          "in_checks",
          "in_over",
          "due_ahead",
          "rule_due_soon",
          "rule_overdue",
          "rule_needs_date",
          "rule_no_owner",
          "rule_no_date",
          "rule_unreadable",
          "rule_slipped",
          "rule_recast",
          "rule_slipped_in_steps",
          "rule_no_change_request",
          "rule_due_on_closed_day",
          "rule_unlikely_year",
          "rule_expected_before_promised",
          "rule_fixed_date_moved",
          "rule_amber_without_date",
          "rule_completion_undated",
          "rule_complete_not_started",
          "rule_red_without_plan",
          "rule_rating_worsened",
          "rule_rating_unchanged",
          "rule_no_tranche",
          "rule_no_mitigation",
          "rule_no_review",
          "rule_review_overdue",
          "rule_band_worsened",
          "rule_score_mismatch",
          "rule_wrong_register",
          "rule_not_confirmed",
          "rule_predecessor_late",
          "rule_latest_start",
          "rule_no_milestones",
          "rule_single_milestone",
          "rule_papers_due",
          "rule_notice_missed",
          "rule_off_meeting_day",
          "rule_path_too_short",
          "rule_report_late",
          "rule_overall_unlike_parts",
          "rule_total_unreconciled",
          "rule_measure_jump",
          "rule_target_missed",
          "rule_carried_over",
          "rule_likely_duplicate",
          "why_closed",
          "why_recast",
          "why_no_longer_holds",
          "why_forecast_unreadable",
          "why_owner_unresolved",
          "why_date_unreadable",
          "why_value_unclear",
          "why_start_missed",
          "why_papers_late",
          "why_notice_too_late",
          "why_report_missing",
          "today",
          "tomorrow",
          "due",
          "due_short",
          "time",
          "working_days",
          "some_left",
          "dated",
          "baseline",
          "forecast",
          "forecast_given",
          "baseline_blank",
          "baseline_to_be_confirmed",
          "baseline_unreadable",
          "forecast_to_be_confirmed",
          "forecast_unreadable",
          "unchanged",
          "recasts",
          "owners",
          "owns",
          "shared_with",
          "role",
          "principal",
          "stand_in_reason",
          "reason_names_them"}},
        {"section", {"count"}},
        {"questions", {"typed", "asked"}},
        {"actions",
         {"say_when_done",
          "move_if_needed",
          "say_done_or_date",
          "say_done_or_red",
          "agree_with_owner",
          "agree_owner_first",
          "record_answer",
          "record_unowned",
          "give_date",
          "put_date",
          "put_date_unowned",
          "name_owner",
          "put_owner",
          "correct_value",
          "nothing_to_do",
          "ask_what_helps",
          "say_if_it_holds",
          "give_change_request",
          "work_to_day_before",
          "bring_rating_in_line",
          "give_completion_date",
          "write_plan",
          "give_review_date",
          "confirm_date",
          "see_if_it_holds",
          "say_when_started",
          "add_milestones",
          "clear_papers",
          "send_papers",
          "give_notice",
          "give_lawful_meeting",
          "give_meeting_day",
          "make_room_for_board",
          "say_if_one",
          "give_date_that_holds",
          "send_report",
          "send_figure",
          "ask_for_report",
          "find_reporter",
          "explain_overall",
          "reconcile_total",
          "say_what_changed",
          "say_if_target_holds"}},
        {"next", {"who", "hears", "again", "on"}},
        {"list", {"topics", "days_since_import"}},
        {"topics",
         {"topic_questions", "topic_vanished", "topic_past_baseline", "topic_changed_baselines",
          "topic_missed_rounds", "topic_dead_messages", "topic_clusters", "topic_progress",
          "topic_coverage", "count", "entries", "more"}},
        {"entries", {"ref", "title", "workstream", "text"}},
        // A digest's (digest_view.cpp) besides the keys that are named after its values:
        // `names_value`.
        {"",
         {"subject", "audience", "period_days", "period_day", "period_week", "figured", "figures",
          "sections"}},
        {"figures", {"number", "one", "of", "of_one", "share", "name", "on"}},
        {"sections", {"tabled", "columns", "rows", "left_out", "items"}},
        {"columns", {"first", "narrow", "monday", "level"}},
        {"rows", {"row_title", "row_about", "row_says", "cells"}},
        {"cells", {"blank", "last", "narrow", "says", "background", "ink", "rating", "columns"}},
    };
    return all;
}

/// Whether the key is a prefix and then the name of one of a digest's values.
bool names_value(std::string_view key) {
    const auto after = [key](std::string_view prefix) {
        return key.starts_with(prefix) ? key.substr(prefix.size()) : std::string_view();
    };
    return plan::digest_kind_from_text(after("digest_")) ||
           plan::digest_part_from_text(after("part_")) ||
           plan::digest_figure_from_text(after("figure_")) ||
           plan::digest_column_from_text(after("column_"));
}

/// The section that a key belongs to which is named after a value.
std::string_view section_of_value(std::string_view key) {
    if (key.starts_with("part_"))
        return "sections";
    if (key.starts_with("figure_"))
        return "figures";
    return key.starts_with("column_") ? "columns" : "";
}

} // namespace

bool is_known_key(std::string_view key, const std::vector<std::string_view>& open) {
    const auto is_open = [&](std::string_view section) {
        return section.empty() || std::ranges::count(open, section) > 0;
    };
    if (names_value(key))
        return is_open(section_of_value(key));
    return std::ranges::any_of(scopes(), [&](const scope& s) {
        return is_open(s.section) && std::ranges::count(s.keys, key) > 0;
    });
}

std::string likely_key(std::string_view key) {
    std::vector<std::string> all;
    for (const scope& s : scopes())
        all.insert(all.end(), s.keys.begin(), s.keys.end());
    return base::nearest(key, all);
}

} // namespace remembrancer::render
