#include "daemon/calendar/recurrence_settings.hpp"

#include "daemon/base/error.hpp"
#include "daemon/calendar/recurrence.hpp"
#include "daemon/calendar/working_calendar.hpp"
#include "tests/support/days.hpp"
#include "tests/support/printing.hpp"

#include <doctest/doctest.h>

using namespace remembrancer;
using calendar::make_recurrence;
using calendar::recurrence_settings;
using test::day;

namespace {

using texts = std::vector<std::string>;

texts first_ones(const recurrence_settings& settings, std::string_view after, std::size_t count) {
    const calendar::working_calendar christmas(
        {day("2018-12-25"), day("2018-12-26"), day("2019-01-01")}, {});
    const calendar::recurrence made = make_recurrence(settings);
    texts out;
    auto next = base::instant_from_iso(after);
    while (next && out.size() < count) {
        next = made.next_after(*next, christmas);
        if (next)
            out.push_back(base::to_iso(*next));
    }
    return out;
}

} // namespace

TEST_CASE("the plain forms mean what they say") {
    struct row {
        std::string name;
        recurrence_settings settings;
        texts expected;
    };
    const row rows[] = {
        {"the default is each working day at half past eight",
         {},
         {"2018-12-24T08:30:00Z", "2018-12-27T08:30:00Z", "2018-12-28T08:30:00Z",
          "2018-12-31T08:30:00Z", "2019-01-02T08:30:00Z"}},
        {"the same in words",
         {.days = {"working-day"}, .time = "07:05"},
         {"2018-12-24T07:05:00Z", "2018-12-27T07:05:00Z"}},
        {"days by name",
         {.days = {"Monday", "THURSDAY"}},
         {"2018-12-24T08:30:00Z", "2018-12-27T08:30:00Z", "2018-12-31T08:30:00Z"}},
        {"each Tuesday or the next working day",
         {.days = {"tuesday"}, .on_closed_day = "next-working-day"},
         {"2018-12-27T08:30:00Z", "2019-01-02T08:30:00Z", "2019-01-08T08:30:00Z"}},
        {"each Tuesday that is worked",
         {.days = {"tuesday"}, .on_closed_day = "skip"},
         {"2019-01-08T08:30:00Z", "2019-01-15T08:30:00Z"}},
        {"every 2 weeks from a date",
         {.every = "2 weeks from 2018-12-19"},
         {"2019-01-02T08:30:00Z", "2019-01-16T08:30:00Z", "2019-01-30T08:30:00Z"}},
        {"every 2 weeks with days",
         {.days = {"monday", "friday"}, .every = "Every 2 weeks from 2018-12-19"},
         {"2018-12-31T08:30:00Z", "2019-01-04T08:30:00Z", "2019-01-14T08:30:00Z"}},
        {"every week from a date to come",
         {.every = "1 week from 2019-02-01"},
         {"2019-02-01T08:30:00Z", "2019-02-08T08:30:00Z"}},
        {"another zone",
         {.days = {"monday"}, .zone = "America/New_York"},
         {"2018-12-24T13:30:00Z", "2018-12-31T13:30:00Z"}},
        {"a rule",
         {.time = "00:00", .rrule = "FREQ=MONTHLY;BYDAY=-1FR", .start = "2018-12-05"},
         {"2018-12-28T00:00:00Z", "2019-01-25T00:00:00Z"}},
        {"a rule that moves off closed days",
         {.on_closed_day = "next-working-day",
          .rrule = "FREQ=MONTHLY;BYMONTHDAY=1",
          .start = "2018-12-05"},
         {"2019-01-02T08:30:00Z", "2019-02-01T08:30:00Z", "2019-03-01T08:30:00Z"}},
    };
    for (const row& r : rows) {
        CAPTURE(r.name);
        CHECK(first_ones(r.settings, "2018-12-21T12:00:00Z", r.expected.size()) == r.expected);
    }
}

