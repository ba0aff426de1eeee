#include "daemon/calendar/zone.hpp"

#include "daemon/base/error.hpp"
#include "tests/support/days.hpp"

#include <doctest/doctest.h>

using namespace remembrancer;
using calendar::zone;
using test::day;
using namespace std::chrono_literals;

TEST_CASE("local times become instants as RFC 5545 reads them, clock changes included") {
    struct row {
        std::string name;
        const char* zone;
        const char* day;
        std::chrono::minutes time;
        const char* instant;
        std::chrono::minutes shown; ///< what a clock shows at that instant
    };
    const row rows[] = {
        {"winter", "Europe/London", "2018-12-05", 8h + 30min, "2018-12-05T08:30:00Z", 8h + 30min},
        {"summer", "Europe/London", "2018-07-05", 8h + 30min, "2018-07-05T07:30:00Z", 8h + 30min},
        {"gap 2018", "Europe/London", "2018-03-25", 90min, "2018-03-25T01:30:00Z", 150min},
        {"overlap 2018", "Europe/London", "2018-10-28", 90min, "2018-10-28T00:30:00Z", 90min},
        {"gap 2019", "Europe/London", "2019-03-31", 90min, "2019-03-31T01:30:00Z", 150min},
        {"overlap 2019", "Europe/London", "2019-10-27", 90min, "2019-10-27T00:30:00Z", 90min},
        {"gap 2026", "Europe/London", "2026-03-29", 90min, "2026-03-29T01:30:00Z", 150min},
        {"overlap 2026", "Europe/London", "2026-10-25", 90min, "2026-10-25T00:30:00Z", 90min},
        {"the last minute before a gap", "Europe/London", "2018-03-25", 59min,
         "2018-03-25T00:59:00Z", 59min},
        {"the first minute after a gap", "Europe/London", "2018-03-25", 120min,
         "2018-03-25T01:00:00Z", 120min},
        {"the end of an overlap", "Europe/London", "2018-10-28", 120min, "2018-10-28T02:00:00Z",
         120min},
        {"summer of 2045", "Europe/London", "2045-07-03", 8h + 30min, "2045-07-03T07:30:00Z",
         8h + 30min},
        {"winter of 2045", "Europe/London", "2045-12-04", 8h + 30min, "2045-12-04T08:30:00Z",
         8h + 30min},
        {"gap of 2045", "Europe/London", "2045-03-26", 90min, "2045-03-26T01:30:00Z", 150min},
        {"a gap at midnight", "America/Asuncion", "2018-10-07", 30min, "2018-10-07T04:30:00Z",
         90min},
        {"a gap of half an hour", "Australia/Lord_Howe", "2018-10-07", 135min,
         "2018-10-06T15:45:00Z", 165min},
        {"a day that was left out", "Pacific/Apia", "2011-12-30", 8h, "2011-12-30T18:00:00Z", 8h},
        {"no summer time", "UTC", "2018-07-05", 0min, "2018-07-05T00:00:00Z", 0min},
    };
    for (const row& r : rows) {
        CAPTURE(r.name);
        const zone here = zone::named(r.zone);
        const base::instant when = here.to_instant({day(r.day), r.time});
        CHECK(base::to_iso(when) == r.instant);
        CHECK(here.to_local(when).of_day == r.shown);
    }
}

TEST_CASE("today is the day that the zone's clocks show") {
    struct row {
        std::string name;
        const char* zone;
        const char* instant;
        const char* today;
    };
    const row rows[] = {
        {"before midnight in winter", "Europe/London", "2018-12-05T23:59:59Z", "2018-12-05"},
        {"after midnight in summer", "Europe/London", "2018-07-05T23:00:00Z", "2018-07-06"},
        {"a millisecond before", "Europe/London", "2018-07-05T22:59:59.999Z", "2018-07-05"},
        {"ahead of us", "Pacific/Auckland", "2018-12-05T11:00:00Z", "2018-12-06"},
        {"behind us", "America/New_York", "2018-12-05T04:59:00Z", "2018-12-04"},
        {"before 1970", "Europe/London", "1969-12-31T23:30:00Z", "1970-01-01"},
    };
    for (const row& r : rows) {
        CAPTURE(r.name);
        CHECK(plan::to_iso(zone::named(r.zone).today(*base::instant_from_iso(r.instant))) ==
              r.today);
    }
}

TEST_CASE("an unknown zone is refused with the name that was likely meant") {
    struct row {
        std::string name;
        std::string zone;
        const char* said;
    };
    const row rows[] = {
        {"a slip", "Europe/Lodnon", "Did you mean Europe/London?"},
        {"the case", "europe/london", "Did you mean Europe/London?"},
        {"the city alone", "Belfast", "Did you mean Europe/Belfast?"},
        {"empty", "", "a name such as Europe/London"},
        {"an offset", "GMT+1", "there is no time zone \"GMT+1\""},
        {"what ICU calls unknown", "Etc/Unknown", "there is no time zone"},
        {"nothing like it", "the office", "there is no time zone \"the office\""},
        {"an escape", "\x1b[2J", "\\x1b"},
        {"a null byte", std::string("Europe/London\0x", 15), "there is no time zone"},
        {"not UTF-8", "\xff\xfe", "there is no time zone"},
        {"endless", std::string(100000, 'x'), "there is no time zone"},
    };
    for (const row& r : rows) {
        CAPTURE(r.name);
        CHECK_THROWS_WITH_AS((void)zone::named(r.zone), doctest::Contains(r.said),
                             base::user_error);
    }
}

TEST_CASE("a zone keeps its name and the data have a version") {
    CHECK(zone::named("Europe/London").name() == "Europe/London");
    CHECK(calendar::zone_data_version().starts_with("20"));
}
