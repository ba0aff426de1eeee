#pragma once

#include "daemon/render/sections.hpp"

#include <string>
#include <vector>

namespace remembrancer::render {

/// What a message is about, as its first line says it.
enum class topic { test, notice, escalation, items, over, list };

struct headline {
    render::topic topic = render::topic::items;
    std::string needing;     ///< `2 milestones`: those that somebody must do something about
    bool needing_one = true; ///< for the verb
    std::string counts;      ///< `1 due tomorrow, 1 overdue`
    std::string also_over;   ///< `2 escalations are over`, beside what needs the reader
    std::string list_counts; ///< `3 questions, 14 past baseline`
    bool and_list = false;   ///< the list comes beside items
};

/// `lines` as `in_order` gives them; an item with several counts once, by the most urgent.
[[nodiscard]] headline headline_of(const plan::message& model,
                                   const std::vector<placed_item>& lines);

} // namespace remembrancer::render
