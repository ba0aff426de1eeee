#include "daemon/intake/plan_dates.hpp"

#include "tests/support/days.hpp"

#include <doctest/doctest.h>

using namespace remembrancer;
using intake::read_plan_date;
using test::day;

namespace {

struct row {
    std::string text;
    std::string asked;
};

void check(const row& r, std::string_view as_of) {
    CAPTURE(r.text.substr(0, 100));
    const plan::plan_date read = read_plan_date(r.text, day(as_of));
    CHECK(read.precision == plan::precision::unreadable);
    CHECK(!read.from);
    CHECK(!read.by);
    CHECK(!read.year_inferred);
    CHECK_MESSAGE(read.question.find(r.asked) != std::string::npos, read.question);
    CHECK(read.question.size() < 300);
    CHECK(read.text == r.text);
}

} // namespace

TEST_CASE("what can mean two things is asked about, with both") {
    const row rows[] = {
        {"Dec 19", "19 December or December 2019?"},
        {"dec-19", "19 December or December 2019?"},
        {"Dec19", "19 December or December 2019?"},
        {"by Dec 19", "19 December or December 2019?"},
        {"July 30", "30 July or July 2030?"},
        {"Jan - Mar 19", "19 March or March 2019?"},
        {"Nov 31", "There is no 31 November: is November 2031 meant?"},
        {"2010-11", "November 2010, or 2010 to 2011?"},
        {"Q1 2019", "January to March 2019, or April to June 2019?"},
        {"Q4 2019", "October to December 2019, or January to March 2020?"},
        {"winter 2022", "The winter of 2021 to 2022, or of 2022 to 2023?"},
        {"05/12/99", "1999 or 2099?"},
        {"5 Dec '99", "1999 or 2099?"},
        {"12/13", "13 December, or the financial year 2012 to 2013?"},
    };
    for (const row& r : rows)
        check(r, "2018-12-05");
    check({"11/12", "11 December, or the financial year 2011 to 2012?"}, "2012-03-01");
}

TEST_CASE("days that do not exist are asked about, the American order with its likely meaning") {
    const row rows[] = {
        {"04/13/2018",
         "There is no month 13, and dates are read day first: is 13 April 2018 meant?"},
        {"04/13/18", "is 13 April 2018 meant?"},
        {"04/13", "is 13 April or April 2013 meant?"},
        {"31/02/2019", "There is no 31 February 2019"},
        {"29/02/2019", "There is no 29 February 2019"},
        {"29 Feb 2100", "There is no 29 February 2100"},
        {"31 April", "There is no 31 April"},
        {"0 December 2018", "There is no 0 December 2018"},
        {"32 December 2018", "There is no 32 December 2018"},
        {"99 December", "There is no 99 December"},
        {"30/30/2018", "There is no month 30"},
        {"00/00/0000", "The year 0"},
        {"00/00/00", "There is no month 0"},
        {"05/00/2018", "There is no month 0"},
        {"2018-13-05", "There is no month 13"},
        {"2018-02-30", "There is no 30 February 2018"},
        {"05/12/1018", "The year 1018 is not one of a plan"},
        {"05/12/2918", "The year 2918"},
        {"December 9999", "The year 9999"},
        {"1066", "The year 1066"},
        {"7-3 Dec 2018", "From 7 to 3 December"},
        {"Dec 2018 - Nov 2018", "ends before it begins"},
        {"Thursday 30 November 2018", "30 November 2018 is a Friday, not a Thursday"},
        {"30 November 2018 (Thursday)", "is a Friday, not a Thursday"},
        {"Sun 3 Dec to Fri 7 Dec", "3 December 2018 is a Monday, not a Sunday"},
        {"w/c Tuesday 10/12/2018", "is a Monday, not a Tuesday"},
    };
    for (const row& r : rows)
        check(r, "2018-12-05");
}

