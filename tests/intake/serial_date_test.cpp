#include "daemon/intake/serial_date.hpp"

#include <limits>

#include <doctest/doctest.h>

using namespace remembrancer;
using namespace std::chrono_literals;
using std::chrono::sys_days;

TEST_CASE("serial numbers become days in both date systems") {
    using enum intake::date_system;
    struct row {
        std::string name;
        double serial;
        intake::date_system system;
        std::optional<sys_days> expected;
    };
    const double infinity = std::numeric_limits<double>::infinity();
    const row rows[] = {
        {"a date of the plan", 43427, from_1900, sys_days(2018y / 11 / 23)},
        {"with a time of day", 43427.999, from_1900, sys_days(2018y / 11 / 23)},
        {"first day", 1, from_1900, sys_days(1900y / 1 / 1)},
        {"before the phantom leap day", 59, from_1900, sys_days(1900y / 2 / 28)},
        {"the phantom leap day", 60, from_1900, std::nullopt},
        {"evening of the phantom leap day", 60.9, from_1900, std::nullopt},
        {"after the phantom leap day", 61, from_1900, sys_days(1900y / 3 / 1)},
        {"last day", 2958465, from_1900, sys_days(9999y / 12 / 31)},
        {"after the last day", 2958466, from_1900, std::nullopt},
        {"a time alone", 0.5, from_1900, std::nullopt},
        {"negative", -1, from_1900, std::nullopt},
        {"huge", 1e300, from_1900, std::nullopt},
        {"infinite", infinity, from_1900, std::nullopt},
        {"not a number", std::numeric_limits<double>::quiet_NaN(), from_1900, std::nullopt},
        {"1904's first day", 0, from_1904, sys_days(1904y / 1 / 1)},
        {"1904 has no phantom", 60, from_1904, sys_days(1904y / 3 / 1)},
        {"the same date in 1904", 43427 - 1462, from_1904, sys_days(2018y / 11 / 23)},
        {"1904's last day", 2957003, from_1904, sys_days(9999y / 12 / 31)},
        {"after 1904's last day", 2957004, from_1904, std::nullopt},
    };
    for (const row& r : rows) {
        CAPTURE(r.name);
        CHECK(intake::day_of_serial(r.serial, r.system) == r.expected);
    }
}
