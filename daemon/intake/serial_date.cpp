#include "daemon/intake/serial_date.hpp"

#include <cmath>

namespace remembrancer::intake {

std::optional<std::chrono::sys_days> day_of_serial(double serial, date_system system) {
    using namespace std::chrono;
    constexpr sys_days last = 9999y / December / 31;
    constexpr double phantom_leap_day = 60;
    const double whole = std::floor(serial);
    const bool is_1900 = system == date_system::from_1900;
    if (!(whole >= (is_1900 ? 1 : 0)) || whole > 3'000'000 ||
        (is_1900 && whole == phantom_leap_day))
        return std::nullopt;
    sys_days first = 1904y / January / 1;
    if (is_1900)
        first = whole < phantom_leap_day ? 1899y / December / 31 : 1899y / December / 30;
    const sys_days day = first + days(static_cast<int>(whole));
    return day <= last ? std::optional(day) : std::nullopt;
}

} // namespace remembrancer::intake
