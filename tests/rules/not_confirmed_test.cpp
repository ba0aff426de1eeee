#include "daemon/rules/not_confirmed.hpp"

#include "tests/rules/verdicts.hpp"
#include "tests/support/builders.hpp"

#include <doctest/doctest.h>

using namespace remembrancer;
using namespace remembrancer::test;
using namespace std::chrono_literals;
using plan::date;

namespace {

const date due = 2018y / 10 / 31;
const date said = 2018y / 9 / 3;      // a Monday
const date stale = 2018y / 9 / 17;    // ten working days later
const date near = 2018y / 9 / 1;      // sixty days before
const date evening = 2018y / 10 / 30; // the last day on which the date is to come

item_builder a_product() {
    return item_builder(plan::item_kind::product);
}

rules::rules_settings after_ten_days() {
    rules::rules_settings settings;
    settings.confirm_after_working_days = 10;
    return settings;
}

} // namespace

TEST_CASE("a date that comes near is asked about when nobody has spoken of it for long") {
    const auto asks = plan::reason::confirmation_stale;
    const std::string still = "still 31 October 2018?";
    const auto known = [](date since) {
        return a_milestone().baseline(due).dates_known_since(since);
    };
    const verdict_row rows[] = {
        {"the day before it is stale", known(said), 2018y / 9 / 16, std::nullopt},
        {"stale", known(said), stale, asks, still},
        {"the day before the date", known(said), evening, asks, still},
        {"the date itself", known(said), due, std::nullopt},
        {"past it", known(said), 2018y / 11 / 1, std::nullopt},
        {"too far away", known(2018y / 1 / 1), 2018y / 8 / 31, std::nullopt},
        {"near enough", known(2018y / 1 / 1), near, asks, still},
        {"confirmed", known(2018y / 1 / 1).confirmed(said), 2018y / 9 / 16, std::nullopt},
        {"a confirmation that is stale", known(2018y / 1 / 1).confirmed(said), stale, asks, still},
        {"changed after it was confirmed", known(said).confirmed(2018y / 1 / 1), 2018y / 9 / 14,
         std::nullopt},
        {"confirmed as of a day to come", known(said).confirmed(due), evening, std::nullopt},
        {"the forecast counts", known(said).baseline(2018y / 9 / 1).forecast(due), stale, asks,
         still},
        {"a month", known(said).forecast(between(2018y / 10 / 1, due)), stale, asks,
         "still October 2018?"},
        {"TBC", known(said).forecast(to_be_confirmed()), stale, std::nullopt},
        {"no date", a_milestone(), stale, std::nullopt},
        {"a risk", a_risk().baseline(due).dates_known_since(said), stale, asks, still},
        {"an issue", an_issue().baseline(due).dates_known_since(said), stale, asks, still},
        {"a product", a_product().baseline(due).dates_known_since(said), stale, asks, still},
        {"a decision", a_decision().baseline(due).dates_known_since(said), stale, asks, still},
        {"a promise", a_promise().baseline(due).dates_known_since(said), stale, asks, still},
        {"a report", a_report().baseline(due).dates_known_since(said), stale, std::nullopt},
        {"a measure", a_measure().baseline(due).dates_known_since(said), stale, std::nullopt},
        {"a risk without a date", a_risk().dates_known_since(said), stale, std::nullopt},
        {"closed", known(said).closed(), stale, std::nullopt},
        {"vanished", known(said).vanished(stale), stale, std::nullopt},
    };
    check_verdicts({plan::rule::not_confirmed, rules::not_confirmed::find, after_ten_days()}, rows);

    const verdict_row off[] = {{"by default", known(2018y / 1 / 1), stale, std::nullopt}};
    check_verdicts({plan::rule::not_confirmed, rules::not_confirmed::find}, off);
}

TEST_CASE("a confirmation is asked for from one day to another, and never when it comes too late") {
    const auto wake = [](plan::item item, date day) {
        const asking ask{std::move(item), {"CL"}, {}, winter_2018(), after_ten_days()};
        return rules::not_confirmed::next_wake(ask.subject(), ask.on(day));
    };
    const plan::item item = a_milestone().baseline(due).dates_known_since(said);
    CHECK(wake(item, said) == stale);
    CHECK(wake(item, stale) == due);
    CHECK(wake(item, evening) == due);
    CHECK_FALSE(wake(item, due));
    CHECK(wake(a_milestone().baseline(due).dates_known_since(2018y / 1 / 1), 2018y / 2 / 1) ==
          near);
    CHECK_FALSE(wake(a_milestone().baseline(due).dates_known_since(2018y / 10 / 24), evening));
}
