#include "daemon/routing/outlook.hpp"

#include "tests/routing/story.hpp"
#include "tests/support/printing.hpp"

#include <doctest/doctest.h>

using namespace remembrancer;
using namespace remembrancer::test;
using namespace std::chrono_literals;
using plan::date;
using routing::not_yet;

namespace {

/// `2018-12-07 5 sponsor Legal sponsor` of those that wait for the same.
strings waiting_for(not_yet why, const story& of, date today) {
    strings out;
    for (const routing::hearing_ahead& each :
         routing::outlook(of.episode, of.finding, of.item, of.so_far, of.with.on(today))) {
        if (each.why != why)
            continue;
        out.push_back(plan::to_iso(each.on) + " " + told({each.alert}).front());
    }
    return out;
}

plan::pause held_until(date until, plan::pause_kind kind = plan::pause_kind::acknowledgement) {
    plan::pause made;
    made.id = 3;
    made.kind = kind;
    made.author = "Legal sponsor";
    made.reason = "it is in hand";
    made.from = 2018y / 12 / 1;
    made.until = until;
    return made;
}

} // namespace

TEST_CASE("what is to come is each step and repeat with its day and people, six days far") {
    story of(late_risk());
    of.told_on(2018y / 12 / 4);
    CHECK(waiting_for(not_yet::next_round, of, 2018y / 12 / 4).empty());
    CHECK(waiting_for(not_yet::later, of, 2018y / 12 / 4) ==
          strings{"2018-12-07 5 owner CL", "2018-12-07 5 sponsor Legal sponsor",
                  "2018-12-14 10 owner CL", "2018-12-14 10 programme_director Programme director",
                  "2018-12-14 10 programme_office Programme office",
                  "2018-12-17 11 programme_director Programme director",
                  "2018-12-17 11 programme_office Programme office", "2018-12-21 15 owner CL",
                  "2018-12-24 16 programme_director Programme director",
                  "2018-12-24 16 programme_office Programme office",
                  "2018-12-31 19 programme_director Programme director",
                  "2018-12-31 19 programme_office Programme office"});
}

TEST_CASE("what is reached and not decided is the next round's") {
    const story of(late_risk());
    CHECK(waiting_for(not_yet::next_round, of, 2018y / 12 / 3) == strings{"2018-12-03 1 owner CL"});
}

TEST_CASE("what a pause holds back comes on the day after it, and says by which") {
    story of(late_risk());
    of.with.pauses = {held_until(2018y / 12 / 10)};
    CHECK(waiting_for(not_yet::next_round, of, 2018y / 12 / 4).empty());
    CHECK(waiting_for(not_yet::paused, of, 2018y / 12 / 4) ==
          strings{"2018-12-11 2 owner CL", "2018-12-11 2 project_manager Legal project manager"});
    const auto all =
        routing::outlook(of.episode, of.finding, of.item, of.so_far, of.with.on(2018y / 12 / 4));
    CHECK(all.front().held_by == of.with.pauses.front());
    of.with.pauses = {held_until(2018y / 12 / 10, plan::pause_kind::silence)};
    CHECK(waiting_for(not_yet::paused, of, 2018y / 12 / 4) == strings{"2018-12-11 2 owner CL"});
}

TEST_CASE("a step that is held back is not named again on the day on which it comes") {
    story of(late_risk());
    of.with.pauses = {held_until(2018y / 12 / 4)};
    CHECK(waiting_for(not_yet::paused, of, 2018y / 12 / 4) ==
          strings{"2018-12-05 2 owner CL", "2018-12-05 2 project_manager Legal project manager"});
    const strings later = waiting_for(not_yet::later, of, 2018y / 12 / 4);
    REQUIRE_FALSE(later.empty());
    CHECK(later.front() == "2018-12-07 5 owner CL");
}

TEST_CASE("until what was promised has passed the sponsor's step waits for that") {
    plan::item item = late_risk();
    item.forecast = item.baseline;
    item.baseline = on(2018y / 12 / 19);
    story of(item);
    of.told_on(2018y / 12 / 7);
    CHECK(waiting_for(not_yet::promised, of, 2018y / 12 / 7) ==
          strings{"2018-12-20 5 owner CL", "2018-12-20 5 sponsor Legal sponsor"});
}

TEST_CASE("nobody is to hear of what has vanished or is closed") {
    story of(late_risk());
    SUBCASE("closed") {
        of.item.closed = true;
    }
    SUBCASE("vanished") {
        of.item.vanished_on = 2018y / 12 / 3;
    }
    CHECK(
        routing::outlook(of.episode, of.finding, of.item, {}, of.with.on(2018y / 12 / 4)).empty());
}
