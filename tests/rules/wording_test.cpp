#include "daemon/rules/wording.hpp"

#include <doctest/doctest.h>

using namespace remembrancer;

TEST_CASE("a count agrees with its noun") {
    CHECK(rules::counted(0, "day") == "0 days");
    CHECK(rules::counted(1, "working day") == "1 working day");
    CHECK(rules::counted(15, "working day") == "15 working days");
}

TEST_CASE("ordinals are words to the ninth, and have their endings after it") {
    struct row {
        int number;
        const char* words;
    };
    const row rows[] = {{1, "first"},   {2, "second"},  {9, "ninth"},   {10, "10th"},
                        {11, "11th"},   {12, "12th"},   {13, "13th"},   {20, "20th"},
                        {21, "21st"},   {22, "22nd"},   {23, "23rd"},   {24, "24th"},
                        {101, "101st"}, {111, "111th"}, {113, "113th"}, {0, "0th"}};
    for (const row& r : rows) {
        CAPTURE(r.number);
        CHECK(rules::ordinal(r.number) == r.words);
    }
}

TEST_CASE("a difference says its direction, not its sign") {
    CHECK(rules::instead_of("B", "A", 2) == "B instead of A, 2 working days later");
    CHECK(rules::instead_of("B", "A", -1) == "B instead of A, 1 working day earlier");
}
