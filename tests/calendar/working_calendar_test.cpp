#include "daemon/calendar/working_calendar.hpp"

#include "daemon/base/error.hpp"
#include "daemon/calendar/bank_holidays.hpp"
#include "tests/support/days.hpp"

#include <random>
#include <set>

#include <doctest/doctest.h>

using namespace remembrancer;
using calendar::closure;
using calendar::working_calendar;
using std::chrono::days;
using std::chrono::months;
using test::day;

namespace {

std::vector<plan::date> holidays_of(calendar::nation where) {
    static const auto bundled =
        calendar::read_bank_holidays({SOURCE_DIR "/config/calendars/bank-holidays.json"});
    std::vector<plan::date> found;
    for (const auto& [when, title] : bundled.at(where))
        found.push_back(when);
    return found;
}

const working_calendar& england() {
    static const working_calendar made(holidays_of(calendar::nation::england_and_wales), {});
    return made;
}

// The definition, one day after the other.
int counted(plan::date from, plan::date to, const std::set<plan::date>& free) {
    if (to < from)
        return -counted(to, from, free);
    int count = 0;
    for (plan::date when = from + days(1); when <= to; when += days(1)) {
        const unsigned weekday = std::chrono::weekday(when).iso_encoding();
        const bool known =
            when >= working_calendar::first_day && when <= working_calendar::last_day;
        count += weekday < 6 && !(known && free.contains(when)) ? 1 : 0;
    }
    return count;
}

} // namespace

TEST_CASE("working days leave out the first day and count the last") {
    struct row {
        std::string name;
        const char* from;
        const char* to;
        int days;
        int working;
    };
    const row rows[] = {
        {"to vesting day", "2018-12-05", "2019-04-01", 117, 80},
        {"how late risk 18 is", "2018-11-12", "2018-12-05", 23, 17},
        {"the same day", "2018-12-05", "2018-12-05", 0, 0},
        {"tomorrow", "2018-12-05", "2018-12-06", 1, 1},
        {"over a weekend", "2018-12-07", "2018-12-10", 3, 1},
        {"within a weekend", "2018-12-08", "2018-12-09", 1, 0},
        {"over Christmas", "2018-12-24", "2018-12-27", 3, 1},
        {"over the new year", "2018-12-31", "2019-01-02", 2, 1},
        {"over Easter", "2019-04-18", "2019-04-23", 5, 1},
        {"over a state funeral", "2022-09-16", "2022-09-20", 4, 1},
        {"over the Jubilee", "2022-06-01", "2022-06-06", 5, 1},
        {"one ordinary week", "2018-12-05", "2018-12-12", 7, 5},
    };
    for (const row& r : rows) {
        CAPTURE(r.name);
        CHECK(calendar::days_between(day(r.from), day(r.to)) == r.days);
        CHECK(calendar::days_between(day(r.to), day(r.from)) == -r.days);
        CHECK(england().working_days_between(day(r.from), day(r.to)) == r.working);
        CHECK(england().working_days_between(day(r.to), day(r.from)) == -r.working);
    }
}

TEST_CASE("each nation works on other days") {
    const working_calendar scotland(holidays_of(calendar::nation::scotland), {});
    const working_calendar ulster(holidays_of(calendar::nation::northern_ireland), {});
    struct row {
        std::string iso;
        bool england;
        bool scotland;
        bool ulster;
    };
    const row rows[] = {
        {"2019-01-02", true, false, true},   {"2019-03-18", true, true, false},
        {"2019-04-22", false, true, false},  {"2019-07-12", true, true, false},
        {"2019-08-05", true, false, true},   {"2019-08-26", false, true, false},
        {"2019-12-02", true, false, true},   {"2026-06-15", true, false, true},
        {"2019-12-25", false, false, false}, {"2019-12-24", true, true, true},
    };
    for (const row& r : rows) {
        CAPTURE(r.iso);
        CHECK(england().is_working_day(day(r.iso)) == r.england);
        CHECK(scotland.is_working_day(day(r.iso)) == r.scotland);
        CHECK(ulster.is_working_day(day(r.iso)) == r.ulster);
    }
}

