#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace remembrancer::tests {

/// What a reader sees of a mail's HTML: no tags, no head, nothing of what is hidden; references
/// resolved. A tag that is not closed leaves the rest out, so that a comparison fails.
[[nodiscard]] std::string text_of_html(std::string_view html);

/// The words and numbers of a text, without marks and layout.
[[nodiscard]] std::vector<std::string> words_of(std::string_view text);

} // namespace remembrancer::tests
