#include "daemon/intake/sheet.hpp"

#include <string>

#include <doctest/doctest.h>

using namespace remembrancer;

TEST_CASE("columns are called as a spreadsheet calls them, and read back") {
    struct row {
        std::string name;
        std::size_t column;
        std::string expected;
    };
    const row rows[] = {
        {"first", 0, "A"},
        {"last of one letter", 25, "Z"},
        {"first of two", 26, "AA"},
        {"second of two", 27, "AB"},
        {"last of two", 701, "ZZ"},
        {"first of three", 702, "AAA"},
        {"Excel's last", 16383, "XFD"},
    };
    for (const row& r : rows) {
        CAPTURE(r.name);
        CHECK(intake::column_name(r.column) == r.expected);
        CHECK(intake::place_from(r.expected + "7") == intake::cell_place{r.column, 7});
    }
}

TEST_CASE("what is not a cell's place is not read as one") {
    for (const std::string text : {"", "A", "5", "A0", "A05", "$A$1", "A1:B2", "A 1", "A1x", "É1",
                                   "ABCDEFGH1", "A1234567890", "A-1"}) {
        CAPTURE(text);
        CHECK_FALSE(intake::place_from(text));
    }
    CHECK(intake::place_from("e5") == intake::cell_place{4, 5});
}

TEST_CASE("cells and rows are found by number, and gaps are empty") {
    intake::sheet sheet;
    sheet.rows = {{.number = 2, .cells = {{.text = "b", .date = {}, .column = 1}}},
                  {.number = 9,
                   .cells = {{.text = "a", .date = {}, .column = 0},
                             {.text = "d", .date = {}, .column = 3}}}};
    REQUIRE(sheet.find(9) != nullptr);
    CHECK(sheet.find(1) == nullptr);
    CHECK(sheet.find(3) == nullptr);
    CHECK(sheet.find(10) == nullptr);
    CHECK(sheet.find(9)->text(0) == "a");
    CHECK(sheet.find(9)->text(1).empty());
    CHECK(sheet.find(9)->find(2) == nullptr);
    CHECK(sheet.find(9)->text(3) == "d");
    CHECK(sheet.find(9)->find(4) == nullptr);
}
