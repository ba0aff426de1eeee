#include "daemon/intake/title_date.hpp"

#include "tests/intake/tables.hpp"
#include "tests/support/days.hpp"

#include <string>

#include <doctest/doctest.h>

using namespace remembrancer;
using namespace remembrancer::intake;

namespace {

const plan::date today = test::day("2026-03-01");

} // namespace

TEST_CASE("a title says what day a plan is as of") {
    struct row {
        const char* name;
        std::string title;
        const char* day; ///< empty: it does not say
    };
    const row rows[] = {
        {"the demo's", "Shaping Dorset Council \u2013 Milestone Plan \u2013 05/12/2018",
         "2018-12-05"},
        {"hyphens", "Plan - 5 December 2018 - draft", "2018-12-05"},
        {"as at", "Milestone plan as at 5 December 2018", "2018-12-05"},
        {"as of first", "As of 05/12/18", "2018-12-05"},
        {"parentheses", "Status Report (05 DECEMBER 2018)", "2018-12-05"},
        {"colon", "Report date: 5/12/2018", "2018-12-05"},
        {"bars", "Plan | v3 | 05/12/2018 | final", "2018-12-05"},
        {"date alone", "05/12/2018", "2018-12-05"},
        {"no year", "Plan \u2013 5 December", ""},
        {"a month is no day", "Plan \u2013 December 2018", ""},
        {"a year is no day", "Budget 2019/20", ""},
        {"no date", "OFFICIAL \u2013 position as reported", ""},
        {"ambiguous", "Plan - Dec 19", ""},
        {"blank", "", ""},
        {"a story", std::string(400, 'x') + " - 05/12/2018", ""},
    };
    for (const row& r : rows) {
        CAPTURE(r.name);
        const auto day = date_in_title(r.title, today);
        CHECK((day ? plan::to_iso(*day) : "") == r.day);
    }
}

TEST_CASE("only the rows above the headers are titles") {
    auto sheet = tests::a_sheet({{"Plan"}, {"Milestone", "05/12/2018"}});
    CHECK_FALSE(title_date(sheet, 1, today));
    CHECK(title_date(sheet, 2, today) == test::day("2018-12-05"));
    sheet.rows[0].cells.push_back({"06/12/2018", test::day("2018-12-06"), 1});
    CHECK(title_date(sheet, 1, today) == test::day("2018-12-06"));
    CHECK_FALSE(title_date(tests::a_sheet({}), 5, today));
}
