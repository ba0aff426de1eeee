#include "daemon/calendar/recurrence.hpp"

#include "daemon/base/error.hpp"
#include "daemon/calendar/working_calendar.hpp"
#include "tests/support/days.hpp"
#include "tests/support/printing.hpp"

#include <doctest/doctest.h>

using namespace remembrancer;
using calendar::closed_day_policy;
using calendar::recurrence;
using calendar::working_calendar;
using calendar::zone;
using test::day;
using namespace std::chrono_literals;

namespace {

using instants = std::vector<std::string>;

base::instant at(std::string_view iso) {
    const auto found = base::instant_from_iso(iso);
    REQUIRE(found);
    return *found;
}

recurrence in_london(std::string_view rule, std::string_view start,
                     std::chrono::minutes time = 8h + 30min,
                     closed_day_policy policy = closed_day_policy::keep) {
    return {rule, {day(start), time}, zone::named("Europe/London"), policy};
}

instants texts(const std::vector<base::instant>& found) {
    instants out;
    for (const base::instant when : found)
        out.push_back(base::to_iso(when));
    return out;
}

// The first `count`, each asked for after the one before.
instants one_by_one(const recurrence& rule, base::instant after, int count,
                    const working_calendar& calendar = {}) {
    instants out;
    for (int n = 0; n < count; ++n) {
        const auto next = rule.next_after(after, calendar);
        if (!next)
            break;
        out.push_back(base::to_iso(*next));
        after = *next;
    }
    return out;
}

const working_calendar& easter_2019() {
    static const working_calendar made({day("2019-04-19"), day("2019-04-22")}, {});
    return made;
}

} // namespace

TEST_CASE("local times stay put through the clock changes, at 01:30 as RFC 5545 has it") {
    struct row {
        std::string name;
        const char* after;
        instants expected;
    };
    const row rows[] = {
        {"spring 2018",
         "2018-03-24T00:00:00Z",
         {"2018-03-24T01:30:00Z", "2018-03-25T01:30:00Z", "2018-03-26T00:30:00Z"}},
        {"autumn 2018",
         "2018-10-27T00:00:00Z",
         {"2018-10-27T00:30:00Z", "2018-10-28T00:30:00Z", "2018-10-29T01:30:00Z"}},
        {"spring 2019",
         "2019-03-30T00:00:00Z",
         {"2019-03-30T01:30:00Z", "2019-03-31T01:30:00Z", "2019-04-01T00:30:00Z"}},
        {"autumn 2019",
         "2019-10-26T00:00:00Z",
         {"2019-10-26T00:30:00Z", "2019-10-27T00:30:00Z", "2019-10-28T01:30:00Z"}},
        {"spring 2026",
         "2026-03-28T00:00:00Z",
         {"2026-03-28T01:30:00Z", "2026-03-29T01:30:00Z", "2026-03-30T00:30:00Z"}},
        {"autumn 2026",
         "2026-10-24T00:00:00Z",
         {"2026-10-24T00:30:00Z", "2026-10-25T00:30:00Z", "2026-10-26T01:30:00Z"}},
        {"summer 2045",
         "2045-03-25T00:00:00Z",
         {"2045-03-25T01:30:00Z", "2045-03-26T01:30:00Z", "2045-03-27T00:30:00Z"}},
    };
    const recurrence daily = in_london("FREQ=DAILY", "2018-01-01", 90min);
    for (const row& r : rows) {
        CAPTURE(r.name);
        CHECK(one_by_one(daily, at(r.after), 3) == r.expected);
    }
}

TEST_CASE("nothing happens twice or out of order in the hour that the clock skips") {
    const recurrence often =
        in_london("FREQ=DAILY;BYHOUR=1,2;BYMINUTE=15,30,45", "2019-03-30", 0min);
    const instants expected{"2019-03-31T01:15:00Z", "2019-03-31T01:30:00Z", "2019-03-31T01:45:00Z"};
    CHECK(texts(often.occurrences(at("2019-03-31T00:00:00Z"), at("2019-04-01T00:00:00Z"), {})) ==
          expected);
    CHECK(one_by_one(often, at("2019-03-31T00:00:00Z"), 3) == expected);
}

