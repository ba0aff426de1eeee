#include "daemon/rules/behind_time.hpp"

namespace remembrancer::rules::behind_time {
namespace {

constexpr int behind_percent = 10;

} // namespace

std::optional<plan::finding> find(const plan::time_used& of, const context&) {
    if (plan::percent_of_days(of) - plan::percent_delivered(of) < behind_percent)
        return std::nullopt;
    plan::finding found;
    found.rule = plan::rule::behind_time;
    found.reason = plan::reason::time_ahead_of_delivery;
    found.detail = plan::in_words(of);
    return found;
}

std::optional<plan::date> next_wake(const plan::time_used& of, const context& in) {
    plan::time_used later = of;
    while (plan::percent_of_days(later) == plan::percent_of_days(of)) {
        if (later.days >= of.of_days)
            return std::nullopt;
        ++later.days;
    }
    return in.today + std::chrono::days(later.days - of.days);
}

} // namespace remembrancer::rules::behind_time
