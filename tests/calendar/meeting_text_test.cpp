#include "daemon/calendar/meeting_text.hpp"

#include "daemon/calendar/board_meetings.hpp"
#include "daemon/calendar/working_calendar.hpp"
#include "tests/support/days.hpp"
#include "tests/support/hostile_texts.hpp"
#include "tests/support/printing.hpp"

#include <doctest/doctest.h>

using namespace remembrancer;
using test::day;

namespace {

using texts = std::vector<std::string>;

const calendar::working_calendar& holidays() {
    static const calendar::working_calendar of{{day("2018-12-25"), day("2018-12-26"),
                                                day("2019-01-01"), day("2019-04-19"),
                                                day("2019-04-22")},
                                               {}};
    return of;
}

texts first_ones(std::string_view said, std::string_view from, std::size_t count) {
    const auto read = calendar::read_meetings(said);
    if (!read.series)
        return {read.fault};
    texts out;
    for (const plan::date each :
         read.series->days_between(day(from), day("2019-12-31"), holidays()))
        if (out.size() < count)
            out.push_back(plan::to_iso(each));
    return out;
}

} // namespace

TEST_CASE("when a board meets is read as people type it") {
    const texts fortnights{"2018-12-05", "2018-12-19", "2019-01-02"};
    const texts wednesdays{"2018-12-05", "2018-12-12", "2018-12-19"};
    struct row {
        const char* said;
        texts expected;
    };
    const row rows[] = {
        {"2 weeks from 2018-12-05", fortnights},
        {"Every 2 weeks from 5 December 2018", fortnights},
        {"Fortnightly from Wednesday 5th Dec 2018", fortnights},
        {"fortnightly, on Wednesdays, from 05/12/2018", fortnights},
        {"every second Wednesday from 5 December 2018", fortnights},
        {"Every other wednesday from 3 December 2018", fortnights},
        {"alternate Wednesdays from 5 December 2018", fortnights},
        {"every second week from 5 December 2018", fortnights},
        {"FREQ=WEEKLY;INTERVAL=2;BYDAY=WE from 5 December 2018", fortnights},
        {"rrule:freq=weekly;byday=we", wednesdays},
        {"Wednesday", wednesdays},
        {"every Wednesday", wednesdays},
        {"weekly from 5 December 2018", wednesdays},
        {"first Wednesday of the month", {"2018-12-05", "2019-01-02", "2019-02-06"}},
        {"1st and 3rd Wednesday of each month", {"2018-12-05", "2018-12-19", "2019-01-02"}},
        {"monthly on the last Friday", {"2018-12-28", "2019-01-25", "2019-02-22"}},
        // Boxing Day is left out.
        {"fortnightly from 12 December 2018", {"2018-12-12", "2019-01-09", "2019-01-23"}},
    };
    for (const row& r : rows) {
        CAPTURE(r.said);
        CHECK(first_ones(r.said, "2018-12-01", 3) == r.expected);
    }
}

TEST_CASE("what does not say when a board meets is asked about, and never guessed") {
    struct row {
        const char* said;
        const char* fault;
    };
    const row rows[] = {
        {"fortnightly", "it does not say on which day"},
        {"every second Wednesday", "it does not say from which day its 2 weeks count"},
        {"monthly", "it does not say on which day of the month"},
        {"monthly from 5 December 2018", "it does not say on which day of the month"},
        {"last Wednesday", "it is not clear how often"},
        {"first and third Wednesday", "it is not clear how often"},
        {"as and when required", "it does not say when it meets"},
        {"3 Wednesdays", "it does not say when it meets"},
        {"quarterly from 5 December 2018", "it does not say when it meets"},
        {"fortnightly from early December", "'early december' is no day to count from"},
        {"fortnightly from 31 February 2019", "'31 february 2019' is no day to count from"},
        {"fortnightly from 05/13/2018", "'05/13/2018' is no day to count from"},
        {"fortnightly from 05/12/18", "'05/12/18' is no day to count from"},
        {"0 weeks from 2018-12-05", "every is \"0 weeks from 2018-12-05\""},
        {"99999999999 weeks from 2018-12-05", "it does not say when it meets"},
        {"FREQ=WEEKLY;INTERVAL=2", "it does not say from which day it counts"},
        {"FREQ=HOURLY", "rrule: FREQ is"},
        {"FREQ=MONTHLY;BYMONTHDAY=31;BYMONTH=2", "rrule: "},
    };
    for (const row& r : rows) {
        CAPTURE(r.said);
        const auto read = calendar::read_meetings(r.said);
        CHECK_FALSE(read.series);
        CAPTURE(read.fault);
        CHECK(read.fault.starts_with(r.fault));
    }
    CHECK(calendar::read_meetings(" ").fault.empty());
    CHECK_FALSE(calendar::read_meetings(" ").series);
}

TEST_CASE("no text at all makes the reading of meetings fail") {
    for (const auto& [name, text] : test::hostile_texts()) {
        CAPTURE(name);
        CHECK_FALSE(calendar::read_meetings(text).series);
        CHECK_FALSE(calendar::read_meetings("fortnightly from " + text).series);
    }
    const auto long_one = calendar::read_meetings(std::string(1'000'000, 'w'));
    CHECK(long_one.fault.starts_with("it is too long"));
}
