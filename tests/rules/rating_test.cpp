#include "daemon/rules/amber_without_date.hpp"
#include "daemon/rules/rating_unchanged.hpp"
#include "daemon/rules/rating_worsened.hpp"

#include "tests/rules/verdicts.hpp"
#include "tests/support/builders.hpp"

#include <doctest/doctest.h>

using namespace remembrancer;
using namespace remembrancer::test;
using namespace std::chrono_literals;
using plan::date;
using plan::rag;

namespace {

const date due = 2018y / 11 / 30;
const date today = 2018y / 12 / 5; // a Wednesday

} // namespace

TEST_CASE("an amber item that is past its promise owes a new date") {
    const auto owes = plan::reason::amber_without_new_date;
    const std::string promise = "promised for 30 November 2018";
    const verdict_row rows[] = {
        {"amber", a_milestone().baseline(due).rated(rag::amber), today, owes, promise, due},
        {"amber/green", a_milestone().baseline(due).rated(rag::amber_green), today, owes, promise,
         due},
        {"amber/red risk", a_risk().baseline(due).rated(rag::amber_red), today, owes, promise, due},
        {"a month", a_milestone().baseline(between(2018y / 11 / 1, due)).rated(rag::amber), today,
         owes, "promised for November 2018", due},
        {"on the day", a_milestone().baseline(due).rated(rag::amber), due, std::nullopt},
        {"the day after", a_milestone().baseline(due).rated(rag::amber), 2018y / 12 / 1, owes,
         promise, due},
        {"TBC is asked about by needs_date",
         a_milestone().baseline(due).forecast(to_be_confirmed()).rated(rag::amber), today,
         std::nullopt},
        {"an unreadable date too",
         a_milestone().baseline(due).forecast(unreadable("Dec 19")).rated(rag::amber), today,
         std::nullopt},
        {"a new date", a_milestone().baseline(due).forecast(2019y / 1 / 9).rated(rag::amber), today,
         std::nullopt},
        {"green", a_milestone().baseline(due).rated(rag::green), today, std::nullopt},
        {"red", a_milestone().baseline(due).rated(rag::red), today, std::nullopt},
        {"not rated", a_milestone().baseline(due), today, std::nullopt},
        {"no promise", a_milestone().rated(rag::amber), today, std::nullopt},
        {"closed", a_milestone().baseline(due).rated(rag::amber).closed(), today, std::nullopt},
        {"vanished", a_milestone().baseline(due).rated(rag::amber).vanished(due), today,
         std::nullopt},
    };
    check_verdicts({plan::rule::amber_without_date, rules::amber_without_date::find}, rows);

    const asking ask = asking_about(a_milestone().baseline(due).rated(rag::amber));
    CHECK(rules::amber_without_date::next_wake(ask.subject(), ask.on(2018y / 11 / 1)) ==
          date(2018y / 12 / 1));
    CHECK(rules::amber_without_date::next_wake(ask.subject(), ask.on(due)) == date(2018y / 12 / 1));
    CHECK_FALSE(rules::amber_without_date::next_wake(ask.subject(), ask.on(2018y / 12 / 1)));
}

TEST_CASE("a rating that fell is news, one that rose or is the first is not") {
    const auto fell = plan::reason::rating_fell;
    const auto red = plan::reason::rating_fell_to_red;
    const verdict_row rows[] = {
        {"green to amber", a_milestone().rated(rag::amber).rated_before(rag::green, today), today,
         fell, "from Green to Amber", today},
        {"by half a step", a_milestone().rated(rag::amber_green).rated_before(rag::green, today),
         today, fell, "from Green to Amber/Green", today},
        {"amber to amber/red", a_risk().rated(rag::amber_red).rated_before(rag::amber, today),
         today, fell, "from Amber to Amber/Red", today},
        {"amber/red to red", an_issue().rated(rag::red).rated_before(rag::amber_red, today), today,
         red, "from Amber/Red to Red", today},
        {"opened again", a_milestone().rated(rag::green).rated_before(rag::complete, today), today,
         fell, "from Complete to Green", today},
        {"rose", a_milestone().rated(rag::green).rated_before(rag::amber, today), today,
         std::nullopt},
        {"the first rating", a_milestone().rated(rag::red).rated_before(rag::none, today), today,
         std::nullopt},
        {"rated before by what nobody understands",
         a_milestone().rated(rag::red).rated_before(rag::unreadable, today), today, std::nullopt},
        {"not understood now", a_milestone().rated(rag::unreadable).rated_before(rag::red, today),
         today, std::nullopt},
        {"no rating now", a_milestone().rated(rag::none).rated_before(rag::red, today), today,
         std::nullopt},
        {"no history", a_milestone().rated(rag::red), today, std::nullopt},
        {"as of tomorrow", a_milestone().rated(rag::red).rated_before(rag::green, 2018y / 12 / 6),
         today, std::nullopt},
        {"closed", a_milestone().rated(rag::red).rated_before(rag::green, today).closed(), today,
         std::nullopt},
        {"vanished", a_milestone().rated(rag::red).rated_before(rag::green, today).vanished(today),
         today, std::nullopt},
    };
    check_verdicts(
        {plan::rule::rating_worsened, rules::rating_worsened::find, five_days_of_news(), true},
        rows);
}

