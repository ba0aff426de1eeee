#include "daemon/intake/cell_value.hpp"

#include <string>

#include <doctest/doctest.h>

using namespace remembrancer;
using namespace std::chrono_literals;
using std::chrono::sys_days;
using enum intake::number_shape;
using enum intake::date_system;

TEST_CASE("numbers read as a person sees them") {
    struct row {
        std::string stored;
        std::string expected;
    };
    const row rows[] = {
        {"4", "4"},
        {"12.0", "12"},
        {"0.5", "0.5"},
        {"-0", "0"},
        {"-3.25", "-3.25"},
        {"+7", "7"},
        {" 20 ", "20"},
        {"100000", "100000"},
        {"1e5", "100000"},
        {"9007199254740992", "9007199254740992"},
        {"0.30000000000000004", "0.3"},
        {"16.100000000000001", "16.1"},
        {"0.0000001", "0.0000001"},
        {"1.5e-9", "1.5e-09"},
        {"1e20", "1e+20"},
        {"123456789.125", "123456789.125"},
    };
    for (const row& r : rows) {
        CAPTURE(r.stored);
        const auto number = intake::number_from(r.stored);
        REQUIRE(number);
        CHECK(intake::number_text(*number) == r.expected);
    }
}

TEST_CASE("what is not a finite number is not read as one") {
    for (const std::string text : {"", " ", "x", "4x", "1,5", "0x10", "nan", "inf", "-inf", "1e999",
                                   "++1", "+-1", "--1", "1 2"}) {
        CAPTURE(text);
        CHECK_FALSE(intake::number_from(text));
    }
}

TEST_CASE("a number under a date format reads as the date that is shown") {
    struct row {
        std::string name;
        double number;
        intake::number_shape shape;
        intake::date_system system;
        intake::cell_value expected;
    };
    const sys_days day = 2018y / 11 / 23;
    const row rows[] = {
        {"plain", 43427, plain, from_1900, {"43427", {}}},
        {"day", 43427, date, from_1900, {"23/11/2018", day}},
        {"day and time", 43427.75, date, from_1900, {"23/11/2018", day}},
        {"1904", 41965, date, from_1904, {"23/11/2018", day}},
        {"month without a day is no date", 43427, month, from_1900, {"November 2018", {}}},
        {"year alone", 43427, year, from_1900, {"2018", {}}},
        {"time", 0.75, time_of_day, from_1900, {"18:00", {}}},
        {"time with seconds", 0.5 + 1.0 / 86400, time_of_day, from_1900, {"12:00:01", {}}},
        {"time that rounds up to midnight", 0.9999999, time_of_day, from_1900, {"00:00", {}}},
        {"time of a day", 43427.25, time_of_day, from_1900, {"06:00", {}}},
        {"time under a date format", 0.25, date, from_1900, {"06:00", {}}},
        {"noon of 1904's first day", 0.5, date, from_1904, {"01/01/1904", sys_days(1904y / 1 / 1)}},
        {"phantom leap day", 60, date, from_1900, {"29/02/1900", {}}},
        {"zero", 0, date, from_1900, {"0", {}}},
        {"negative", -5, date, from_1900, {"-5", {}}},
        {"beyond 9999", 99999999, date, from_1900, {"99999999", {}}},
    };
    for (const row& r : rows) {
        CAPTURE(r.name);
        CHECK(intake::show_number(r.number, r.shape, r.system) == r.expected);
    }
}

TEST_CASE("ISO dates are read with and without a time, and only real ones") {
    const sys_days day = 2018y / 11 / 23;
    for (const std::string text :
         {"2018-11-23", " 2018-11-23 ", "2018-11-23T00:00:00", "2018-11-23T09:30:00.000Z"}) {
        CAPTURE(text);
        CHECK(intake::show_iso_date(text, plain) == intake::cell_value{"23/11/2018", day});
    }
    CHECK(intake::show_iso_date("2018-12-01", month) == intake::cell_value{"December 2018", {}});
    for (const std::string text : {"", "2018", "2018-11-2", "2018-02-30", "2018-13-01", "18-11-23",
                                   "2018/11/23", "2018-11-23x", "20 8-11-23", "2018-1 -23"}) {
        CAPTURE(text);
        CHECK_FALSE(intake::show_iso_date(text, plain));
    }
}

TEST_CASE("escapes and line breaks of workbook strings are undone") {
    struct row {
        std::string name;
        std::string raw;
        std::string expected;
    };
    const row rows[] = {
        {"plain", "Dec '18", "Dec '18"},
        {"carriage return", "a_x000D_\nb", "a\nb"},
        {"carriage return alone", "a_x000d_b", "a\nb"},
        {"escaped underscore", "_x005F_x000D_", "_x000D_"},
        {"letter", "_x00E9_", "é"},
        {"NUL", "_x0000_", "\uFFFD"},
        {"surrogate", "_xD83D_", "\uFFFD"},
        {"no escape", "a_x00_b _xZZZZ_ _x000D", "a_x00_b _xZZZZ_ _x000D"},
        {"sign in an escape", "_x-00D_ _x+00D_", "_x-00D_ _x+00D_"},
        {"invalid UTF-8", "a\xFFz", "a\uFFFDz"},
        {"CR LF", "a\r\nb\rc", "a\nb\nc"},
    };
    for (const row& r : rows) {
        CAPTURE(r.name);
        CHECK(intake::workbook_text(r.raw) == r.expected);
    }
}

TEST_CASE("a cell's type is one of the standard's words") {
    using enum intake::cell_type;
    CHECK(intake::cell_type_from("") == number);
    CHECK(intake::cell_type_from("n") == number);
    CHECK(intake::cell_type_from("s") == shared_string);
    CHECK(intake::cell_type_from("inlineStr") == inline_string);
    CHECK(intake::cell_type_from("str") == text);
    CHECK(intake::cell_type_from("b") == boolean);
    CHECK(intake::cell_type_from("e") == error);
    CHECK(intake::cell_type_from("d") == iso_date);
    CHECK_FALSE(intake::cell_type_from("S"));
    CHECK_FALSE(intake::cell_type_from("x"));
}
