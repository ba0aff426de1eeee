#include "daemon/rules/review_overdue.hpp"

#include "daemon/rules/review.hpp"

#include <algorithm>

namespace remembrancer::rules::review_overdue {
namespace {

struct last_day {
    plan::date by;
    bool is_stated = true;
    plan::date looked_at{}; ///< of a day that is not stated: from when it counts
};

std::optional<last_day> review_of(const plan::item& item, const rules_settings& settings) {
    if (!plan::is_in_register(item.kind) || !is_chased(item))
        return std::nullopt;
    if (item.review.by)
        return last_day{*item.review.by};
    if (settings.review_after_days == 0 || !item.confirmed_on || !is_never_reviewed(item))
        return std::nullopt;
    const plan::date looked_at = std::max(item.dates_known_since, *item.confirmed_on);
    return last_day{looked_at + std::chrono::days(settings.review_after_days), false, looked_at};
}

} // namespace

std::optional<plan::finding> find(const subject& of, const context& in) {
    const auto review = review_of(of.item, in.settings);
    if (!review || in.today <= review->by)
        return std::nullopt;
    plan::finding found;
    found.rule = plan::rule::review_overdue;
    found.reason = plan::reason::review_date_passed;
    found.anchor = review->by;
    found.detail = review->is_stated ? "due " + plan::in_words(of.item.review)
                                     : "last looked at on " + plan::in_words(review->looked_at);
    return found;
}

std::optional<plan::date> next_wake(const subject& of, const context& in) {
    const auto review = review_of(of.item, in.settings);
    if (!review || in.today > review->by)
        return std::nullopt;
    return review->by + std::chrono::days(1);
}

} // namespace remembrancer::rules::review_overdue