TEST_CASE("the dimensions of a report that fell are named together, the newest falls alone") {
    const std::vector<plan::rated_part> before{{"Scope", rag::green},
                                               {"Budget", rag::green},
                                               {"Time", rag::green},
                                               {"Risk", rag::amber},
                                               {"People", rag::none}};
    const auto report = [&](rag scope, rag budget, rag time, rag risk) {
        return a_report()
            .rated(rag::amber)
            .part("Scope", scope)
            .part("Budget", budget)
            .part("Time", time)
            .part("Risk", risk)
            .part("People", rag::red)
            .part("Quality", rag::red)
            .parts_before(before, today);
    };
    const auto fell = plan::reason::rating_fell;
    const auto to_red = plan::reason::rating_fell_to_red;
    const auto three = report(rag::amber, rag::amber, rag::amber, rag::amber);
    const date later = today + std::chrono::days(2);
    const verdict_row rows[] = {
        {"three alike", three, today, fell, "Scope, Budget and Time from Green to Amber", today},
        {"one, and another to red", report(rag::amber, rag::green, rag::green, rag::red), today,
         to_red, "Scope from Green to Amber; Risk from Amber to Red", today},
        {"with the whole", item_builder(plan::item(three)).rated_before(rag::green, today), today,
         fell, "from Green to Amber; Scope, Budget and Time from Green to Amber", today},
        {"the whole fell since", item_builder(plan::item(three)).rated_before(rag::green, later),
         later, fell, "from Green to Amber", later},
        {"the whole fell before",
         item_builder(plan::item(three)).rated_before(rag::green, 2018y / 12 / 3), today, fell,
         "Scope, Budget and Time from Green to Amber", today},
        {"none fell", report(rag::green, rag::green, rag::green, rag::green), today, {}},
        {"no longer news", three, 2018y / 12 / 13, {}},
        {"closed", item_builder(plan::item(three)).closed(), today, {}},
        {"vanished", item_builder(plan::item(three)).vanished(today), today, {}},
    };
    check_verdicts(
        {plan::rule::rating_worsened, rules::rating_worsened::find, five_days_of_news(), true},
        rows);
}

TEST_CASE("a fall is news for five working days, over Christmas too") {
    const date changed = 2018y / 12 / 21; // a Friday
    const asking ask =
        asking_about(a_milestone().rated(rag::red).rated_before(rag::green, changed));
    const auto holds = [&](date day) {
        return rules::rating_worsened::find(ask.subject(), ask.on(day)).has_value();
    };
    CHECK_FALSE(holds(2018y / 12 / 20));
    CHECK(holds(changed));
    CHECK(holds(2018y / 12 / 31));
    CHECK(holds(2019y / 1 / 2)); // 24, 27, 28, 31 December, 2 January
    CHECK_FALSE(holds(2019y / 1 / 3));
    const auto wake = [&](date day) {
        return rules::rating_worsened::next_wake(ask.subject(), ask.on(day));
    };
    CHECK(wake(2018y / 12 / 20) == changed);
    CHECK(wake(changed) == date(2019y / 1 / 3));
    CHECK(wake(2019y / 1 / 2) == date(2019y / 1 / 3));
    CHECK_FALSE(wake(2019y / 1 / 3));
}

TEST_CASE("a rating that says all is well while the date slips is doubted") {
    const date later = 2019y / 1 / 9;
    const date moved = 2018y / 12 / 3;
    const auto slips = [&] {
        return a_milestone().baseline(due).forecast(later).moved_from(due, moved);
    };
    const auto doubted = plan::reason::rating_unchanged_while_slipping;
    const std::string told = "still Green, moved from 30 November 2018 to 9 January 2019";
    const verdict_row rows[] = {
        {"green", slips().rated(rag::green), today, doubted, told},
        {"amber/green", slips().rated(rag::amber_green), today, doubted,
         "still Amber/Green, moved from 30 November 2018 to 9 January 2019"},
        {"long after", slips().rated(rag::green), 2019y / 3 / 1, doubted, told},
        {"rated before the move", slips().rated(rag::green).rated_before(rag::amber, due), today,
         doubted, told},
        {"rated with the move", slips().rated(rag::green).rated_before(rag::amber, moved), today,
         std::nullopt},
        {"rated after the move", slips().rated(rag::green).rated_before(rag::amber, today), today,
         std::nullopt},
        {"amber", slips().rated(rag::amber), today, std::nullopt},
        {"not rated", slips(), today, std::nullopt},
        {"never moved", a_milestone().baseline(due).forecast(later).rated(rag::green), today,
         std::nullopt},
        {"moved earlier",
         a_milestone()
             .baseline(due)
             .forecast(later)
             .moved_from(2019y / 2 / 1, moved)
             .rated(rag::green),
         today, std::nullopt},
        {"moved back within what was promised",
         a_milestone().baseline(later).forecast(later).moved_from(due, moved).rated(rag::green),
         today, std::nullopt},
        {"nothing was promised",
         a_milestone().forecast(later).moved_from(due, moved).rated(rag::green), today,
         std::nullopt},
        {"TBC since", slips().forecast(to_be_confirmed()).rated(rag::green), today, std::nullopt},
        {"closed", slips().rated(rag::green).closed(), today, std::nullopt},
        {"vanished", slips().rated(rag::green).vanished(today), today, std::nullopt},
    };
    check_verdicts({plan::rule::rating_unchanged, rules::rating_unchanged::find}, rows);

    const asking ask = asking_about(slips().rated(rag::green));
    CHECK_FALSE(rules::rating_unchanged::next_wake(ask.subject(), ask.on(today)));
}
