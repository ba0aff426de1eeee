#include "daemon/intake/plan_dates.hpp"

#include "tests/support/days.hpp"

#include <doctest/doctest.h>

using namespace remembrancer;
using intake::read_plan_date;
using plan::precision;
using test::day;

namespace {

struct row {
    std::string text;
    precision exactness;
    std::string from;
    std::string by;
};

void check(const row& r, std::string_view as_of, bool inferred) {
    CAPTURE(r.text);
    const plan::plan_date read = read_plan_date(r.text, day(as_of));
    CHECK_MESSAGE(read.question.empty(), read.question);
    CHECK(static_cast<int>(read.precision) == static_cast<int>(r.exactness));
    CHECK((read.from ? plan::to_iso(*read.from) : "none") == r.from);
    CHECK((read.by ? plan::to_iso(*read.by) : "none") == r.by);
    CHECK(read.year_inferred == inferred);
    CHECK(read.text == r.text);
}

row on(std::string text, const std::string& iso) {
    return {std::move(text), precision::day, iso, iso};
}

} // namespace

TEST_CASE("days with their year are read in every form that plans use") {
    const row rows[] = {
        on("05/12/2018", "2018-12-05"),
        on("31/12/18", "2018-12-31"),
        on("24/1/19", "2019-01-24"),
        on("9/9/18", "2018-09-09"),
        on("30 November 2018", "2018-11-30"),
        on("28 Feb 2019", "2019-02-28"),
        on("05 DECEMBER 2018", "2018-12-05"),
        on("July 30 2018", "2018-07-30"),
        on("12th October 2022", "2022-10-12"),
        on("4 May 23", "2023-05-04"),
        on("31/05/2022", "2022-05-31"),
        on("2018-12-05", "2018-12-05"),
        on("2018/12/05", "2018-12-05"),
        on("05.12.2018", "2018-12-05"),
        on("5-Dec-2018", "2018-12-05"),
        on("05-Dec-18", "2018-12-05"),
        on("05-12-2018", "2018-12-05"),
        on("5/Dec/2018", "2018-12-05"),
        on("5Dec2018", "2018-12-05"),
        on("5 Dec. 2018", "2018-12-05"),
        on("5 Dec '18", "2018-12-05"),
        on("5th of December, 2018", "2018-12-05"),
        on("December 5th, 2018", "2018-12-05"),
        on("Dec 19, 2018", "2018-12-19"),
        on("Dec 19 '18", "2018-12-19"),
        on("05 / 12 / 2018", "2018-12-05"),
        on("5\u00A0December\u00A0 2018", "2018-12-05"),
        on("5\u2013Dec\u20132018", "2018-12-05"),
        on("29 February 2020", "2020-02-29"),
        on("Wednesday 5 December 2018", "2018-12-05"),
        on("Wed, 5 Dec 2018", "2018-12-05"),
        on("5 December 2018 (Wednesday)", "2018-12-05"),
        on("2018-12-05T08:30:00Z", "2018-12-05"),
        on("05/12/2018 00:00:00", "2018-12-05"),
        on("5 December 2018 at 5:30 pm", "2018-12-05"),
        on("Wednesday 5th December 2018 at 10am", "2018-12-05"),
        on("by 5 December 2018", "2018-12-05"),
        on("no later than 05/12/2018", "2018-12-05"),
        on("due: 05/12/2018.", "2018-12-05"),
        on("05/12/2018*", "2018-12-05"),
        on("05/12/2018, subject to Cabinet", "2018-12-05"),
        on("05/12/2018 - Cabinet", "2018-12-05"),
        on("05/12/2018 (may slip)", "2018-12-05"),
        on("14/12/2058", "2058-12-14"),
    };
    for (const row& r : rows)
        check(r, "2018-12-05", false);
}

