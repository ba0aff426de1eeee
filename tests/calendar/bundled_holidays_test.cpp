#include "daemon/calendar/bank_holidays.hpp"
#include "tests/support/days.hpp"

#include <algorithm>
#include <chrono>
#include <set>
#include <string>
#include <vector>

#include <doctest/doctest.h>

using namespace remembrancer;
using namespace std::chrono;
using calendar::nation;

namespace {

// Easter Sunday of the Gregorian calendar by the epact, with Lilius' and Clavius' corrections.
plan::date easter(int of) {
    const int golden = of % 19 + 1;
    const int century = of / 100 + 1;
    const int solar = 3 * century / 4 - 12;
    const int lunar = (8 * century + 5) / 25 - 5;
    int epact = (11 * golden + 20 + lunar - solar) % 30;
    if ((epact == 25 && golden > 11) || epact == 24)
        ++epact;
    int full_moon = 44 - epact;
    if (full_moon < 21)
        full_moon += 30;
    const plan::date after = plan::date(year(of) / March / 1) + days(full_moon - 1) + days(1);
    return after + (Sunday - weekday(after));
}

bool is_weekend(plan::date when) {
    return weekday(when) == Saturday || weekday(when) == Sunday;
}

// Those on a weekday stand; each of the others moves to the next weekday that is still free.
void add_fixed(std::set<plan::date>& holidays, const std::vector<plan::date>& fixed) {
    for (const plan::date when : fixed)
        if (!is_weekend(when))
            holidays.insert(when);
    for (plan::date when : fixed) {
        if (!is_weekend(when))
            continue;
        while (is_weekend(when) || holidays.contains(when))
            when += days(1);
        holidays.insert(when);
    }
}

std::set<plan::date> by_rule(nation where, int of) {
    const year y(of);
    const bool scotland = where == nation::scotland;
    std::set<plan::date> found{easter(of) - days(2), plan::date(y / May / Monday[1]),
                               plan::date(y / May / Monday[last])};
    add_fixed(found, {y / December / 25, y / December / 26});
    if (scotland) {
        add_fixed(found, {y / January / 1, y / January / 2});
        add_fixed(found, {y / November / 30});
        found.insert(y / August / Monday[1]);
    } else {
        add_fixed(found, {y / January / 1});
        found.insert(easter(of) + days(1));
        found.insert(y / August / Monday[last]);
    }
    if (where == nation::northern_ireland) {
        add_fixed(found, {y / March / 17});
        add_fixed(found, {y / July / 12});
    }
    return found;
}

struct proclaimed {
    std::string name;
    std::vector<nation> where;
    std::string removed;
    std::string added;
};

const std::vector<nation> everywhere{nation::england_and_wales, nation::scotland,
                                     nation::northern_ireland};

const proclaimed exceptions[] = {
    {"75 years of VE Day", everywhere, "2020-05-04", "2020-05-08"},
    {"spring holiday moved to the Platinum Jubilee", everywhere, "2022-05-30", "2022-06-02"},
    {"Platinum Jubilee", everywhere, "", "2022-06-03"},
    {"state funeral", everywhere, "", "2022-09-19"},
    {"coronation", everywhere, "", "2023-05-08"},
    {"World Cup", {nation::scotland}, "", "2026-06-15"},
};

} // namespace

TEST_CASE("Easter falls where the almanacs have it") {
    const std::pair<int, const char*> known[] = {
        {1961, "1961-04-02"}, {2000, "2000-04-23"}, {2008, "2008-03-23"}, {2011, "2011-04-24"},
        {2018, "2018-04-01"}, {2019, "2019-04-21"}, {2027, "2027-03-28"}, {2038, "2038-04-25"},
        {2049, "2049-04-18"}, {2076, "2076-04-19"},
    };
    for (const auto& [of, iso] : known)
        CHECK(plan::to_iso(easter(of)) == iso);
}

TEST_CASE("the bundled holidays are those of the rules and the proclamations, 2018 to 2027") {
    const auto bundled =
        calendar::read_bank_holidays({SOURCE_DIR "/config/calendars/bank-holidays.json"});
    for (const nation where : everywhere) {
        CAPTURE(std::string(calendar::to_text(where)));
        std::set<std::string> expected;
        for (int of = 2018; of <= 2027; ++of)
            for (const plan::date when : by_rule(where, of))
                expected.insert(plan::to_iso(when));
        for (const proclaimed& extra : exceptions) {
            CAPTURE(extra.name);
            if (std::ranges::find(extra.where, where) == extra.where.end())
                continue;
            if (!extra.removed.empty())
                CHECK(expected.erase(extra.removed) == 1);
            CHECK(expected.insert(extra.added).second);
        }
        std::set<std::string> found;
        for (const auto& [when, title] : bundled.at(where)) {
            CAPTURE(plan::to_iso(when));
            CHECK(found.insert(plan::to_iso(when)).second);
            CHECK(!is_weekend(when));
            CHECK(!title.empty());
        }
        CHECK(found == expected);
    }
}

TEST_CASE("the bundled holidays have their published titles") {
    const auto bundled =
        calendar::read_bank_holidays({SOURCE_DIR "/config/calendars/bank-holidays.json"});
    struct row {
        nation where;
        std::string iso;
        const char* title;
    };
    const row rows[] = {
        {nation::england_and_wales, "2018-12-26", "Boxing Day"},
        {nation::england_and_wales, "2022-12-27", "Christmas Day"},
        {nation::scotland, "2018-01-02", "2nd January"},
        {nation::scotland, "2019-12-02", "St Andrew’s Day"},
        {nation::northern_ireland, "2018-03-19", "St Patrick’s Day"},
        {nation::northern_ireland, "2026-07-13", "Battle of the Boyne (Orangemen’s Day)"},
        {nation::northern_ireland, "2022-09-19",
         "Bank Holiday for the State Funeral of Queen Elizabeth II"},
    };
    for (const row& r : rows) {
        CAPTURE(r.iso);
        CHECK(bundled.at(r.where).at(test::day(r.iso)) == r.title);
    }
}
