#pragma once

#include "daemon/render/sections.hpp"

#include <vector>

namespace remembrancer::render {

/// What the reader is asked to do about an item, as keys of the `action` template: one line each.
[[nodiscard]] std::vector<const char*> actions_for(const placed_item& placed);

} // namespace remembrancer::render