TEST_CASE("rules of RFC 5545 give their dates") {
    struct row {
        std::string name;
        const char* rule;
        const char* start;
        instants expected;
    };
    const row rows[] = {
        {"last Friday of the month",
         "FREQ=MONTHLY;BYDAY=-1FR",
         "2018-12-05",
         {"2018-12-28T08:30:00Z", "2019-01-25T08:30:00Z", "2019-02-22T08:30:00Z",
          "2019-03-29T08:30:00Z", "2019-04-26T07:30:00Z"}},
        {"every 2 weeks",
         "FREQ=WEEKLY;INTERVAL=2",
         "2018-12-05",
         {"2018-12-05T08:30:00Z", "2018-12-19T08:30:00Z", "2019-01-02T08:30:00Z"}},
        {"every 2 weeks, days before the start left out",
         "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,TH",
         "2018-12-05",
         {"2018-12-06T08:30:00Z", "2018-12-17T08:30:00Z", "2018-12-20T08:30:00Z"}},
        {"31st of the month",
         "FREQ=MONTHLY;BYMONTHDAY=31",
         "2018-12-05",
         {"2018-12-31T08:30:00Z", "2019-01-31T08:30:00Z", "2019-03-31T07:30:00Z",
          "2019-05-31T07:30:00Z"}},
        {"monthly from the 31st",
         "FREQ=MONTHLY",
         "2018-12-31",
         {"2018-12-31T08:30:00Z", "2019-01-31T08:30:00Z", "2019-03-31T07:30:00Z"}},
        {"last day of the month",
         "FREQ=MONTHLY;BYMONTHDAY=-1",
         "2019-01-01",
         {"2019-01-31T08:30:00Z", "2019-02-28T08:30:00Z", "2019-03-31T07:30:00Z"}},
        {"last weekday of the month",
         "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1",
         "2018-12-05",
         {"2018-12-31T08:30:00Z", "2019-01-31T08:30:00Z", "2019-02-28T08:30:00Z",
          "2019-03-29T08:30:00Z"}},
        {"three times",
         "FREQ=WEEKLY;COUNT=3",
         "2018-12-05",
         {"2018-12-05T08:30:00Z", "2018-12-12T08:30:00Z", "2018-12-19T08:30:00Z"}},
        {"until a day, that day included",
         "FREQ=DAILY;UNTIL=20181207",
         "2018-12-05",
         {"2018-12-05T08:30:00Z", "2018-12-06T08:30:00Z", "2018-12-07T08:30:00Z"}},
        {"until a time in UTC",
         "FREQ=DAILY;UNTIL=20190702T073000Z",
         "2019-07-01",
         {"2019-07-01T07:30:00Z", "2019-07-02T07:30:00Z"}},
        {"until just before a time in UTC",
         "FREQ=DAILY;UNTIL=20190702T072900Z",
         "2019-07-01",
         {"2019-07-01T07:30:00Z"}},
        {"leap day",
         "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29",
         "2018-12-05",
         {"2020-02-29T08:30:00Z", "2024-02-29T08:30:00Z", "2028-02-29T08:30:00Z"}},
        {"leap day over a century that has none",
         "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29",
         "2096-01-01",
         {"2096-02-29T08:30:00Z", "2104-02-29T08:30:00Z"}},
        {"twice a day, the first day from half past eight on",
         "FREQ=DAILY;BYHOUR=8,14;BYMINUTE=0",
         "2018-12-05",
         {"2018-12-05T14:00:00Z", "2018-12-06T08:00:00Z", "2018-12-06T14:00:00Z"}},
    };
    for (const row& r : rows) {
        CAPTURE(r.name);
        const recurrence rule = in_london(r.rule, r.start);
        const int some = static_cast<int>(r.expected.size());
        const instants found = one_by_one(rule, at("2018-01-01T00:00:00Z"), some);
        CHECK(found == r.expected);
        // The same when asked from the middle, where libical jumps instead of counting.
        CHECK(one_by_one(rule, at(r.expected[0]), some - 1) ==
              instants(r.expected.begin() + 1, r.expected.end()));
    }
}

TEST_CASE("what has ended does not come again") {
    const recurrence thrice = in_london("FREQ=WEEKLY;COUNT=3", "2018-12-05");
    CHECK(!thrice.next_after(at("2018-12-19T08:30:00Z"), {}));
    CHECK(thrice.occurrences(at("2019-01-01T00:00:00Z"), at("2030-01-01T00:00:00Z"), {}).empty());
    const recurrence until = in_london("FREQ=DAILY;UNTIL=20181207", "2018-12-05");
    CHECK(!until.next_after(at("2018-12-07T08:30:00Z"), {}));
}

TEST_CASE("a range holds its start and not its end") {
    const recurrence daily = in_london("FREQ=DAILY", "2018-01-01");
    const base::instant first = at("2018-12-05T08:30:00Z");
    const base::instant second = at("2018-12-06T08:30:00Z");
    CHECK(texts(daily.occurrences(first, second, {})) == instants{"2018-12-05T08:30:00Z"});
    CHECK(daily.occurrences(first + 1ms, second, {}).empty());
    CHECK(daily.occurrences(second, first, {}).empty());
    CHECK(daily.next_after(first - 1ms, {}) == first);
    CHECK(daily.next_after(first, {}) == second);
}

