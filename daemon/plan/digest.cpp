#include "daemon/plan/digest.hpp"

#include "daemon/plan/name_table.hpp"

namespace remembrancer::plan {
namespace {

constexpr name_table<digest_kind, 5> kinds{{
    {digest_kind::week, "week"},
    {digest_kind::forward_plan, "forward_plan"},
    {digest_kind::board_plan, "board_plan"},
    {digest_kind::scorecard, "scorecard"},
    {digest_kind::measures, "measures"},
}};

constexpr name_table<digest_part, 28> parts{{
    {digest_part::weeks, "weeks"},
    {digest_part::risk_map, "risk_map"},
    {digest_part::overdue, "overdue"},
    {digest_part::this_week, "this_week"},
    {digest_part::next_week, "next_week"},
    {digest_part::next_two_weeks, "next_two_weeks"},
    {digest_part::later_weeks, "later_weeks"},
    {digest_part::recast, "recast"},
    {digest_part::needs_date, "needs_date"},
    {digest_part::needs_answer, "needs_answer"},
    {digest_part::past_baseline, "past_baseline"},
    {digest_part::contradictions, "contradictions"},
    {digest_part::missing, "missing"},
    {digest_part::clusters, "clusters"},
    {digest_part::top_risks, "top_risks"},
    {digest_part::top_issues, "top_issues"},
    {digest_part::unrated, "unrated"},
    {digest_part::missed_rounds, "missed_rounds"},
    {digest_part::dead_messages, "dead_messages"},
    {digest_part::silences, "silences"},
    {digest_part::meetings, "meetings"},
    {digest_part::decisions, "decisions"},
    {digest_part::promises, "promises"},
    {digest_part::ratings, "ratings"},
    {digest_part::dimensions, "dimensions"},
    {digest_part::milestones, "milestones"},
    {digest_part::products, "products"},
    {digest_part::measures, "measures"},
}};

constexpr name_table<digest_figure, 18> figures{{
    {digest_figure::days_to, "days_to"},
    {digest_figure::days_since, "days_since"},
    {digest_figure::overdue, "overdue"},
    {digest_figure::due_in_week, "due_in_week"},
    {digest_figure::due_in_weeks, "due_in_weeks"},
    {digest_figure::past_baseline, "past_baseline"},
    {digest_figure::needs_date, "needs_date"},
    {digest_figure::contradictions, "contradictions"},
    {digest_figure::missing, "missing"},
    {digest_figure::top_risk, "top_risk"},
    {digest_figure::high_risks, "high_risks"},
    {digest_figure::unrated, "unrated"},
    {digest_figure::questions, "questions"},
    {digest_figure::time_used, "time_used"},
    {digest_figure::delivered, "delivered"},
    {digest_figure::to_decide, "to_decide"},
    {digest_figure::unconfirmed, "unconfirmed"},
    {digest_figure::on_target, "on_target"},
}};

constexpr name_table<digest_column, 41> columns{{
    {digest_column::item, "item"},
    {digest_column::ref, "ref"},
    {digest_column::workstream, "workstream"},
    {digest_column::owner, "owner"},
    {digest_column::rating, "rating"},
    {digest_column::rating_before, "rating_before"},
    {digest_column::due, "due"},
    {digest_column::due_before, "due_before"},
    {digest_column::baseline, "baseline"},
    {digest_column::left, "left"},
    {digest_column::times, "times"},
    {digest_column::score, "score"},
    {digest_column::rank, "rank"},
    {digest_column::rank_before, "rank_before"},
    {digest_column::impact, "impact"},
    {digest_column::papers, "papers"},
    {digest_column::papers_left, "papers_left"},
    {digest_column::meeting, "meeting"},
    {digest_column::notice, "notice"},
    {digest_column::what, "what"},
    {digest_column::until, "until"},
    {digest_column::by, "by"},
    {digest_column::week, "week"},
    {digest_column::dates, "dates"},
    {digest_column::busiest, "busiest"},
    {digest_column::on_busiest, "on_busiest"},
    {digest_column::dimension, "dimension"},
    {digest_column::tranche, "tranche"},
    {digest_column::complete, "complete"},
    {digest_column::on_track, "on_track"},
    {digest_column::at_risk, "at_risk"},
    {digest_column::off_track, "off_track"},
    {digest_column::no_status, "no_status"},
    {digest_column::undated, "undated"},
    {digest_column::late, "late"},
    {digest_column::all, "all"},
    {digest_column::share, "share"},
    {digest_column::target, "target"},
    {digest_column::actual, "actual"},
    {digest_column::actual_before, "actual_before"},
    {digest_column::shortfall, "shortfall"},
}};

} // namespace

std::string_view to_text(digest_kind kind) {
    return name_in(kinds, kind);
}
std::optional<digest_kind> digest_kind_from_text(std::string_view text) {
    return value_in(kinds, text);
}
std::string_view to_text(digest_part part) {
    return name_in(parts, part);
}
std::optional<digest_part> digest_part_from_text(std::string_view text) {
    return value_in(parts, text);
}
std::string_view to_text(digest_figure figure) {
    return name_in(figures, figure);
}
std::optional<digest_figure> digest_figure_from_text(std::string_view text) {
    return value_in(figures, text);
}
std::string_view to_text(digest_column column) {
    return name_in(columns, column);
}
std::optional<digest_column> digest_column_from_text(std::string_view text) {
    return value_in(columns, text);
}

std::string name_of(const digest_heading& heading) {
    if (const auto* column = std::get_if<digest_column>(&heading))
        return std::string(to_text(*column));
    if (const auto* monday = std::get_if<date>(&heading))
        return to_iso(*monday);
    return std::to_string(std::get<int>(heading));
}

std::vector<std::string> digest_kind_names() {
    std::vector<std::string> names;
    for (const auto& [kind, name] : kinds)
        names.emplace_back(name);
    return names;
}

} // namespace remembrancer::plan
