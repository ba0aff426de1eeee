#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace remembrancer::base {

/// `text` with every invalid UTF-8 sequence (RFC 3629: overlong, surrogate, truncated, above
/// U+10FFFF) replaced by U+FFFD.
[[nodiscard]] std::string valid_utf8(std::string_view text);

[[nodiscard]] bool is_valid_utf8(std::string_view text);

/// Without leading and trailing white space; the no-break space counts as white space.
[[nodiscard]] std::string_view trim(std::string_view text);

/// The form in which two names or titles are compared: white space trimmed and collapsed to single
/// spaces, ASCII letters in lower case, typographic dashes and quotes as their ASCII cousins.
[[nodiscard]] std::string folded(std::string_view text);

/// The word among `candidates` nearest to `word` by edit distance, in which two neighbours that
/// changed places count once; empty when none is near enough to be a likely typing error.
[[nodiscard]] std::string nearest(std::string_view word,
                                  const std::vector<std::string>& candidates);

} // namespace remembrancer::base
