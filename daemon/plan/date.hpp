#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace remembrancer::plan {

/// A day of the calendar. No time zone touches it.
using date = std::chrono::sys_days;

/// `2018-12-05`.
[[nodiscard]] std::string to_iso(date day);

/// Reads `2018-12-05`; empty for anything else, and for days that do not exist.
[[nodiscard]] std::optional<date> date_from_iso(std::string_view text);

/// `6 December 2018`, as GOV.UK writes dates.
[[nodiscard]] std::string in_words(date day);

/// `Thursday 6 December 2018`.
[[nodiscard]] std::string in_words_with_weekday(date day);

/// `December 2018`.
[[nodiscard]] std::string month_in_words(date day);

} // namespace remembrancer::plan
