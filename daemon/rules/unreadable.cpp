#include "daemon/rules/unreadable.hpp"

#include <algorithm>
#include <array>
#include <string_view>

namespace remembrancer::rules::unreadable {
namespace {

/// The fields of an item which hold a date, as `question::field` names them.
constexpr std::array<std::string_view, 7> date_fields{
    "baseline", "forecast", "raised_on", "closed_on", "review", "confirmed_on", "reported_on"};

/// Those which name other items, say how long it takes or how often it comes, or count.
constexpr std::array<std::string_view, 5> worded_fields{"depends_on", "lead_time", "cadence",
                                                        "target", "actual"};

plan::reason reason_about(std::string_view field) {
    if (std::ranges::find(date_fields, field) != date_fields.end())
        return plan::reason::date_unreadable;
    return std::ranges::find(worded_fields, field) != worded_fields.end()
               ? plan::reason::value_unclear
               : plan::reason::value_off_scale;
}

/// What stands in the way of most: without a date nothing is known to be late.
bool leads(plan::reason one, plan::reason other) {
    return one != other &&
           (one == plan::reason::date_unreadable || other == plan::reason::value_unclear);
}

void add(std::optional<plan::finding>& found, plan::reason reason, std::string_view field,
         std::string_view text) {
    if (!found) {
        found.emplace();
        found->rule = plan::rule::unreadable;
        found->reason = reason;
    } else {
        found->detail += "; ";
        if (leads(reason, found->reason))
            found->reason = reason;
    }
    found->detail.append(field).append(" '").append(text).append("'");
}

} // namespace

std::optional<plan::finding> find(const subject& of, const context& /*in*/) {
    if (!is_chased(of.item))
        return std::nullopt;
    std::optional<plan::finding> found;
    const bool bad_baseline = of.item.baseline.precision == plan::precision::unreadable;
    const bool bad_forecast = of.item.forecast.precision == plan::precision::unreadable;
    if (bad_baseline)
        add(found, plan::reason::date_unreadable, "baseline", of.item.baseline.text);
    if (bad_forecast)
        add(found, plan::reason::date_unreadable, "forecast", of.item.forecast.text);
    for (const plan::question& open : of.item.questions) {
        const bool said_above = (bad_baseline && open.field == "baseline") ||
                                (bad_forecast && open.field == "forecast");
        if (said_above || open.field == "owner")
            continue;
        add(found, reason_about(open.field), open.field, open.text);
    }
    return found;
}

std::optional<plan::date> next_wake(const subject& /*of*/, const context& /*in*/) {
    return std::nullopt;
}

} // namespace remembrancer::rules::unreadable
