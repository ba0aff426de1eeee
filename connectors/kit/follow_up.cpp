#include "connectors/kit/follow_up.hpp"

#include <algorithm>

namespace remembrancer::kit {
namespace {

bool is_over(const connectors::earlier_message& in, std::size_t place) {
    return std::ranges::find(in.over, place) != in.over.end();
}

} // namespace

std::string_view first_told_in(const connectors::delivery& what) {
    if (what.model->kind != plan::message_kind::escalation)
        return {};
    const auto goes_on = [](const connectors::earlier_message& each) {
        return std::ranges::any_of(each.shared,
                                   [&](std::size_t place) { return !is_over(each, place); });
    };
    const auto first = std::ranges::find_if(what.earlier, goes_on);
    return first == what.earlier.end() ? std::string_view() : first->provider_id;
}

std::vector<rewritten> rewrites_of(const connectors::delivery& what,
                                   const render::render_settings& settings) {
    std::vector<rewritten> all;
    for (const connectors::earlier_message& each : what.earlier) {
        const bool ends = std::ranges::any_of(
            each.shared, [&](std::size_t place) { return is_over(each, place); });
        if (ends)
            all.push_back({each.provider_id, render::words_for_chat(*each.model, settings)});
    }
    return all;
}

} // namespace remembrancer::kit
