#include "daemon/plan/plan_date.hpp"

#include "daemon/plan/item.hpp"

#include <doctest/doctest.h>

using namespace remembrancer;
using namespace std::chrono_literals;

namespace {

plan::plan_date window(plan::date from, plan::date by, plan::precision precision) {
    return {"typed", precision, from, by, false, {}};
}

plan::plan_date unknown(std::string text, plan::precision precision) {
    plan::plan_date when;
    when.text = std::move(text);
    when.precision = precision;
    return when;
}

} // namespace

TEST_CASE("a plan date is shown as GOV.UK writes dates") {
    struct row {
        const char* name;
        plan::date from;
        plan::date by;
        const char* expected;
    };
    const row rows[] = {
        {"day", 2018y / 12 / 6, 2018y / 12 / 6, "6 December 2018"},
        {"part of a month", 2018y / 10 / 11, 2018y / 10 / 20, "11 to 20 October 2018"},
        {"month", 2018y / 12 / 1, 2018y / 12 / 31, "December 2018"},
        {"leap February", 2020y / 2 / 1, 2020y / 2 / 29, "February 2020"},
        {"quarter", 2019y / 1 / 1, 2019y / 3 / 31, "January to March 2019"},
        {"winter", 2018y / 12 / 1, 2019y / 2 / 28, "December 2018 to February 2019"},
        {"days of two months", 2018y / 12 / 3, 2019y / 1 / 4, "3 December 2018 to 4 January 2019"},
        {"days of one year", 2018y / 11 / 30, 2018y / 12 / 4, "30 November to 4 December 2018"},
    };
    for (const row& r : rows) {
        CAPTURE(r.name);
        CHECK(plan::in_words(window(r.from, r.by, plan::precision::window)) == r.expected);
    }
    CHECK(plan::in_words(unknown("TBC", plan::precision::to_be_confirmed)) == "TBC");
    CHECK(plan::in_words(plan::plan_date{}).empty());
}

TEST_CASE("a date cell equals the date typed in words, and two unreadable texts only each other") {
    plan::plan_date typed = window(2018y / 12 / 7, 2018y / 12 / 7, plan::precision::day);
    plan::plan_date cell = typed;
    typed.text = "7th Dec";
    typed.year_inferred = true;
    CHECK(plan::same_value(typed, cell));
    cell.by = plan::date(2018y / 12 / 8);
    CHECK_FALSE(plan::same_value(typed, cell));
    CHECK(plan::same_value(unknown("Dec 19", plan::precision::unreadable),
                           unknown("dec  19", plan::precision::unreadable)));
    CHECK_FALSE(plan::same_value(unknown("Dec 19", plan::precision::unreadable),
                                 unknown("Dec 20", plan::precision::unreadable)));
}

TEST_CASE("the effective date is the forecast's end, else the baseline's, and TBC means none") {
    plan::item item;
    CHECK_FALSE(plan::effective_by(item));
    item.baseline = window(2018y / 11 / 1, 2018y / 11 / 30, plan::precision::month);
    CHECK(plan::effective_by(item) == plan::date(2018y / 11 / 30));
    item.forecast = window(2018y / 12 / 7, 2018y / 12 / 7, plan::precision::day);
    CHECK(plan::effective_by(item) == plan::date(2018y / 12 / 7));
    item.forecast = unknown("TBC", plan::precision::to_be_confirmed);
    CHECK_FALSE(plan::effective_by(item));
    CHECK(plan::forecast_unknown(item));
}

TEST_CASE("ISO dates are read strictly") {
    CHECK(plan::date_from_iso("2018-12-05") == plan::date(2018y / 12 / 5));
    for (const char* bad :
         {"2018-02-30", "2018-12-5", "05/12/2018", "2018-12-05T08:30", "", "20a8-12-05"}) {
        CAPTURE(bad);
        CHECK_FALSE(plan::date_from_iso(bad));
    }
    CHECK(plan::to_iso(plan::date(2045y / 7 / 1)) == "2045-07-01");
    CHECK(plan::in_words_with_weekday(plan::date(2018y / 12 / 5)) == "Wednesday 5 December 2018");
}