TEST_CASE("days without a year are in the year that brings them nearest") {
    struct dated {
        row expected;
        std::string as_of;
    };
    const dated rows[] = {
        {on("29/11", "2018-11-29"), "2018-12-05"},
        {on("(07/12)", "2018-12-07"), "2018-12-05"},
        {on("21st Sept", "2018-09-21"), "2018-12-05"},
        {on("17 October", "2018-10-17"), "2018-12-05"},
        {on("15 Oct", "2018-10-15"), "2018-12-05"},
        {on("6 December", "2018-12-06"), "2018-12-05"},
        {on("24th January", "2019-01-24"), "2018-12-05"},
        {on("18th Mar", "2019-03-18"), "2018-12-05"},
        {on("9 th March", "2012-03-09"), "2012-03-01"},
        {on("23 rd March", "2012-03-23"), "2012-03-01"},
        {on("Friday 30 th November", "2018-11-30"), "2018-12-05"},
        {on("19 Dec", "2018-12-19"), "2018-12-05"},
        {on("Dec 5", "2018-12-05"), "2018-12-05"},
        {on("December 19th", "2018-12-19"), "2018-12-05"},
        {on("on the 3rd December", "2018-12-03"), "2018-12-05"},
        {on("the 14th of January", "2019-01-14"), "2018-12-05"},
        {on("6 June", "2018-06-06"), "2018-12-05"},
        {on("5 June", "2019-06-05"), "2018-12-05"},
        {on("30 December", "2018-12-30"), "2019-01-02"},
        {on("2 January", "2019-01-02"), "2018-12-30"},
        {on("29 February", "2020-02-29"), "2018-12-05"},
        {on("29 Feb", "2016-02-29"), "2017-12-05"},
    };
    for (const dated& r : rows)
        check(r.expected, r.as_of, true);
}

TEST_CASE("months and parts of months are windows") {
    const row rows[] = {
        {"August 2018", precision::month, "2018-08-01", "2018-08-31"},
        {"Nov 2018", precision::month, "2018-11-01", "2018-11-30"},
        {"Dec '18", precision::month, "2018-12-01", "2018-12-31"},
        {"Dec'18", precision::month, "2018-12-01", "2018-12-31"},
        {"Dec \u201918", precision::month, "2018-12-01", "2018-12-31"},
        {"Dec, 2018", precision::month, "2018-12-01", "2018-12-31"},
        {"Dec-2018", precision::month, "2018-12-01", "2018-12-31"},
        {"December of 2018", precision::month, "2018-12-01", "2018-12-31"},
        {"12/2018", precision::month, "2018-12-01", "2018-12-31"},
        {"2018-12", precision::month, "2018-12-01", "2018-12-31"},
        {"Feb 2020", precision::month, "2020-02-01", "2020-02-29"},
        {"Dec 45", precision::month, "2045-12-01", "2045-12-31"},
        {"Mid Oct '18", precision::part_of_month, "2018-10-11", "2018-10-20"},
        {"mid-October 2018", precision::part_of_month, "2018-10-11", "2018-10-20"},
        {"End Oct '18", precision::part_of_month, "2018-10-21", "2018-10-31"},
        {"to end Dec'18", precision::part_of_month, "2018-12-21", "2018-12-31"},
        {"End of Jun 22", precision::part_of_month, "2022-06-21", "2022-06-30"},
        {"end Feb 2019", precision::part_of_month, "2019-02-21", "2019-02-28"},
        {"Late March 2019", precision::part_of_month, "2019-03-21", "2019-03-31"},
        {"early March 2019", precision::part_of_month, "2019-03-01", "2019-03-10"},
        {"before the end of July 2022", precision::part_of_month, "2022-07-21", "2022-07-31"},
        {"by the end of the July 2022", precision::part_of_month, "2022-07-21", "2022-07-31"},
    };
    for (const row& r : rows)
        check(r, "2018-12-05", false);
    const row yearless[] = {
        {"beginning of December", precision::part_of_month, "2018-12-01", "2018-12-10"},
        {"start of January", precision::part_of_month, "2019-01-01", "2019-01-10"},
        {"end July", precision::part_of_month, "2018-07-21", "2018-07-31"},
        {"in January", precision::month, "2019-01-01", "2019-01-31"},
        {"May", precision::month, "2019-05-01", "2019-05-31"},
        {"March - subject to Cabinet", precision::month, "2019-03-01", "2019-03-31"},
    };
    for (const row& r : yearless)
        check(r, "2018-12-05", true);
}

