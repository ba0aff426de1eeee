#include "daemon/intake/number_format.hpp"

#include <string>

#include <doctest/doctest.h>

using namespace remembrancer;
using enum intake::number_shape;

TEST_CASE("a format code is known by the parts of a date that it shows") {
    struct row {
        std::string code;
        intake::number_shape expected;
    };
    const row rows[] = {
        {"General", plain},
        {"", plain},
        {"0.00", plain},
        {"0%", plain},
        {"#,##0;[Red]-#,##0", plain},
        {R"(0 "days")", plain},
        {R"(0 "unclosed dmy)", plain},
        {R"(0\d)", plain},
        {"0_d", plain},
        {"* 0", plain},
        {"[Red]0", plain},
        {"[$-809]0", plain},
        {"0;dd/mm/yyyy", plain},
        {"@", plain},
        {"dd/mm/yyyy", date},
        {"DD/MM/YYYY", date},
        {"dd/mm/yyyy;@", date},
        {"[$-809]dd mmmm yyyy;@", date},
        {"yyyy-mm-dd h:mm:ss", date},
        {R"(d" of "mmmm)", date},
        {R"(dd\/mm\/yy)", date},
        {"[$-F800]dddd, mmmm dd, yyyy", date},
        {"m/d/yy h:mm AM/PM", date},
        {"mmm-yy", month},
        {"mmmm yyyy", month},
        {"mmm", month},
        {"yyyy", year},
        {"h:mm", time_of_day},
        {"h:mm AM/PM", time_of_day},
        {"hh:mm:ss", time_of_day},
        {"mm:ss", time_of_day},
        {"mm:ss.0", time_of_day},
        {"[h]:mm:ss", time_of_day},
        {"[mm]:ss", time_of_day},
        {"[m]", time_of_day},
    };
    for (const row& r : rows) {
        CAPTURE(r.code);
        CHECK(intake::shape_of_code(r.code) == r.expected);
    }
}

TEST_CASE("built-in formats are dates in the ranges of the standard and nowhere else") {
    struct row {
        int first;
        int last;
        intake::number_shape expected;
    };
    const row rows[] = {
        {-1, 13, plain},       {14, 16, date},  {17, 17, month}, {18, 21, time_of_day},
        {22, 22, date},        {23, 26, plain}, {27, 36, date},  {37, 44, plain},
        {45, 47, time_of_day}, {48, 49, plain}, {50, 58, date},  {59, 163, plain},
    };
    for (const row& r : rows)
        for (int id = r.first; id <= r.last; ++id) {
            CAPTURE(id);
            CHECK(intake::shape_of_builtin(id) == r.expected);
        }
}
