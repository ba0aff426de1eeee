#include "daemon/rules/latest_start.hpp"

#include "tests/rules/verdicts.hpp"
#include "tests/support/builders.hpp"

#include <doctest/doctest.h>

using namespace remembrancer;
using namespace remembrancer::test;
using namespace std::chrono_literals;
using plan::date;
using plan::reason;

namespace {

const rule_under_test the_rule{
    plan::rule::latest_start, rules::latest_start::find, {}, /*bound_to_anchor=*/true};

plan::item taking(const char* lead, date due, const char* status = "") {
    plan::item item = a_milestone().baseline(due).saying(status);
    item.lead_text = lead;
    return item;
}

} // namespace

TEST_CASE("what takes long must start in time, and is asked about from ten working days before") {
    const date due = 2019y / 5 / 31;
    const date latest = 2018y / 11 / 30; // a Friday
    const std::string facts = "by 30 November 2018, 6 months before it is due";
    const verdict_row rows[] = {
        {"eleven working days before", taking("6 months", due), 2018y / 11 / 15, std::nullopt},
        {"ten working days before", taking("6 months", due), 2018y / 11 / 16, reason::start_due,
         facts, latest},
        {"on the day", taking("6 months", due), latest, reason::start_due, facts, latest},
        {"the day after", taking("6 months", due), 2018y / 12 / 1, reason::start_missed, facts,
         latest},
        {"when it is due", taking("6 months", due), due, reason::start_missed, facts, latest},
        {"when it is overdue", taking("6 months", due), 2019y / 6 / 1, std::nullopt},
        {"started", taking("6 months", due, "In progress"), latest, std::nullopt},
        {"not started", taking("6 months", due, "Not started"), latest, reason::start_due, facts,
         latest},
        {"no lead time", taking("", due), latest, std::nullopt},
        {"none at all", taking("0 days", due), due, std::nullopt},
        {"not understood", taking("a while", due), latest, std::nullopt},
        {"no date", taking("6 months", due), latest, reason::start_due, facts, latest},
    };
    check_verdicts(the_rule, rows);
    plan::item item = taking("6 months", due);
    item.forecast = to_be_confirmed();
    const verdict_row undated[] = {{"to be confirmed", item, latest, std::nullopt}};
    check_verdicts(the_rule, undated);
    item.forecast = {};
    item.vanished_on = latest;
    const verdict_row vanished[] = {{"vanished", item, latest, std::nullopt}};
    check_verdicts(the_rule, vanished);
}

TEST_CASE("a lead time is counted back in its own unit") {
    const verdict_row rows[] = {
        {"months, to the end of a shorter one", taking("3 months", 2019y / 5 / 31), 2019y / 2 / 28,
         reason::start_due, "by 28 February 2019, 3 months before it is due", date(2019y / 2 / 28)},
        {"months, to a leap day", taking("a year", 2021y / 2 / 28), 2020y / 2 / 28,
         reason::start_due, "by 28 February 2020, 12 months before it is due",
         date(2020y / 2 / 28)},
        {"weeks", taking("2 weeks", 2018y / 12 / 19), 2018y / 12 / 5, reason::start_due,
         "by 5 December 2018, 2 weeks before it is due", date(2018y / 12 / 5)},
        {"days", taking("1 day", 2018y / 12 / 6), 2018y / 12 / 6, reason::start_missed,
         "by 5 December 2018, 1 day before it is due", date(2018y / 12 / 5)},
        {"working days, over Christmas", taking("5 working days", 2018y / 12 / 31), 2018y / 12 / 20,
         reason::start_due, "by 20 December 2018, 5 working days before it is due",
         date(2018y / 12 / 20)},
    };
    check_verdicts(the_rule, rows);
}

TEST_CASE(
    "it wakes when it is to be asked about, when the start is missed and when it is overdue") {
    struct row {
        const char* name;
        date today;
        std::optional<date> wake;
    };
    const row rows[] = {
        {"long before", 2018y / 1 / 1, date(2018y / 11 / 16)},
        {"asked about", 2018y / 11 / 16, date(2018y / 12 / 1)},
        {"the last day", 2018y / 11 / 30, date(2018y / 12 / 1)},
        {"missed", 2018y / 12 / 1, date(2019y / 6 / 1)},
        {"overdue", 2019y / 6 / 1, std::nullopt},
    };
    asking ask = asking_about(taking("6 months", 2019y / 5 / 31));
    for (const row& r : rows) {
        CAPTURE(r.name);
        CHECK(rules::latest_start::next_wake(ask.subject(), ask.on(r.today)) == r.wake);
    }
    ask.item.status_text = "Under way";
    CHECK_FALSE(rules::latest_start::next_wake(ask.subject(), ask.on(2018y / 1 / 1)));
}