TEST_CASE("a date with more to it is not taken for the whole") {
    const row rows[] = {
        {"30 November 2018 (was 16/11/2018)", "Is 30 November 2018 meant?"},
        {"5 December 2018 or 12 December 2018", "Is 5 December 2018 meant?"},
        {"3 or 4 December", "cannot be read"},
        {"30 Nov 2018 / 15 Dec 2018", "30 November 2018 or 15 December 2018?"},
        {"3/17 Dec 2018", "3 December 2018 or 17 December 2018?"},
        {"December 2018 / TBC", "Is December 2018 meant?"},
        {"5 December 2018 TBC", "Is 5 December 2018 meant?"},
        {"05/12/2018?", "Is 5 December 2018 meant?"},
        {"05/12/2018 onwards", "says more than that"},
        {"05/12/2018 at the earliest", "says more than that"},
        {"05/12/2018x", "says more than that"},
        {"05/12/2018/3", "says more than that"},
        {"5 December, 12 officers away", "Is 5 December 2018 meant?"},
        {"December 2018/19", "says more than that"},
        {"TBC (Dec 2018?)", "is to be confirmed and names a date"},
        {"TBC by 05/12", "is to be confirmed and names a date"},
        {"43439", "is it a spreadsheet's for 5 December 2018?"},
    };
    for (const row& r : rows)
        check(r, "2018-12-05");
}

TEST_CASE("what is no date is kept and asked about") {
    const std::string endless(100000, '1');
    const row rows[] = {
        {"Year 2", "\"Year 2\" cannot be read as a date"},
        {"years 0-2", "cannot be read"},
        {"year three", "cannot be read"},
        {"Year 2 2022/23", "cannot be read"},
        {"next 12 to 18 months", "cannot be read"},
        {"over the next three years", "cannot be read"},
        {"vesting day", "\"vesting day\" is not among the key dates of the settings"},
        {"by Day 1", "is not among the key dates"},
        {"Day one", "is not among the key dates"},
        {"ongoing", "cannot be read"},
        {"ASAP", "cannot be read"},
        {"n/a", "cannot be read"},
        {"Friday", "cannot be read"},
        {"may slip", "cannot be read"},
        {"before 5 December", "cannot be read"},
        {"from 5 December 2018", "cannot be read"},
        {"after 05/12/2018", "cannot be read"},
        {"c. March 2019", "cannot be read"},
        {"Febuary 2019", "cannot be read"},
        {"second week of December", "cannot be read"},
        {"3.5", "cannot be read"},
        {"3-4", "cannot be read"},
        {"12", "cannot be read"},
        {"005/12/2018", "cannot be read"},
        {"05//12//2018", "cannot be read"},
        {"/", "cannot be read"},
        {"'18", "cannot be read"},
        {"Q3", "cannot be read"},
        {"Q5 2018/19", "cannot be read"},
        {"end 05/12/2018", "cannot be read"},
        {"\uFF10\uFF15/\uFF11\uFF12/\uFF12\uFF10\uFF11\uFF18", "cannot be read"},
        {"\u0660\u0665/\u0661\u0662/\u0662\u0660\u0661\u0668", "cannot be read"},
        {"5 d\u00E9cembre 2018", "cannot be read"},
        {"\xff\xfe\x00", "cannot be read"},
        {std::string("05/12/2018\0x", 12), "says more than that"},
        {"<script>05/12/2018</script>", "cannot be read"},
        {"=HYPERLINK(\"x\")", "cannot be read"},
        {endless, "too long"},
        {endless.substr(0, 900), "cannot be read"},
        {std::string(999, '-') + "5", "cannot be read"},
        {"5 December 2018 " + std::string(2000, 'x'), "too long"},
    };
    for (const row& r : rows)
        check(r, "2018-12-05");
}

TEST_CASE("a question quotes hostile text without its escapes and not at length") {
    const auto read =
        read_plan_date("\x1b[2J\r\nSubject: x" + std::string(500, 'y'), day("2018-12-05"));
    for (const char c : read.question)
        CHECK(static_cast<unsigned char>(c) >= 0x20);
    CHECK(read.question.find("...\"") != std::string::npos);
}

TEST_CASE("any day can be the as-of date") {
    for (const char* as_of : {"0001-01-01", "1969-12-31", "2099-12-31", "9999-12-31"}) {
        const auto read = read_plan_date("5 December", day(as_of));
        CHECK(read.year_inferred);
        CHECK(read.by.has_value());
    }
}