TEST_CASE("a setting that cannot be read is refused by its key, with what was expected") {
    struct row {
        std::string name;
        recurrence_settings settings;
        const char* said;
    };
    const row rows[] = {
        {"a slip in a day", {.days = {"wensday"}}, "days is \"wensday\""},
        {"the likely day", {.days = {"wedesday"}}, "Did you mean wednesday?"},
        {"an empty day", {.days = {""}}, "monday to sunday"},
        {"working days and others", {.days = {"working-day", "sunday"}}, "working-day alone"},
        {"working days every 2 weeks",
         {.days = {"working-day"}, .every = "2 weeks from 2018-12-05"},
         "working-day alone"},
        {"time with a dot",
         {.time = "8.30"},
         "time is \"8.30\"; expected hours and minutes as 08:30"},
        {"short time", {.time = "8:30"}, "as 08:30"},
        {"hour 24", {.time = "24:00"}, "23:59"},
        {"minute 60", {.time = "08:60"}, "23:59"},
        {"a sign", {.time = "-1:30"}, "08:30"},
        {"a sign in the minutes", {.time = "08:-3"}, "08:30"},
        {"no time", {.time = ""}, "08:30"},
        {"a zone that is none", {.zone = "Europe/Lodnon"}, "Did you mean Europe/London?"},
        {"policy", {.on_closed_day = "move"}, "keep, skip or next-working-day"},
        {"every fortnight", {.every = "fortnight"}, "2 weeks from 2018-12-05"},
        {"no date", {.every = "2 weeks"}, "every is \"2 weeks\""},
        {"a British date", {.every = "2 weeks from 05/12/2018"}, "2 weeks from 2018-12-05"},
        {"no week", {.every = "0 weeks from 2018-12-05"}, "every"},
        {"too many weeks", {.every = "521 weeks from 2018-12-05"}, "every"},
        {"far too many", {.every = "99999999999 weeks from 2018-12-05"}, "every"},
        {"an escape", {.every = "\x1b[2J"}, "\\x1b"},
        {"a rule and days",
         {.days = {"monday"}, .rrule = "FREQ=DAILY", .start = "2018-12-05"},
         "not both"},
        {"a rule without a start", {.rrule = "FREQ=DAILY"}, "start is \"\""},
        {"a start without a rule", {.start = "2018-12-05"}, "no start without rrule"},
        {"a bad rule", {.rrule = "FREQ=OFTEN", .start = "2018-12-05"}, "FREQ is \"OFTEN\""},
    };
    for (const row& r : rows) {
        CAPTURE(r.name);
        CHECK_THROWS_WITH_AS((void)make_recurrence(r.settings), doctest::Contains(r.said),
                             base::user_error);
    }
}

TEST_CASE("every value that is wrong is found at once, each under its key") {
    struct row {
        const char* name;
        recurrence_settings settings;
        texts keys;
    };
    const row rows[] = {
        {"the defaults", {}, {}},
        {"a rule", {.rrule = "FREQ=MONTHLY;BYDAY=-1FR", .start = "2018-12-05"}, {}},
        {"three values of their own",
         {.time = "8.30", .zone = "Londres", .on_closed_day = "skp"},
         {"time", "zone", "on_closed_day"}},
        {"a day", {.days = {"mondya"}}, {"days"}},
        {"an interval", {.every = "fortnight"}, {"every"}},
        {"a part of the rule", {.rrule = "FREQ=HOURLY", .start = "2018-12-05"}, {"rrule"}},
        {"a rule that counts from nowhere", {.rrule = "FREQ=DAILY"}, {"start"}},
        {"a rule from before all calendars",
         {.rrule = "FREQ=DAILY", .start = "1066-10-14"},
         {"rrule"}},
    };
    for (const row& r : rows) {
        CAPTURE(r.name);
        texts keys;
        for (const calendar::settings_fault& fault : calendar::faults_of(r.settings)) {
            CHECK_FALSE(fault.what.starts_with(fault.key));
            keys.push_back(fault.key);
        }
        CHECK(keys == r.keys);
    }
}