TEST_CASE("two ends make a window, and an end without a year takes the other's") {
    const row rows[] = {
        {"Jan \u2013 Mar 2019, according to priority", precision::window, "2019-01-01",
         "2019-03-31"},
        {"July \u2013 October 2022", precision::window, "2022-07-01", "2022-10-31"},
        {"July to October 2022", precision::window, "2022-07-01", "2022-10-31"},
        {"Jan\u2014Mar '19", precision::window, "2019-01-01", "2019-03-31"},
        {"Nov - Feb 2019", precision::window, "2018-11-01", "2019-02-28"},
        {"Dec 2018 - Feb", precision::window, "2018-12-01", "2019-02-28"},
        {"Dec 2018 / Jan 2019", precision::window, "2018-12-01", "2019-01-31"},
        {"from 3 December to 7 December 2018", precision::window, "2018-12-03", "2018-12-07"},
        {"between 3 and 7 December 2018", precision::window, "2018-12-03", "2018-12-07"},
        {"3-7 Dec 2018", precision::window, "2018-12-03", "2018-12-07"},
        {"30 Nov - 2 Dec 2018", precision::window, "2018-11-30", "2018-12-02"},
        {"28 Dec - 4 Jan 2019", precision::window, "2018-12-28", "2019-01-04"},
        {"03/12/18 - 07/12/18", precision::window, "2018-12-03", "2018-12-07"},
        {"Mid Oct to End Nov 2018", precision::window, "2018-10-11", "2018-11-30"},
        {"w/c 10/12/2018", precision::window, "2018-12-10", "2018-12-16"},
        {"week commencing Monday 10 December 2018", precision::window, "2018-12-10", "2018-12-16"},
        {"w/e Friday 14/12/2018", precision::window, "2018-12-08", "2018-12-14"},
    };
    for (const row& r : rows)
        check(r, "2018-12-05", false);
    const row yearless[] = {
        {"3rd/4th Dec", precision::window, "2018-12-03", "2018-12-04"},
        {"Fri 30 Nov / Mon 3 Dec", precision::window, "2018-11-30", "2018-12-03"},
        {"Late Nov / early Dec", precision::window, "2018-11-21", "2018-12-10"},
        {"3 & 4 December", precision::window, "2018-12-03", "2018-12-04"},
        {"Apr/May", precision::window, "2019-04-01", "2019-05-31"},
        {"Nov-3 Dec", precision::window, "2018-11-01", "2018-12-03"},
        {"Dec - Feb", precision::window, "2018-12-01", "2019-02-28"},
        {"Mon 3 Dec to Fri 7 Dec", precision::window, "2018-12-03", "2018-12-07"},
    };
    for (const row& r : yearless)
        check(r, "2018-12-05", true);
}

