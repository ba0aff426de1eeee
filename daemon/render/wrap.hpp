#pragma once

#include <string>
#include <string_view>

namespace remembrancer::render {

/// Lines longer than `width` characters broken at spaces. What follows is indented deeper than the
/// line it belongs to, so that no text can pose as a line of its own.
[[nodiscard]] std::string wrap(std::string_view text, std::size_t width);

} // namespace remembrancer::render