TEST_CASE("offsets count from the last working day on or before a date") {
    struct row {
        std::string name;
        const char* from;
        int count;
        const char* to;
    };
    const row rows[] = {
        {"none from a working day", "2018-12-05", 0, "2018-12-05"},
        {"none from a Saturday", "2019-03-30", 0, "2019-03-29"},
        {"one before a Saturday", "2019-03-30", -1, "2019-03-28"},
        {"one after a Saturday", "2019-03-30", 1, "2019-04-01"},
        {"one before a Sunday", "2018-12-16", -1, "2018-12-13"},
        {"ten before a date", "2018-12-19", -10, "2018-12-05"},
        {"five before Boxing Day", "2018-12-26", -5, "2018-12-17"},
        {"one after Christmas Eve", "2018-12-24", 1, "2018-12-27"},
        {"ten after a date", "2018-12-31", 10, "2019-01-15"},
        {"to vesting day", "2018-12-05", 80, "2019-04-01"},
        {"back from vesting day", "2019-04-01", -80, "2018-12-05"},
    };
    for (const row& r : rows) {
        CAPTURE(r.name);
        CHECK(plan::to_iso(england().add_working_days(day(r.from), r.count)) == r.to);
    }
}

TEST_CASE("the nearest working day is found on both sides") {
    struct row {
        std::string name;
        std::string iso;
        const char* before;
        const char* after;
    };
    const row rows[] = {
        {"a working day", "2018-12-05", "2018-12-05", "2018-12-05"},
        {"a Saturday", "2018-12-08", "2018-12-07", "2018-12-10"},
        {"Christmas Day", "2018-12-25", "2018-12-24", "2018-12-27"},
        {"Easter Sunday", "2019-04-21", "2019-04-18", "2019-04-23"},
        {"first day of the range, a Saturday", "2000-01-01", "1999-12-31", "2000-01-03"},
        {"last day of the range, a Friday", "2100-12-31", "2100-12-31", "2100-12-31"},
        {"beyond the range, a Saturday", "2101-01-01", "2100-12-31", "2101-01-03"},
        {"long before the range, a Sunday", "1969-07-20", "1969-07-18", "1969-07-21"},
    };
    for (const row& r : rows) {
        CAPTURE(r.name);
        CHECK(plan::to_iso(england().last_working_day_on_or_before(day(r.iso))) == r.before);
        CHECK(plan::to_iso(england().first_working_day_on_or_after(day(r.iso))) == r.after);
    }
}

TEST_CASE("local closure days are free and their ends count") {
    const working_calendar local(
        {}, {{day("2018-12-27"), day("2018-12-31")}, {day("2019-01-03"), day("2019-01-03")}});
    CHECK(local.is_working_day(day("2018-12-26")));
    CHECK(!local.is_working_day(day("2018-12-27")));
    CHECK(!local.is_working_day(day("2018-12-31")));
    CHECK(local.is_working_day(day("2019-01-01")));
    CHECK(!local.is_working_day(day("2019-01-03")));
    CHECK(local.working_days_between(day("2018-12-26"), day("2019-01-04")) == 3);
}

TEST_CASE("a day that is not worked has one reason, and the weekend's goes first") {
    using calendar::day_kind;
    const working_calendar winter({day("2018-12-25"), day("2020-12-26")},
                                  {{day("2018-12-24"), day("2018-12-30")}});
    struct row {
        std::string name;
        const char* iso;
        day_kind kind;
    };
    const row rows[] = {
        {"a Wednesday", "2018-12-05", day_kind::worked},
        {"a Saturday", "2018-12-08", day_kind::weekend},
        {"a holiday within a closure", "2018-12-25", day_kind::holiday},
        {"a closure", "2018-12-24", day_kind::closure},
        {"a Sunday within a closure", "2018-12-30", day_kind::weekend},
        {"the day after a closure", "2018-12-31", day_kind::worked},
        {"a holiday on a Saturday", "2020-12-26", day_kind::weekend},
        {"the first day of the range", "2000-01-01", day_kind::weekend},
        {"the last day of the range", "2100-12-31", day_kind::worked},
        {"before the range, a Sunday", "1969-07-20", day_kind::weekend},
        {"beyond the range, a Christmas Day", "2102-12-25", day_kind::worked},
    };
    for (const row& r : rows) {
        CAPTURE(r.name);
        CHECK(winter.kind_of(day(r.iso)) == r.kind);
        CHECK(winter.is_working_day(day(r.iso)) == (r.kind == day_kind::worked));
    }
}

TEST_CASE("a weekend can be other days, but not the whole week") {
    using std::chrono::Friday, std::chrono::Monday, std::chrono::Saturday, std::chrono::Sunday,
        std::chrono::Thursday, std::chrono::Tuesday, std::chrono::Wednesday;
    const working_calendar other({}, {}, {Friday, Saturday});
    CHECK(other.is_working_day(day("2018-12-09")));
    CHECK(!other.is_working_day(day("2018-12-07")));
    const working_calendar one_day({}, {}, {Sunday, Monday, Tuesday, Thursday, Friday, Saturday});
    CHECK(plan::to_iso(one_day.add_working_days(day("2018-12-05"), 2)) == "2018-12-19");
    CHECK(plan::to_iso(one_day.add_working_days(day("2101-01-02"), -1)) == "2100-12-22");
    CHECK_THROWS_WITH_AS(
        working_calendar({}, {}, {Sunday, Monday, Tuesday, Wednesday, Thursday, Friday, Saturday}),
        doctest::Contains("at least one day"), base::user_error);
}

