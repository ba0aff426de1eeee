#include "daemon/routing/clearance.hpp"

#include "daemon/plan/clearance.hpp"
#include "tests/routing/story.hpp"

#include <doctest/doctest.h>

using namespace remembrancer;
using namespace remembrancer::test;
using namespace std::chrono_literals;
using plan::date;
using plan::disposition;

namespace {

// A Wednesday. The working days before it are 11, 10, 7, 6, 5, 4 and 3 December.
constexpr date papers = 2018y / 12 / 12;

story with_chain(std::vector<std::string> chain) {
    plan::item decision =
        a_decision().in("WS1 Legal and Democratic").owned_by("CL").baseline(2018y / 12 / 19);
    decision.clearance = std::move(chain);
    story of(std::move(decision));
    of.finding = {plan::rule::papers_due, plan::reason::papers_due, papers, true, {}};
    of.episode = {{7}, plan::rule::papers_due, {}, 1, 2018y / 12 / 3, {}, papers, {}};
    return of;
}

} // namespace

TEST_CASE("turns count back from the papers' last day, and those of a long chain begin together") {
    CHECK(plan::clearance_turn(0, 3, 2) == -6);
    CHECK(plan::clearance_turn(1, 3, 2) == -4);
    CHECK(plan::clearance_turn(2, 3, 2) == -2);
    CHECK(plan::clearance_turn(0, 3, 0) == 0);
    CHECK(plan::clearance_turn(0, 16'000, 50) == -250);
    CHECK(plan::clearance_turn(15'999, 16'000, 50) == -50);
}

TEST_CASE("those who clear papers hear in turn, each with their days before the last one") {
    story of = with_chain({"Legal sponsor", "Place Board", "Finance sponsor"});
    CHECK(of.told_on(2018y / 12 / 3).empty());
    CHECK(of.told_on(2018y / 12 / 4) ==
          strings{"-6 owner CL", "-6 clearance_officer Legal sponsor"});
    CHECK(of.told_on(2018y / 12 / 5) == strings{"-5 owner CL"});
    CHECK(of.told_on(2018y / 12 / 6) == strings{"-4 owner CL", "-4 clearance_officer Place Board"});
    CHECK(of.told_on(2018y / 12 / 7).empty());
    CHECK(of.told_on(2018y / 12 / 10) ==
          strings{"-2 owner CL", "-2 clearance_officer Finance sponsor"});
    CHECK(of.told_on(2018y / 12 / 12) == strings{"0 owner CL"});
}

TEST_CASE("turns that have passed when the decision is first seen are told at once, in one go") {
    story of = with_chain({"Legal sponsor", "Place Board"});
    CHECK(of.told_on(2018y / 12 / 10) == strings{"-2 owner CL", "-2 clearance_officer Place Board",
                                                 "-2 clearance_officer Legal sponsor"});
    CHECK(of.told_on(2018y / 12 / 11).empty());
}

TEST_CASE("whoever is in a chain and cannot be told is the office's, with the reason") {
    story of = with_chain({"Nobody Known", "Place Board"});
    const auto first = of.at(2018y / 12 / 6).alerts;
    CHECK(told(first) == strings{"-4 owner CL", "-4 clearance_officer > Programme office"});
    CHECK(first.back().stand_in_reason == "\"Nobody Known\" is not among the contacts");
}

TEST_CASE("who hears next is the next of the chain") {
    story of = with_chain({"Legal sponsor", "Place Board"});
    of.told_on(2018y / 12 / 6);
    const auto next = of.next_after(2018y / 12 / 7);
    REQUIRE(next);
    CHECK(next->on == date(2018y / 12 / 10));
    CHECK(next->who == strings{"CL", "Place Board"});
}

TEST_CASE("nobody has a turn where the ladder names the role, or turns are off") {
    story of = with_chain({"Legal sponsor", "Place Board"});
    SUBCASE("the ladder tells all at once") {
        of.with.ladders.of_rule.at(plan::rule::papers_due) = {
            {{-5, {plan::role::clearance_officer}}}, {}, false, false, false};
        CHECK(of.told_on(2018y / 12 / 5) ==
              strings{"-5 clearance_officer Legal sponsor", "-5 clearance_officer Place Board"});
        CHECK(of.told_on(2018y / 12 / 6).empty());
    }
    SUBCASE("off") {
        of.with.ladders.clearance_working_days = 0;
        CHECK(of.told_on(2018y / 12 / 4).empty());
        CHECK(of.told_on(2018y / 12 / 5) == strings{"-5 owner CL"});
        CHECK(of.told_on(2018y / 12 / 10) == strings{"-2 owner CL"});
    }
    SUBCASE("another rule's ladder has none") {
        of.finding.rule = of.episode.rule = plan::rule::notice_missed;
        CHECK(lines(of.at(2018y / 12 / 10).alerts, disposition::tell) == strings{"-5 owner CL"});
    }
}
