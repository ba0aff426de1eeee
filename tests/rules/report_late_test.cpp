#include "daemon/rules/report_late.hpp"

#include "tests/rules/verdicts.hpp"
#include "tests/support/builders.hpp"

using namespace remembrancer;
using namespace remembrancer::test;
using namespace std::chrono_literals;
using enum plan::reason;
using plan::date;
using plan::rag;

namespace {

const date first = 2018y / 12 / 5;

item_builder a_rated_report() {
    return a_report().reported_on(first).rated(rag::amber);
}

rules::rules_settings every_fortnight() {
    rules::rules_settings settings;
    settings.report_every_days = 14;
    return settings;
}

constexpr const char* by_12 = "the last was of 5 December 2018, the next was due by 12 December "
                              "2018";
constexpr const char* no_rag = "that of 5 December 2018 gave no RAG";
constexpr const char* none = "there is none, while others have reported";

} // namespace

TEST_CASE("a status report is late when its cadence has passed, and missing when there is none") {
    const plan::item weekly = a_rated_report().every("weekly");
    const plan::item silent = a_report().known_since(first);
    const verdict_row rows[] = {
        {"due today", weekly, 2018y / 12 / 12, {}},
        {"a day late", weekly, 2018y / 12 / 13, report_late, by_12, 2018y / 12 / 12},
        {"a month late", weekly, 2019y / 1 / 10, report_late, by_12, 2018y / 12 / 12},
        {"every 3 weeks", a_rated_report().every("every 3 weeks"), 2018y / 12 / 26, {}},
        {"every 3 weeks, late", a_rated_report().every("every 3 weeks"), 2018y / 12 / 27,
         report_late, "the last was of 5 December 2018, the next was due by 26 December 2018",
         2018y / 12 / 26},
        {"monthly, from the last of a month",
         a_rated_report().reported_on(2019y / 1 / 31).every("monthly"), 2019y / 3 / 1, report_late,
         "the last was of 31 January 2019, the next was due by 28 February 2019", 2019y / 2 / 28},
        {"daily, over Christmas",
         a_rated_report().reported_on(2018y / 12 / 24).every("daily"),
         2018y / 12 / 27,
         {}},
        {"no cadence", a_rated_report(), 2019y / 12 / 5, {}},
        {"one that nobody understands",
         a_rated_report().every("now and then").asked_about("cadence", "now and then"),
         2019y / 12 / 5,
         {}},
        {"none at all, the same day", silent, first, {}},
        {"none at all", silent, 2018y / 12 / 6, report_missing, none, first},
        {"its period cannot be read",
         a_report().known_since(first).asked_about("reported_on", "P8"),
         2018y / 12 / 6,
         {}},
        {"rated in a table of workstreams, which says no period",
         a_report().known_since(first).rated(rag::red),
         2019y / 12 / 6,
         {}},
        {"no rating", a_report().reported_on(first), 2018y / 12 / 6, report_missing, no_rag, first},
        {"blank ratings", a_report().reported_on(first).part("Scope", rag::none), 2018y / 12 / 6,
         report_missing, no_rag, first},
        {"its parts alone",
         a_report().reported_on(first).part("Scope", rag::green),
         2018y / 12 / 6,
         {}},
        {"a part that cannot be read",
         a_report().reported_on(first).part("Scope", rag::unreadable).asked_about("parts", "X"),
         2018y / 12 / 6,
         {}},
        {"a rating that cannot be read",
         a_report().reported_on(first).rated(rag::unreadable),
         2018y / 12 / 6,
         {}},
        {"closed", a_rated_report().every("weekly").closed(), 2019y / 1 / 10, {}},
        {"vanished", a_rated_report().every("weekly").vanished(first), 2019y / 1 / 10, {}},
        {"a ledger that is kept monthly", a_measure().reported_on(first).every("monthly"),
         2019y / 1 / 8, report_late,
         "the last was of 5 December 2018, the next was due by 5 January 2019", 2019y / 1 / 5},
        {"a measure without a cadence", a_measure().reported_on(first), 2019y / 1 / 10, {}},
        {"a measure without a period",
         a_measure().known_since(first).every("weekly"),
         2019y / 1 / 10,
         {}},
        {"a milestone", a_milestone(), 2019y / 1 / 10, {}},
    };
    check_verdicts({plan::rule::report_late, rules::report_late::find}, rows);
}

TEST_CASE("a programme may say how often reports are due where the plan does not") {
    const verdict_row rows[] = {
        {"not yet", a_rated_report(), 2018y / 12 / 19, {}},
        {"late", a_rated_report(), 2018y / 12 / 20, report_late,
         "the last was of 5 December 2018, the next was due by 19 December 2018", 2018y / 12 / 19},
        {"measures are only counted as often as they say",
         a_measure().reported_on(first),
         2019y / 1 / 10,
         {}},
        {"its own cadence counts", a_rated_report().every("monthly"), 2018y / 12 / 20, {}},
    };
    check_verdicts({plan::rule::report_late, rules::report_late::find, every_fortnight()}, rows);
}

TEST_CASE("a report wakes the day after it was due, and once it is late no more") {
    const auto wake = [](const plan::item& item, date day) {
        const asking ask = asking_about(item);
        return rules::report_late::next_wake(ask.subject(), ask.on(day));
    };
    const plan::item weekly = a_rated_report().every("weekly");
    CHECK(wake(weekly, first) == date(2018y / 12 / 13));
    CHECK(wake(weekly, 2018y / 12 / 12) == date(2018y / 12 / 13));
    CHECK_FALSE(wake(weekly, 2018y / 12 / 13));
    CHECK(wake(a_report().known_since(first), first) == date(2018y / 12 / 6));
    CHECK_FALSE(wake(a_rated_report(), first));
}
