#include "daemon/plan/finding.hpp"

#include "daemon/plan/name_table.hpp"

namespace remembrancer::plan {
namespace {

constexpr name_table<rule, 7> rules{{
    {rule::due_soon, "due_soon"},
    {rule::overdue, "overdue"},
    {rule::needs_date, "needs_date"},
    {rule::no_owner, "no_owner"},
    {rule::no_date, "no_date"},
    {rule::unreadable, "unreadable"},
    {rule::weekly_list, "weekly_list"},
}};

constexpr name_table<reason, 15> reasons{{
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
    {reason::closed, "closed"},
    {reason::recast, "recast"},
    {reason::no_longer_holds, "no_longer_holds"},
}};

} // namespace

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
