#pragma once

#include <string_view>
#include <vector>

namespace remembrancer::render {

/// Whether a template may name `key` inside these open sections, outermost first.
[[nodiscard]] bool is_known_key(std::string_view key, const std::vector<std::string_view>& open);

/// The known key that `key` was probably meant to be; empty when there is none near it.
[[nodiscard]] std::string likely_key(std::string_view key);

} // namespace remembrancer::render