TEST_CASE("what falls on a closed day is kept, left out, or moved to the next working day") {
    struct row {
        std::string name;
        const char* rule;
        closed_day_policy policy;
        instants expected;
    };
    const row rows[] = {
        {"Mondays kept",
         "FREQ=WEEKLY;BYDAY=MO",
         closed_day_policy::keep,
         {"2019-04-15T07:30:00Z", "2019-04-22T07:30:00Z", "2019-04-29T07:30:00Z"}},
        {"Mondays left out",
         "FREQ=WEEKLY;BYDAY=MO",
         closed_day_policy::skip,
         {"2019-04-15T07:30:00Z", "2019-04-29T07:30:00Z", "2019-05-06T07:30:00Z"}},
        {"Mondays moved",
         "FREQ=WEEKLY;BYDAY=MO",
         closed_day_policy::next_working_day,
         {"2019-04-15T07:30:00Z", "2019-04-23T07:30:00Z", "2019-04-29T07:30:00Z"}},
        {"two that move to one day",
         "FREQ=WEEKLY;BYDAY=FR,MO",
         closed_day_policy::next_working_day,
         {"2019-04-15T07:30:00Z", "2019-04-23T07:30:00Z", "2019-04-26T07:30:00Z"}},
        {"each working day",
         "FREQ=DAILY",
         closed_day_policy::skip,
         {"2019-04-15T07:30:00Z", "2019-04-16T07:30:00Z", "2019-04-17T07:30:00Z",
          "2019-04-18T07:30:00Z", "2019-04-23T07:30:00Z", "2019-04-24T07:30:00Z"}},
    };
    for (const row& r : rows) {
        CAPTURE(r.name);
        const recurrence rule = in_london(r.rule, "2018-01-01", 8h + 30min, r.policy);
        const int some = static_cast<int>(r.expected.size());
        CHECK(one_by_one(rule, at("2019-04-14T00:00:00Z"), some, easter_2019()) == r.expected);
        CHECK(texts(rule.occurrences(at("2019-04-14T00:00:00Z"), at(r.expected.back()) + 1s,
                                     easter_2019())) == r.expected);
    }
}

TEST_CASE("what moves over a long closure is found from beyond it") {
    const working_calendar shut({}, {{day("2019-01-01"), day("2019-12-31")}});
    const recurrence yearly =
        in_london("FREQ=YEARLY", "2019-02-01", 8h + 30min, closed_day_policy::next_working_day);
    CHECK(base::to_iso(*yearly.next_after(at("2019-12-31T00:00:00Z"), shut)) ==
          "2020-01-01T08:30:00Z");
}

TEST_CASE("a rule before or without its first date is answered") {
    const recurrence later = in_london("FREQ=DAILY", "2099-12-30");
    CHECK(base::to_iso(*later.next_after(at("1990-01-01T00:00:00Z"), {})) ==
          "2099-12-30T08:30:00Z");
    const working_calendar shut({}, {{day("2000-01-01"), day("2100-12-31")}});
    const recurrence never =
        in_london("FREQ=WEEKLY;COUNT=10", "2019-01-01", 8h + 30min, closed_day_policy::skip);
    CHECK(!never.next_after(at("2019-01-01T00:00:00Z"), shut));
}

TEST_CASE("a rule that never happens, or starts outside the calendar, is refused") {
    CHECK_THROWS_WITH_AS(in_london("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30", "2018-12-05"),
                         doctest::Contains("never happens"), base::user_error);
    CHECK_THROWS_WITH_AS(in_london("FREQ=DAILY;BYMONTH=4;BYMONTHDAY=31", "2018-12-05"),
                         doctest::Contains("never happens"), base::user_error);
    CHECK_THROWS_WITH_AS(in_london("FREQ=DAILY;UNTIL=20181204", "2018-12-05"),
                         doctest::Contains("never happens from 2018-12-05"), base::user_error);
    CHECK_THROWS_WITH_AS(in_london("FREQ=DAILY", "1999-12-31"),
                         doctest::Contains("a date from 2000 to 2100"), base::user_error);
}

TEST_CASE("asking from any moment gives the same dates as walking from the start") {
    const std::string rules[] = {"FREQ=DAILY;INTERVAL=3",
                                 "FREQ=WEEKLY;INTERVAL=3;BYDAY=TU,SU",
                                 "FREQ=WEEKLY;INTERVAL=2;BYDAY=SU;WKST=SU",
                                 "FREQ=MONTHLY;INTERVAL=5;BYMONTHDAY=31",
                                 "FREQ=YEARLY;INTERVAL=3;BYDAY=20MO",
                                 "FREQ=YEARLY;BYYEARDAY=-1,100",
                                 "FREQ=MONTHLY;BYDAY=2WE,-1SU;COUNT=70"};
    for (const std::string& text : rules) {
        CAPTURE(text);
        const recurrence rule = in_london(text, "2018-01-31");
        const auto all =
            rule.occurrences(at("2018-01-01T00:00:00Z"), at("2032-01-01T00:00:00Z"), {});
        REQUIRE(all.size() > 4);
        for (std::size_t n = 1; n < all.size(); n += 1 + all.size() / 25) {
            CHECK(rule.next_after(all[n] - 1ms, {}) == all[n]);
            CHECK(rule.next_after(all[n - 1], {}) == all[n]);
        }
    }
}
