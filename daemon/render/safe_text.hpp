#pragma once

#include <string>
#include <string_view>

namespace remembrancer::render {

/// Text out of a plan, made fit to stand inside one line of a message: valid UTF-8, white space of
/// every kind (line ends included) collapsed to single spaces, nothing that acts. Controls,
/// terminal escapes and marks that change the direction of text show as U+FFFD; characters that
/// never show (zero-width space, soft hyphen, byte order mark) go.
[[nodiscard]] std::string one_line(std::string_view text);

/// How many characters (code points) `text` has. `text` is valid UTF-8.
[[nodiscard]] std::size_t length_of(std::string_view text);

/// `text` cut to at most `limit` characters, `…` included: after a word where there is one to cut
/// after, never between a letter and its marks. `text` comes from `one_line`.
[[nodiscard]] std::string cut(std::string_view text, std::size_t limit);

/// `one_line`, and where it is longer than `limit` it is cut and says so: `… (cut: 10,000
/// characters in all)`.
[[nodiscard]] std::string shown(std::string_view text, std::size_t limit);

/// `text` with `& < > " '` as character references. `'` is `&#39;`: Word, which draws mail in
/// classic Outlook, knows no `&apos;`.
[[nodiscard]] std::string escape_html(const std::string& text);

/// How many bytes at the front of `text` hold at most `limit` characters, without parting a letter
/// from its marks.
[[nodiscard]] std::size_t whole_characters(std::string_view text, std::size_t limit);

} // namespace remembrancer::render
