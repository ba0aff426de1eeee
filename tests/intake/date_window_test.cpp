#include "daemon/intake/date_window.hpp"

#include "tests/support/days.hpp"

#include <doctest/doctest.h>

using namespace remembrancer;
using namespace remembrancer::intake;
using test::day;

namespace {

std::string text(const std::optional<window>& found) {
    return found ? plan::to_iso(found->from) + " " + plan::to_iso(found->by) : "none";
}

date_unit unit(unit_kind kind, unsigned month, unsigned on = 0, std::optional<int> year = {}) {
    date_unit made{.kind = kind, .month = month, .year = year};
    made.day = on;
    return made;
}

} // namespace

TEST_CASE("thirds of a unit follow on each other and fill it") {
    const unit_kind kinds[] = {unit_kind::month, unit_kind::season, unit_kind::term,
                               unit_kind::year, unit_kind::financial_year};
    for (const unit_kind kind : kinds) {
        CAPTURE(static_cast<int>(kind));
        for (unsigned number = 1; number <= 3; ++number) {
            date_unit whole = unit(kind, number);
            const auto all = window_of(whole, 2020);
            plan::date next = all->from;
            for (const unit_part part : {unit_part::early, unit_part::middle, unit_part::late}) {
                whole.part = part;
                const auto third = window_of(whole, 2020);
                CHECK(third->from == next);
                CHECK(third->by > third->from);
                next = third->by + std::chrono::days(1);
            }
            CHECK(next == all->by + std::chrono::days(1));
        }
    }
}

TEST_CASE("years that are not written come from the other end or from the nearest") {
    const auto dec = unit(unit_kind::month, 12);
    const auto feb = unit(unit_kind::month, 2);
    const auto feb_2019 = unit(unit_kind::month, 2, 0, 2019);
    const auto dec_2018 = unit(unit_kind::month, 12, 0, 2018);
    const auto leap_day = unit(unit_kind::day, 2, 29);
    struct row {
        std::string name;
        date_text written;
        std::string as_of;
        std::string expected;
        bool inferred;
    };
    const row rows[] = {
        {"end has it", {dec, feb_2019}, "2030-01-01", "2018-12-01 2019-02-28", false},
        {"start has it", {dec_2018, feb}, "2030-01-01", "2018-12-01 2019-02-28", false},
        {"both have it", {dec_2018, feb_2019}, "2030-01-01", "2018-12-01 2019-02-28", false},
        {"wrong way round", {feb_2019, dec_2018}, "2018-12-05", "none", false},
        {"neither, within it", {dec, feb}, "2019-01-15", "2018-12-01 2019-02-28", true},
        {"neither, after it", {dec, feb}, "2019-05-15", "2018-12-01 2019-02-28", true},
        {"neither, before it", {dec, feb}, "2019-09-15", "2019-12-01 2020-02-29", true},
        {"as near before as after: the later",
         {unit(unit_kind::day, 12, 5)},
         "2020-06-05",
         "2020-12-05 2020-12-05",
         true},
        {"leap day across a century without one",
         {leap_day},
         "2100-03-01",
         "2104-02-29 2104-02-29",
         true},
        {"never", {unit(unit_kind::day, 2, 30)}, "2018-12-05", "none", true},
    };
    for (const row& r : rows) {
        CAPTURE(r.name);
        const resolved found = resolve(r.written, day(r.as_of));
        CHECK(text(found.when) == r.expected);
        CHECK(found.year_inferred == r.inferred);
    }
}
