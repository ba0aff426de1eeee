#pragma once

#include <chrono>
#include <optional>

namespace remembrancer::intake {

/// Which day a workbook counts its dates from (ECMA-376 part 1, 18.17.4.1).
enum class date_system {
    /// 1 January 1900 is 1, and 1900 counts as a leap year, as Lotus 1-2-3 had it.
    from_1900,
    /// 1 January 1904 is 0.
    from_1904,
};

/// The day of a serial number; a fraction of a day is left out. Empty for what a spreadsheet does
/// not show as a date: negative, before the system's first day, after 31 December 9999, and the
/// 29 February 1900 that never was.
[[nodiscard]] std::optional<std::chrono::sys_days> day_of_serial(double serial, date_system system);

} // namespace remembrancer::intake
