#pragma once

#include "daemon/intake/budget.hpp"
#include "daemon/intake/sheet.hpp"

#include <string>
#include <string_view>

namespace remembrancer::intake {

/// The table in a CSV file's bytes, in any of the encodings of `decode_text`. A first line `sep=;`,
/// as Excel writes and reads it, names the separator; else it is detected. `name` becomes
/// `sheet::file`. Refuses NUL bytes, a quote that never closes, and what passes the limits.
[[nodiscard]] sheet read_csv(std::string bytes, const std::string& name, budget& spent);

/// The one of tab, semicolon and comma that cuts the most of the first records into the same number
/// of fields; comma when none does.
[[nodiscard]] char detect_separator(std::string_view text);

} // namespace remembrancer::intake
