#include "connectors/kit/follow_up.hpp"

namespace remembrancer::kit {

std::string_view first_told_in(const connectors::delivery& what) {
    if (what.model->kind != plan::message_kind::escalation)
        return {};
    return what.earlier.first;
}

std::vector<rewritten> rewrites_of(const connectors::delivery& what,
                                   const render::render_settings& settings) {
    std::vector<rewritten> all;
    for (const connectors::earlier_message& each : what.earlier.ended)
        all.push_back({each.provider_id, render::words_for_chat(*each.model, settings)});
    return all;
}

} // namespace remembrancer::kit
