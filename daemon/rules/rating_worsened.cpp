#include "daemon/rules/rating_worsened.hpp"

#include "daemon/rules/news.hpp"
#include "daemon/rules/rated_parts.hpp"

#include <algorithm>
#include <string_view>
#include <utility>
#include <vector>

namespace remembrancer::rules::rating_worsened {
namespace {

// The numbers of the ratings run from the best to the worst.
bool is_worse(plan::rag now, plan::rag before) {
    return is_on_scale(now) && is_on_scale(before) && now > before;
}

bool whole_fell(const plan::item& item) {
    return item.history.rag_changed_on && is_chased(item) &&
           is_worse(item.rag, item.history.rag_before);
}

/// Dimensions that fell alike.
struct fall {
    plan::rag from;
    plan::rag to;
    std::vector<std::string_view> names;
};

/// In the order of the report.
std::vector<fall> falls_of_parts(const plan::item& item) {
    std::vector<fall> falls;
    if (!item.history.parts_changed_on || !is_chased(item))
        return falls;
    for (const plan::rated_part& part : item.parts) {
        const auto before =
            std::ranges::find(item.history.parts_before, part.name, &plan::rated_part::name);
        if (before == item.history.parts_before.end() || !is_worse(part.rating, before->rating))
            continue;
        auto alike = std::ranges::find_if(falls, [&](const fall& each) {
            return each.from == before->rating && each.to == part.rating;
        });
        if (alike == falls.end())
            alike = falls.insert(alike, {before->rating, part.rating, {}});
        alike->names.push_back(part.name);
    }
    return falls;
}

void add(std::string& detail, plan::rag from, plan::rag to) {
    detail.append("from ").append(plan::word(from)).append(" to ").append(plan::word(to));
}

} // namespace

std::optional<plan::finding> find(const subject& of, const context& in) {
    const plan::item_history& history = of.item.history;
    const bool whole_is_news = whole_fell(of.item) && is_news(history.rag_changed_on, in);
    auto parts =
        is_news(history.parts_changed_on, in) ? falls_of_parts(of.item) : std::vector<fall>();
    if (!whole_is_news && parts.empty())
        return std::nullopt;
    plan::finding found;
    found.rule = plan::rule::rating_worsened;
    found.reason = plan::reason::rating_fell;
    found.bound_to_anchor = true;
    // Each plan's falls are said once: of two that are news the newer's alone.
    found.anchor = std::max(whole_is_news ? history.rag_changed_on : std::nullopt,
                            parts.empty() ? std::nullopt : history.parts_changed_on);
    if (whole_is_news && history.rag_changed_on == found.anchor) {
        add(found.detail, history.rag_before, of.item.rag);
        if (of.item.rag == plan::rag::red)
            found.reason = plan::reason::rating_fell_to_red;
    }
    if (history.parts_changed_on != found.anchor)
        return found;
    for (const fall& each : parts) {
        found.detail += (found.detail.empty() ? "" : "; ") + listed(each.names) + " ";
        add(found.detail, each.from, each.to);
        if (each.to == plan::rag::red)
            found.reason = plan::reason::rating_fell_to_red;
    }
    return found;
}

std::optional<plan::date> next_wake(const subject& of, const context& in) {
    std::optional<plan::date> wake;
    if (whole_fell(of.item))
        wake = news_wake(of.item.history.rag_changed_on, in);
    if (falls_of_parts(of.item).empty())
        return wake;
    const auto of_parts = news_wake(of.item.history.parts_changed_on, in);
    return wake && of_parts ? std::min(wake, of_parts) : std::max(wake, of_parts);
}

} // namespace remembrancer::rules::rating_worsened
