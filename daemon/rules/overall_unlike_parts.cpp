#include "daemon/rules/overall_unlike_parts.hpp"

#include "daemon/rules/rated_parts.hpp"

#include <algorithm>

namespace remembrancer::rules::overall_unlike_parts {
namespace {

/// What is complete is no better than what is green.
plan::rag as_judged(plan::rag rating) {
    return std::max(rating, plan::rag::green);
}

plan::rag rating_of(const plan::rated_part* part) {
    return as_judged(part->rating);
}

using parts = std::vector<const plan::rated_part*>;

/// `both parts Green`, `all 6 parts Amber`, `Scope Green, Budget Amber`.
std::string in_words(const parts& all) {
    const auto is_as_first = [&](const plan::rated_part* each) {
        return each->rating == all.front()->rating;
    };
    if (all.size() > 1 && std::ranges::all_of(all, is_as_first)) {
        std::string words =
            all.size() == 2 ? "both parts" : "all " + std::to_string(all.size()) + " parts";
        return words.append(" ").append(plan::word(all.front()->rating));
    }
    std::string words;
    for (const plan::rated_part* part : all) {
        words += words.empty() ? "" : ", ";
        words.append(part->name).append(" ").append(plan::word(part->rating));
    }
    return words;
}

/// `Budget and Time Red`, of those that are.
std::string red_in_words(const parts& all) {
    std::vector<std::string_view> names;
    for (const plan::rated_part* part : all)
        if (part->rating == plan::rag::red)
            names.push_back(part->name);
    return listed(names).append(" ").append(plan::word(plan::rag::red));
}

} // namespace

std::optional<plan::finding> find(const subject& of, const context& /*in*/) {
    const plan::item& item = of.item;
    if (item.kind != plan::item_kind::report || !is_chased(item) || !is_on_scale(item.rag))
        return std::nullopt;
    const parts all = rated(item.parts);
    if (all.empty())
        return std::nullopt;
    const plan::rag overall = as_judged(item.rag);
    const auto [best, worst] = std::ranges::minmax(all, {}, rating_of);
    const bool is_blind = overall == plan::rag::green && worst->rating == plan::rag::red;
    plan::finding found;
    found.rule = plan::rule::overall_unlike_parts;
    if (overall < rating_of(best) || is_blind)
        found.reason = plan::reason::overall_better_than_parts;
    else if (overall > rating_of(worst))
        found.reason = plan::reason::overall_worse_than_parts;
    else
        return std::nullopt;
    found.detail.append("overall ").append(plan::word(item.rag)).append("; ");
    const bool some_are_not = rating_of(best) != plan::rag::red;
    found.detail += is_blind && some_are_not ? red_in_words(all) : in_words(all);
    return found;
}

std::optional<plan::date> next_wake(const subject& /*of*/, const context& /*in*/) {
    return std::nullopt;
}

} // namespace remembrancer::rules::overall_unlike_parts
