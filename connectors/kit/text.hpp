#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace remembrancer::kit {

/// What a channel counts when it says how long a text may be.
enum class unit {
    bytes,      ///< of UTF-8
    characters, ///< code points
    utf16,      ///< code units of UTF-16: an emoji is two. Never less than characters
};

/// `text` is valid UTF-8.
[[nodiscard]] std::size_t size_in(unit of, std::string_view text);

/// `text` cut to at most `limit`, `…` included, at the end of a word where there is one, never
/// within a letter and its marks. `text` is one line of words (`render::one_line`) that is not yet
/// escaped: what is cut after escaping could end in half of one.
[[nodiscard]] std::string cut_to(std::string_view text, std::size_t limit, unit of);

/// `text` with a backslash before each of `special`.
[[nodiscard]] std::string backslashed(std::string text, std::string_view special);

/// `text` with a zero-width space behind each of `special`: to the eye nothing, to a parser of
/// mentions no name. For channels that know no escape for them.
[[nodiscard]] std::string parted(std::string text, std::string_view special);

/// `words` so that no channel finds an address in them by itself: zero-width spaces stand around
/// the dots within names, and behind colons that are not of a time. To the eye nothing.
[[nodiscard]] std::string unlinked(std::string_view words);

/// `text` with `mark` before what makes a list or a heading of a line that begins with it: `-`,
/// `+`,
/// `=`, or a number with a dot or a bracket. For all but those there are better escapes.
[[nodiscard]] std::string plain_start(std::string text, std::string_view mark);

/// `words` for a channel that reads Markdown, CommonMark's escapes among it: `unlinked`, with a
/// backslash before each of `special` and what `plain_start` looks for.
[[nodiscard]] std::string inert_markdown(std::string_view words, std::string_view special);

/// An address as it may stand in parentheses: its own are percent-encoded, or one would end it.
[[nodiscard]] std::string in_parentheses(std::string_view url);

/// `text` percent-encoded as one segment of a path or a value of a query (RFC 3986, 2.3).
[[nodiscard]] std::string percent_encoded(std::string_view text);

} // namespace remembrancer::kit
