#pragma once

#include "connectors/kit/channel.hpp"

#include <span>
#include <string_view>

namespace remembrancer::registry {

/// Every kind of channel that the kit carries. A new one is its folder and a line here.
[[nodiscard]] std::span<const kit::channel_kind* const> kinds();

/// Null for an unknown name.
[[nodiscard]] const kit::channel_kind* find_kind(std::string_view name);

} // namespace remembrancer::registry
