#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace remembrancer::intake {

/// Trimmed, with every stretch of white space as one blank.
[[nodiscard]] std::string on_one_line(std::string_view text);

/// Without what stands in parentheses; an unclosed one reaches to the end.
[[nodiscard]] std::string without_parentheses(std::string_view text);

/// Cut to so many bytes at most, at the start of a character, and `...` where it was longer.
[[nodiscard]] std::string shortened(std::string_view text, std::size_t most);

} // namespace remembrancer::intake