TEST_CASE("a closure that ends before it begins is refused") {
    CHECK_THROWS_AS(working_calendar({}, {{day("2018-12-31"), day("2018-12-27")}}),
                    base::user_error);
}

TEST_CASE("closures of a century leave the days outside the range") {
    const working_calendar shut({}, {{day("1990-01-01"), day("2150-01-01")}});
    CHECK(shut.working_days_between(day("2000-01-01"), day("2100-12-31")) == 0);
    CHECK(plan::to_iso(shut.first_working_day_on_or_after(day("2018-12-05"))) == "2101-01-03");
    CHECK(plan::to_iso(shut.last_working_day_on_or_before(day("2018-12-05"))) == "1999-12-31");
}

TEST_CASE("counting agrees with looking at every day, within the range and beyond its ends") {
    const std::vector<plan::date> list = holidays_of(calendar::nation::england_and_wales);
    const std::set<plan::date> free(list.begin(), list.end());
    std::mt19937 random(20181205);
    const auto between = [&](const char* low, const char* high) {
        const auto span = static_cast<unsigned>((day(high) - day(low)).count());
        return day(low) + days(random() % (span + 1));
    };
    const std::pair<const char*, const char*> spans[] = {{"2017-12-01", "2028-02-01"},
                                                         {"1999-06-01", "2000-06-01"},
                                                         {"2100-06-01", "2101-06-01"},
                                                         {"1995-01-01", "2105-01-01"}};
    for (const auto& [low, high] : spans) {
        for (int round = 0; round < 200; ++round) {
            const plan::date from = between(low, high);
            const plan::date to = between(low, high);
            CAPTURE(plan::to_iso(from));
            CAPTURE(plan::to_iso(to));
            const int expected = counted(from, to, free);
            REQUIRE(england().working_days_between(from, to) == expected);
            const plan::date start = england().last_working_day_on_or_before(from);
            REQUIRE(counted(start, from, free) == 0);
            REQUIRE(england().is_working_day(start));
            const plan::date end = england().add_working_days(from, expected);
            REQUIRE(end == england().last_working_day_on_or_before(to));
        }
    }
}

TEST_CASE("the end of the known holidays is announced a year ahead") {
    CHECK(plan::to_iso(*england().last_known_holiday()) == "2027-12-28");
    struct row {
        std::string name;
        const char* today;
        int months;
        bool expires;
    };
    const row rows[] = {
        {"in good time", "2018-12-05", 12, false},
        {"a day before", "2026-12-28", 12, false},
        {"the day", "2026-12-29", 12, true},
        {"after the end", "2030-01-01", 12, true},
        {"a shorter notice", "2027-06-30", 3, false},
        {"from the 31st to a short month", "2027-08-31", 6, true},
    };
    for (const row& r : rows) {
        CAPTURE(r.name);
        CHECK(england().expires_within(day(r.today), months(r.months)) == r.expires);
    }
    CHECK(working_calendar().expires_within(day("2018-12-05"), months(12)));
    CHECK(working_calendar({}, {{day("2050-01-01"), day("2050-01-02")}})
              .expires_within(day("2018-12-05"), months(12)));
}

TEST_CASE("the fingerprint changes with what is worked and with nothing else") {
    const plan::date christmas = day("2018-12-25");
    const plan::date boxing = day("2018-12-26");
    const working_calendar some({christmas, boxing}, {});
    CHECK(working_calendar({boxing, christmas, boxing}, {}).fingerprint() == some.fingerprint());
    CHECK(working_calendar({}, {{christmas, boxing}}).fingerprint() == some.fingerprint());
    CHECK(working_calendar({christmas, boxing, day("2018-12-29")}, {}).fingerprint() ==
          some.fingerprint());
    CHECK(working_calendar({christmas}, {}).fingerprint() != some.fingerprint());
    CHECK(working_calendar({christmas, boxing}, {}, {std::chrono::Sunday}).fingerprint() !=
          some.fingerprint());
    // Stored from run to run: a change here wakes every item of every programme once.
    CHECK(working_calendar().fingerprint() == "abd5cc8cd5077ba4");
}
