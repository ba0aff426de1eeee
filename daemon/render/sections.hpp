#pragma once

#include "daemon/plan/message.hpp"

#include <string_view>
#include <vector>

namespace remembrancer::render {

/// Under which heading an item stands, in the order of the message.
enum class section {
    escalated,
    worsened,
    ahead, ///< what a board asks for before it meets
    overdue,
    needs_date,
    due_today,
    due_in_7_days,
    due_later,
    questions,
    checks,
    over,
};

/// As the templates name it.
[[nodiscard]] std::string_view to_text(section which);

/// An item is escalated when it is late, or undated past its date, and its reader is told as
/// anybody but its owner.
[[nodiscard]] section section_of(const plan::message_item& item);

struct placed_item {
    render::section section;
    const plan::message_item* item;
};

/// The items in the order in which they are shown; within a section in the model's. They point
/// into `model`.
[[nodiscard]] std::vector<placed_item> in_order(const plan::message& model);

} // namespace remembrancer::render
