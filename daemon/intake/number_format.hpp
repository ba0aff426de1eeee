#pragma once

#include <string_view>

namespace remembrancer::intake {

/// What a number format makes of a number.
enum class number_shape {
    plain,
    /// Shows a day, so the number is a date.
    date,
    /// Shows a month without a day, as Excel does with a typed `Dec 2018`: a date known to the
    /// month.
    month,
    /// Shows a year alone.
    year,
    /// Shows hours, minutes or seconds alone.
    time_of_day,
};

/// The shape of a built-in format (ECMA-376 part 1, 18.8.30, with the East Asian ones); plain for
/// any other number.
[[nodiscard]] number_shape shape_of_builtin(int id);

/// The shape of a format code: its first section, without quoted text, escapes, colours, locales.
[[nodiscard]] number_shape shape_of_code(std::string_view code);

} // namespace remembrancer::intake
