#include "daemon/calendar/rule_text.hpp"

#include "daemon/base/error.hpp"

#include <doctest/doctest.h>

using namespace remembrancer;
using calendar::checked_rule;
using calendar::zone;

TEST_CASE("a good rule comes out in one form") {
    struct row {
        std::string name;
        const char* rule;
        const char* checked;
    };
    const row rows[] = {
        {"plain", "FREQ=DAILY", "FREQ=DAILY"},
        {"small letters, property name, loose end", " rrule:freq=weekly;byday=mo,th; ",
         "FREQ=WEEKLY;BYDAY=MO,TH"},
        {"any order", "BYDAY=-1FR;INTERVAL=2;FREQ=MONTHLY", "FREQ=MONTHLY;BYDAY=-1FR;INTERVAL=2"},
        {"numbered days", "FREQ=YEARLY;BYDAY=+20MO,-53SU", "FREQ=YEARLY;BYDAY=+20MO,-53SU"},
        {"from the end", "FREQ=MONTHLY;BYMONTHDAY=-1,15", "FREQ=MONTHLY;BYMONTHDAY=-1,15"},
        {"until a day, the whole of it", "FREQ=DAILY;UNTIL=20190331",
         "FREQ=DAILY;UNTIL=20190331T235900"},
        {"until a local time", "FREQ=DAILY;UNTIL=20190331T120000",
         "FREQ=DAILY;UNTIL=20190331T120000"},
        {"until a time in UTC, in summer", "FREQ=DAILY;UNTIL=20190731T233000Z",
         "FREQ=DAILY;UNTIL=20190801T003000"},
    };
    const zone london = zone::named("Europe/London");
    for (const row& r : rows) {
        CAPTURE(r.name);
        CHECK(checked_rule(r.rule, london) == r.checked);
    }
}

TEST_CASE("a bad rule is refused, naming the part and what was expected") {
    struct row {
        std::string name;
        std::string rule;
        const char* said;
    };
    const row rows[] = {
        {"empty", "", "NAME=VALUE"},
        {"a word", "weekly", "NAME=VALUE"},
        {"no value", "FREQ=", "NAME=VALUE"},
        {"no frequency", "BYDAY=MO", "FREQ is missing"},
        {"hourly", "FREQ=HOURLY", "FREQ is \"HOURLY\"; expected DAILY, WEEKLY, MONTHLY or YEARLY"},
        {"a slip in a name", "FREQ=WEEKLY;BYDAYS=MO", "Did you mean BYDAY?"},
        {"seconds", "FREQ=DAILY;BYSECOND=30", "BYSECOND"},
        {"week numbers", "FREQ=YEARLY;BYWEEKNO=20", "BYWEEKNO"},
        {"a lunar calendar", "RSCALE=CHINESE;FREQ=YEARLY", "RSCALE"},
        {"twice", "FREQ=WEEKLY;BYDAY=MO;BYDAY=TU", "each part once"},
        {"a day that is none", "FREQ=WEEKLY;BYDAY=MO,XX", "BYDAY is \"MO,XX\""},
        {"an empty day", "FREQ=WEEKLY;BYDAY=MO,", "BYDAY"},
        {"a day alone by number", "FREQ=MONTHLY;BYDAY=1", "BYDAY"},
        {"a numbered day in a week", "FREQ=WEEKLY;BYDAY=1MO", "weekdays without numbers"},
        {"a sixth Monday", "FREQ=MONTHLY;BYDAY=6MO", "from 1 to 5"},
        {"a zeroth Monday", "FREQ=MONTHLY;BYDAY=0MO", "from 1 to 5"},
        {"interval nought", "FREQ=WEEKLY;INTERVAL=0",
         "INTERVAL is \"0\"; expected a number from 1"},
        {"interval beyond 16 bits", "FREQ=WEEKLY;INTERVAL=65537", "1 to 1000"},
        {"interval beyond all bits", "FREQ=WEEKLY;INTERVAL=99999999999999", "1 to 1000"},
        {"two intervals", "FREQ=WEEKLY;INTERVAL=1,2", "a number from 1 to 1000"},
        {"negative count", "FREQ=WEEKLY;COUNT=-1", "COUNT is \"-1\""},
        {"both ends", "FREQ=WEEKLY;COUNT=2;UNTIL=20190331", "either COUNT or UNTIL"},
        {"month 13", "FREQ=YEARLY;BYMONTH=13", "numbers from 1 to 12"},
        {"day 32", "FREQ=MONTHLY;BYMONTHDAY=32", "1 to 31, or from -1 back"},
        {"day 0", "FREQ=MONTHLY;BYMONTHDAY=0", "BYMONTHDAY"},
        {"hour 24", "FREQ=DAILY;BYHOUR=24", "0 to 23"},
        {"hour minus one", "FREQ=DAILY;BYHOUR=-1", "0 to 23"},
        {"days of the month in a week", "FREQ=WEEKLY;BYMONTHDAY=13", "no BYMONTHDAY"},
        {"days of the year in a month", "FREQ=MONTHLY;BYYEARDAY=100", "FREQ=YEARLY only"},
        {"a position among nothing", "FREQ=MONTHLY;BYSETPOS=1", "another BY part"},
        {"week start", "FREQ=WEEKLY;WKST=XX", "WKST"},
        {"until a word", "FREQ=DAILY;UNTIL=tomorrow", "UNTIL is \"TOMORROW\""},
        {"until no day", "FREQ=DAILY;UNTIL=20190230", "UNTIL"},
        {"until no hour", "FREQ=DAILY;UNTIL=20190228T250000", "UNTIL"},
        {"until with a sign", "FREQ=DAILY;UNTIL=2019-1-1", "UNTIL"},
        {"until ISO", "FREQ=DAILY;UNTIL=2019-03-31", "UNTIL"},
        {"an escape", "FREQ=\x1b[2J", "\\x1b"},
        {"endless", "FREQ=DAILY;BYMONTH=" + std::string(100000, '1'), "at most 500"},
    };
    const zone london = zone::named("Europe/London");
    for (const row& r : rows) {
        CAPTURE(r.name);
        CHECK_THROWS_WITH_AS((void)checked_rule(r.rule, london), doctest::Contains(r.said),
                             base::user_error);
    }
}
