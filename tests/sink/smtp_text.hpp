#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

namespace remembrancer::sink {

/// An SMTP command line split at its first space; `verb` as typed.
struct smtp_command {
    std::string_view verb;
    std::string_view arguments;
};
[[nodiscard]] smtp_command split_command(std::string_view line);

/// What stands in `FROM:<...>` or `TO:<...>`, with its SIZE parameter if it has one.
struct smtp_path {
    std::string_view address;
    std::uint64_t size = 0;
};
/// `word` is "FROM" or "TO". Nothing if the syntax is wrong (RFC 5321 4.1.2, not checked deeper
/// than the angle brackets, control characters and 320 bytes).
[[nodiscard]] std::optional<smtp_path> parse_path(std::string_view arguments,
                                                  std::string_view word);

/// The Message-ID of a mail without its angle brackets, folded or not; empty if there is none.
[[nodiscard]] std::string_view message_id(std::string_view mail);

/// Where the data of a mail end in `input`: `npos`, or the length of the data, after which
/// ".CRLF" follows. Only CRLF.CRLF ends data (a bare line feed does not), or ".CRLF" at once where
/// `input` begins a line. `from` is a position up to which an earlier search found nothing.
[[nodiscard]] std::size_t find_end_of_data(std::string_view input, std::size_t from,
                                           bool begins_a_line);

} // namespace remembrancer::sink
