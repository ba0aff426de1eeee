#include "daemon/intake/scales.hpp"

#include <string>

#include <doctest/doctest.h>

using namespace remembrancer::intake;

TEST_CASE("numbers are read on their scale, and anything else is a question") {
    struct row {
        std::string text;
        int value; ///< 0: none
        bool asked;
    };
    const row rows[] = {
        {"4", 4, false},        {" 5 ", 5, false},
        {"4.0", 4, false},      {"4.00", 4, false},
        {"4 (high)", 4, false}, {"1", 1, false},
        {"", 0, false},         {"-", 0, false},
        {"\u2013", 0, false},   {"0", 0, true},
        {"6", 0, true},         {"-3", 0, true},
        {"+3", 0, true},        {"4.5", 0, true},
        {"4.", 0, true},        {"O", 0, true},
        {"High", 0, true},      {"4 of 5", 0, true},
        {"5-5", 0, true},       {"(4)", 0, true},
        {"4e0", 0, true},       {"99999999999999999999", 0, true},
        {"TBC", 0, true},
    };
    for (const row& r : rows) {
        CAPTURE(r.text);
        const scale_reading read = read_scale(r.text, scale{1, 5});
        CHECK(read.value.value_or(0) == r.value);
        CHECK(read.question.empty() != r.asked);
    }
    CHECK(read_scale("O", scale{1, 25}).question ==
          "this is not on the scale of 1 to 25: which number is meant?");
    CHECK(read_scale("25", scale{1, 25}).value == 25);
    CHECK(read_scale("26", scale{1, 25}).question ==
          "this number is not on the scale of 1 to 25: which number is meant?");
}
