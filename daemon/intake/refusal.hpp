#pragma once

#include <string>
#include <string_view>

namespace remembrancer::intake {

/// Ends the reading of a file: throws `base::user_error` with `exit_code::bad_data` and the message
/// `where: what`. `what` says what was found, what was expected, and what to do.
[[noreturn]] void refuse(std::string_view where, std::string_view what);

/// A name or text out of a hostile file, fit for an error message: in single quotes, valid UTF-8,
/// control characters replaced, cut after 60 characters.
[[nodiscard]] std::string in_quotes(std::string_view text);

} // namespace remembrancer::intake
