#pragma once

#include "daemon/plan/item.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace remembrancer::rules {

/// Whether it says how something stands.
[[nodiscard]] bool is_on_scale(plan::rag rating);

/// `Scope`, `Scope and Budget`, `Scope, Budget and Time`.
[[nodiscard]] std::string listed(const std::vector<std::string_view>& names);

/// Those of the parts that are on the scale. Points into `parts`.
[[nodiscard]] std::vector<const plan::rated_part*>
rated(const std::vector<plan::rated_part>& parts);

} // namespace remembrancer::rules
