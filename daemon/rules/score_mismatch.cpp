#include "daemon/rules/score_mismatch.hpp"

namespace remembrancer::rules::score_mismatch {

std::optional<plan::finding> find(const subject& of, const context& /*in*/) {
    const plan::item& item = of.item;
    if (!item.score || !item.impact || !item.likelihood || !is_chased(item))
        return std::nullopt;
    const int product = *item.impact * *item.likelihood;
    if (*item.score == product)
        return std::nullopt;
    plan::finding found;
    found.rule = plan::rule::score_mismatch;
    found.reason = plan::reason::score_not_product;
    found.detail = "it says " + std::to_string(*item.score) + ", but " +
                   std::to_string(*item.impact) + " times " + std::to_string(*item.likelihood) +
                   " is " + std::to_string(product);
    return found;
}

std::optional<plan::date> next_wake(const subject& /*of*/, const context& /*in*/) {
    return std::nullopt;
}

} // namespace remembrancer::rules::score_mismatch
