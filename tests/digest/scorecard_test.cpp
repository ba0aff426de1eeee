#include "daemon/digest/scorecard.hpp"

#include "tests/digest/looking_on.hpp"
#include "tests/support/printing.hpp"

#include <doctest/doctest.h>

using namespace remembrancer;
using namespace std::chrono_literals;
using plan::digest_part;
using strings = std::vector<std::string>;

namespace {

plan::digest made_of(const std::vector<plan::item>& items,
                     const std::vector<plan::workstream>& workstreams = {}) {
    const calendar::working_calendar calendar;
    const digest::context in = test::looking_on(calendar);
    digest::scorecard made(in);
    for (const plan::item& item : items)
        made.add(item);
    return std::move(made).finish(workstreams, {}, {});
}

plan::item in_tranche(const char* tranche, plan::item item) {
    item.tranche = tranche;
    return item;
}

} // namespace

TEST_CASE("each milestone is in one state, so that the states of a tranche add up to all of it") {
    const plan::digest out = made_of({
        in_tranche("1", test::a_milestone().closed()),
        in_tranche("1", test::a_milestone().baseline(2018y / 12 / 4)), // late
        in_tranche("1", test::a_milestone().baseline(2019y / 1 / 4).rated(plan::rag::green)),
        in_tranche("2", test::a_milestone().baseline(2019y / 1 / 4)), // nobody has said
        in_tranche("2", test::a_milestone().baseline(2019y / 1 / 4).rated(plan::rag::amber)),
        in_tranche("2", test::a_milestone().baseline(2019y / 1 / 4).rated(plan::rag::red)),
        in_tranche("2", test::a_milestone().rated(plan::rag::amber)), // no date
        test::a_milestone().closed().vanished(2018y / 12 / 1),
        test::a_milestone().vanished(2018y / 12 / 1),
    });
    CHECK(test::rows_of(out, digest_part::milestones) ==
          strings{" | 1 | 0 | 0 | 0 | 0 | 0 | 1 | 100", "1 | 1 | 1 | 0 | 1 | 0 | 0 | 3 | 33",
                  "2 | 0 | 0 | 1 | 1 | 1 | 1 | 4 | 0", " | 2 | 1 | 1 | 2 | 1 | 1 | 8 | 25"});
    CHECK(out.sections.front().totalled);
    CHECK(test::rows_of(out, digest_part::products).empty());
}

TEST_CASE("a first report has no period before it, and what was stopped is in no state") {
    plan::item stopped = test::a_milestone().closed();
    stopped.stopped = true;
    const plan::digest out = made_of({test::a_report()
                                          .in("WS1")
                                          .rated(plan::rag::red)
                                          .reported_on(2018y / 12 / 1)
                                          .known_since(2018y / 12 / 3)
                                          .part("Scope", plan::rag::red),
                                      stopped});
    CHECK(test::rows_of(out, digest_part::ratings) == strings{"WS1 |  | R"});
    CHECK(test::rows_of(out, digest_part::dimensions) == strings{"WS1 | Scope |  | R"});
    CHECK(test::rows_of(out, digest_part::milestones).empty());
}

TEST_CASE("the period before stands beside this one where the newest report brought another") {
    const plan::digest out =
        made_of({test::a_report()
                     .in("WS1")
                     .rated(plan::rag::red)
                     .reported_on(2018y / 12 / 31) // brought before it ended
                     .moved_from(2018y / 11 / 30, 2018y / 12 / 3)
                     .rated_before(plan::rag::amber, 2018y / 12 / 3)
                     .part("Scope", plan::rag::green)
                     .part("Budget", plan::rag::red)
                     .parts_before({{"Scope", plan::rag::green}, {"Budget", plan::rag::amber}},
                                   2018y / 12 / 3),
                 test::a_report()
                     .in("WS2")
                     .rated(plan::rag::green)
                     .reported_on(2018y / 12 / 31)
                     .moved_from(2018y / 11 / 30, 2018y / 12 / 3)
                     .rated_before(plan::rag::red, 2018y / 12 / 2), // with the period before
                 test::a_report()
                     .in("WS4")
                     .rated(plan::rag::green)
                     .reported_on(2018y / 12 / 1)
                     .part("Scope", plan::rag::green)}, // the first
                {test::a_workstream("ws1", {}, {}), test::a_workstream("WS3", {}, {})});
    CHECK(test::rows_of(out, digest_part::ratings) ==
          strings{"WS1 | A | R", "WS2 | G | G", "WS4 |  | G", "WS3 |  | "});
    CHECK(test::rows_of(out, digest_part::dimensions) ==
          strings{"WS1 | Scope | G | G", "WS1 | Budget | A | R", "WS4 | Scope |  | G"});
    CHECK(out.sections[0].rows[0][2].emphasis == plan::emphasis::most);
    CHECK(out.sections[0].rows[1][2].emphasis == plan::emphasis::none);
    CHECK(test::figures_of(out) == strings{"unrated 1"});
}

TEST_CASE("a rating in the table of workstreams stands beside the last table's") {
    plan::item fell = test::a_report()
                          .in("WS1")
                          .rated(plan::rag::red)
                          .rated_before(plan::rag::green, 2018y / 12 / 3);
    fell.history.moved_on = 2018y / 12 / 3;
    const plan::item asked_for = test::a_report().in("WS1").known_since(2018y / 12 / 3);
    plan::item ended = test::a_report().in("WS3").rated(plan::rag::green).closed();
    ended.stopped = true;
    CHECK(test::rows_of(made_of({fell, asked_for, ended}, {test::a_workstream("WS2", {}, {}),
                                                           test::a_workstream("WS1", {}, {})}),
                        digest_part::ratings) == strings{"WS1 | G | R", "WS2 |  | "});
}
