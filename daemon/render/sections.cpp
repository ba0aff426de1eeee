#include "daemon/render/sections.hpp"

#include "daemon/plan/name_table.hpp"

#include <algorithm>

namespace remembrancer::render {
namespace {

constexpr plan::name_table<section, 11> names{{
    {section::escalated, "escalated"},
    {section::worsened, "worsened"},
    {section::ahead, "ahead"},
    {section::overdue, "overdue"},
    {section::needs_date, "needs_date"},
    {section::due_today, "due_today"},
    {section::due_in_7_days, "due_in_7_days"},
    {section::due_later, "due_later"},
    {section::questions, "questions"},
    {section::checks, "checks"},
    {section::over, "over"},
}};

section due_section(int days_left) {
    if (days_left <= 0)
        return section::due_today;
    return days_left <= 7 ? section::due_in_7_days : section::due_later;
}

} // namespace

std::string_view to_text(section which) {
    return plan::name_in(names, which);
}

section section_of(const plan::message_item& item) {
    if (item.step == plan::step_over)
        return section::over;
    const bool climbed = item.told_as != plan::role::owner &&
                         item.told_as != plan::role::clearance_officer; // who has work to do
    switch (item.rule) {
    case plan::rule::overdue:
    case plan::rule::report_late:
        return climbed ? section::escalated : section::overdue;
    case plan::rule::needs_date:
        return climbed ? section::escalated : section::needs_date;
    case plan::rule::due_soon:
        return due_section(item.days);
    default:
        break;
    }
    switch (plan::group_of(item.rule)) {
    case plan::rule_group::ahead:
        return climbed ? section::escalated : section::ahead;
    case plan::rule_group::worsened:
        return section::worsened;
    case plan::rule_group::deadline:
    case plan::rule_group::check:
        return section::checks;
    default:
        return section::questions;
    }
}

std::vector<placed_item> in_order(const plan::message& model) {
    std::vector<placed_item> placed;
    placed.reserve(model.items.size());
    for (const plan::message_item& item : model.items)
        placed.push_back({section_of(item), &item});
    std::ranges::stable_sort(placed, {}, &placed_item::section);
    return placed;
}

} // namespace remembrancer::render