TEST_CASE("seasons, quarters and years are windows") {
    const row rows[] = {
        {"autumn 2023", precision::season, "2023-09-01", "2023-11-30"},
        {"summer 2023", precision::season, "2023-06-01", "2023-08-31"},
        {"Spring '19", precision::season, "2019-03-01", "2019-05-31"},
        {"summer term 2022", precision::season, "2022-04-01", "2022-07-31"},
        {"autumn term 2022/23", precision::season, "2022-09-01", "2022-12-31"},
        {"spring term 2022/23", precision::season, "2023-01-01", "2023-03-31"},
        {"winter of 22/23", precision::season, "2022-12-01", "2023-02-28"},
        {"winter 2023-24", precision::season, "2023-12-01", "2024-02-29"},
        {"early summer 2023", precision::season, "2023-06-01", "2023-06-30"},
        {"early 2024", precision::window, "2024-01-01", "2024-04-30"},
        {"mid-2019", precision::window, "2019-05-01", "2019-08-31"},
        {"end of 2012", precision::window, "2012-09-01", "2012-12-31"},
        {"2019", precision::year, "2019-01-01", "2019-12-31"},
        {"2019-20", precision::year, "2019-04-01", "2020-03-31"},
        {"2019/20", precision::year, "2019-04-01", "2020-03-31"},
        {"19/20", precision::year, "2019-04-01", "2020-03-31"},
        {"2019'20", precision::year, "2019-04-01", "2020-03-31"},
        {"2019\u201920", precision::year, "2019-04-01", "2020-03-31"},
        {"2019 to 2020", precision::year, "2019-04-01", "2020-03-31"},
        {"FY 19/20", precision::year, "2019-04-01", "2020-03-31"},
        {"financial year 2019/20", precision::year, "2019-04-01", "2020-03-31"},
        {"end of financial year 2018/19", precision::window, "2018-12-01", "2019-03-31"},
        {"end of 2018/19", precision::window, "2018-12-01", "2019-03-31"},
        {"2022\u201324", precision::window, "2022-01-01", "2024-12-31"},
        {"2021-26", precision::window, "2021-01-01", "2026-12-31"},
        {"2024 - 2030", precision::window, "2024-01-01", "2030-12-31"},
        {"Q4 2018/19", precision::quarter, "2019-01-01", "2019-03-31"},
        {"Q1 of 19/20", precision::quarter, "2019-04-01", "2019-06-30"},
    };
    for (const row& r : rows)
        check(r, "2018-12-05", false);
    check({"Autumn", precision::season, "2018-09-01", "2018-11-30"}, "2018-12-05", true);
    check({"Winter", precision::season, "2018-12-01", "2019-02-28"}, "2019-01-05", true);
    check({"end of spring", precision::season, "2019-05-01", "2019-05-31"}, "2019-01-05", true);
}

TEST_CASE("what is known to be unknown, and blanks, are no question") {
    for (const std::string text :
         {"TBC", "tbc", " T.B.C. ", "TBA", "TBD", "To be confirmed", "to be agreed", "Date TBC",
          "(TBC)", "TBC - awaiting Cabinet", "not known", "TBC?"}) {
        CAPTURE(text);
        const plan::plan_date read = read_plan_date(text, day("2018-12-05"));
        CHECK(read.precision == precision::to_be_confirmed);
        CHECK(!read.from);
        CHECK(!read.by);
        CHECK(read.question.empty());
    }
    for (const std::string text : {"", " ", "\u00A0", "-", "\u2013", "\t\r\n"}) {
        CAPTURE(text);
        const plan::plan_date read = read_plan_date(text, day("2018-12-05"));
        CHECK(read.precision == precision::none);
        CHECK(!read.by);
        CHECK(read.question.empty());
    }
}

TEST_CASE("key dates are read by their names") {
    const intake::key_dates named{{"Vesting Day", day("2019-04-01")},
                                  {"Day 1", day("2019-04-02")},
                                  {"May elections", day("2019-05-02")}};
    const std::pair<std::string, std::string> rows[] = {
        {"vesting day", "2019-04-01"},
        {"by Vesting  day", "2019-04-01"},
        {"DAY 1", "2019-04-02"},
        {"for Day 1.", "2019-04-02"},
        {"(the May elections)", "2019-05-02"},
    };
    for (const auto& [text, iso] : rows) {
        CAPTURE(text);
        const plan::plan_date read = read_plan_date(text, day("2018-12-05"), named);
        CHECK(read.precision == precision::day);
        CHECK((read.by ? plan::to_iso(*read.by) : "none") == iso);
        CHECK(read.from == read.by);
        CHECK(read.text == text);
        CHECK(!read.year_inferred);
    }
}

TEST_CASE("a date cell has the text of a typed day and means the same") {
    const plan::plan_date cell = intake::from_date(day("2018-12-05"));
    CHECK(cell.text == "05/12/2018");
    CHECK(cell == read_plan_date("05/12/2018", day("2020-01-01")));
    CHECK(plan::same_value(cell, read_plan_date("5 Dec '18", day("2018-12-05"))));
    CHECK(!plan::same_value(cell, read_plan_date("6 Dec '18", day("2018-12-05"))));
}
