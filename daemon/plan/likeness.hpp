#pragma once

#include "daemon/plan/item.hpp"

#include <optional>
#include <string>

namespace remembrancer::plan {

/// The earlier entry of a register that one reads much like.
struct likeness {
    item_id item;
    item_kind kind = item_kind::risk;
    std::string ref;
    std::string title;
    std::optional<int> score;

    friend bool operator==(const likeness&, const likeness&) = default;
};

} // namespace remembrancer::plan
