#include "daemon/rules/not_confirmed.hpp"

#include "daemon/calendar/working_calendar.hpp"

#include <algorithm>

namespace remembrancer::rules::not_confirmed {
namespace {

/// The days on which it is asked: [opens, closes).
struct period {
    plan::date opens;
    plan::date closes;
};

std::optional<period> period_of(const plan::item& item, const context& in) {
    if (in.settings.confirm_after_working_days == 0 || plan::is_of_period(item.kind) ||
        !is_chased(item))
        return std::nullopt;
    const auto by = plan::effective_by(item);
    if (!by)
        return std::nullopt;
    const plan::date said =
        std::max(item.dates_known_since, item.confirmed_on.value_or(item.dates_known_since));
    const plan::date stale =
        in.calendar.add_working_days(said, in.settings.confirm_after_working_days);
    const plan::date near = *by - std::chrono::days(in.settings.confirm_within_days);
    return period{std::max(stale, near), *by};
}

} // namespace

std::optional<plan::finding> find(const subject& of, const context& in) {
    const auto asked = period_of(of.item, in);
    if (!asked || in.today < asked->opens || in.today >= asked->closes)
        return std::nullopt;
    plan::finding found;
    found.rule = plan::rule::not_confirmed;
    found.reason = plan::reason::confirmation_stale;
    found.detail =
        "still " + plan::in_words(of.item.forecast.by ? of.item.forecast : of.item.baseline) + "?";
    return found;
}

std::optional<plan::date> next_wake(const subject& of, const context& in) {
    const auto asked = period_of(of.item, in);
    if (!asked || in.today >= asked->closes)
        return std::nullopt;
    if (in.today >= asked->opens)
        return asked->closes;
    return asked->opens < asked->closes ? std::optional(asked->opens) : std::nullopt;
}

} // namespace remembrancer::rules::not_confirmed
