#include "daemon/intake/closing.hpp"

#include "tests/support/days.hpp"

#include <string>

#include <doctest/doctest.h>
#include <fmt/format.h>

using namespace remembrancer;
using namespace remembrancer::intake;
using test::day;

namespace {

const plan::date as_of = day("2018-12-05");

/// `open`, `closed`, `closed 2018-11-12`, `stopped`, `asked`.
std::string shown(const closing& read) {
    if (!read.question.empty())
        return read.closed ? "asked and closed" : "asked";
    return std::string(read.stopped  ? "stopped"
                       : read.closed ? "closed"
                                     : "open") +
           (read.on ? " " + plan::to_iso(*read.on) : "");
}

} // namespace

TEST_CASE("a status closes an item when it says so and does not take it back") {
    struct row {
        const char* text;
        const char* expected;
    };
    const row rows[] = {
        {"Closed", "closed"},
        {"CLOSED.", "closed"},
        {"Complete", "closed"},
        {"Completed", "closed"},
        {"Done", "closed"},
        {"Dropped", "stopped"},
        {"Withdrawn", "stopped"},
        {"Resolved", "closed"},
        {"Cancelled", "stopped"},
        {"Now closed", "closed"},
        {"100% complete", "closed"},
        {"Fully complete", "closed"},
        {"This risk has been closed", "closed"},
        {"Closed - 12/11/18", "closed 2018-11-12"},
        {"Completed on 23 November 2018", "closed 2018-11-23"},
        {"Closed (12/11/2018)", "closed 2018-11-12"},
        {"Closed: merged with risk 18", "closed"},
        {"Completed 23/12/18", "closed"},
        {"Work stopped 13 October 2018", "stopped 2018-10-13"},
        {"Completed, not cancelled", "asked"},
        {"Closed - withdrawn", "stopped"},
        {"Closed (superseded by M14)", "stopped"},
        {"Closed - cancelled 12/11/18", "stopped 2018-11-12"},
        {"Closed 12/11/18: withdrawn", "stopped 2018-11-12"},
        {"\u2713", "closed"},
        {"\u2713 Complete", "closed"},
        {"", "open"},
        {"Open", "open"},
        {"Live", "open"},
        {"On track", "open"},
        {"In progress", "open"},
        {"Not complete", "open"},
        {"Incomplete", "open"},
        {"90% complete", "open"},
        {"To be closed", "open"},
        {"Will be completed in May", "open"},
        {"Nearly done", "open"},
        {"Awaiting closure", "open"},
        {"Uncompleted", "open"},
        {"x", "open"},
        {"Complete subject to sign-off", "asked"},
        {"Completed but one action outstanding", "asked"},
        {"Closed?", "asked"},
        {"\u2713 In progress and ongoing", "asked"},
    };
    for (const row& r : rows) {
        CAPTURE(r.text);
        CHECK(shown(read_status(r.text, as_of)) == r.expected);
    }
}

TEST_CASE("a closing column closes an item by a word, a tick or a day that is reached") {
    struct row {
        const char* text;
        const char* expected;
    };
    const row rows[] = {
        {"Yes", "closed"},
        {"y", "closed"},
        {"TRUE", "closed"},
        {"1", "closed"},
        {"100%", "closed"},
        {"\u2713", "closed"},
        {"\u221A", "closed"},
        {"\u2714\uFE0F", "closed"},
        {"x", "closed"},
        {"Closed", "closed"},
        {"12/11/18", "closed 2018-11-12"},
        {"5 December 2018", "closed 2018-12-05"},
        {"21st Sept", "closed 2018-09-21"},
        {"November 2018", "closed"},
        {"", "open"},
        {"-", "open"},
        {"No", "open"},
        {"FALSE", "open"},
        {"n/a", "open"},
        {"Open", "open"},
        {"TBC", "open"},
        {"\u2717", "open"},
        {"6 December 2018", "asked"},
        {"January 2019", "asked"},
        {"Dec 19", "asked"},
        {"soon", "asked"},
    };
    for (const row& r : rows) {
        CAPTURE(r.text);
        CHECK(shown(read_closed(r.text, std::nullopt, as_of)) == r.expected);
    }
    CHECK(shown(read_closed("23/11/2018", day("2018-11-23"), as_of)) == "closed 2018-11-23");
    CHECK(shown(read_closed("06/12/2018", day("2018-12-06"), as_of)) == "asked");
    CHECK(read_closed("Jan 2019", std::nullopt, as_of).question ==
          "January 2019 is after the plan's own date, 5 December 2018: is it done?");
    CHECK(shown(read_status(std::string(100'000, 'x'), as_of)) == "open");
}
