#include "daemon/routing/kept_back.hpp"

#include "tests/routing/story.hpp"
#include "tests/support/printing.hpp"

#include <doctest/doctest.h>

using namespace remembrancer;
using namespace remembrancer::test;
using namespace std::chrono_literals;
using plan::date;
using plan::pause_kind;

namespace {

plan::pause a_pause(pause_kind kind, date from, date until) {
    plan::pause made;
    made.id = 3;
    made.kind = kind;
    made.author = "Legal sponsor";
    made.reason = "it is in hand";
    made.from = from;
    made.until = until;
    return made;
}

/// The late risk, told by rounds on every day up to 14 December with a pause in force.
story with(const plan::pause& by) {
    story of(late_risk());
    of.episode.opened = 2018y / 12 / 3;
    of.with.pauses = {by};
    for (date day = 2018y / 12 / 3; day <= date(2018y / 12 / 14); day += std::chrono::days(1))
        for (plan::alert& each : of.at(day).alerts)
            each.decided_on = day;
    return of;
}

strings kept(const story& of, date first, date last,
             const calendar::working_calendar& rounds = calendar::working_calendar({}, {})) {
    strings out;
    for (const routing::kept_back& each : routing::kept_back_of(
             of.episode, of.finding, of.item, of.so_far, of.with.on(last), rounds, first, last))
        out.push_back(plan::to_iso(each.on) + " " + told({each.alert}).front());
    return out;
}

} // namespace

TEST_CASE("what a pause kept from people is known of each day, even if it never came later") {
    const date first = 2018y / 12 / 3;
    const date last = 2018y / 12 / 14;
    const date quiet_from = 2018y / 12 / 4;
    const date quiet_until = 2018y / 12 / 7;
    SUBCASE("an acknowledgement keeps everything from everybody") {
        const story of = with(a_pause(pause_kind::acknowledgement, quiet_from, quiet_until));
        CHECK(kept(of, first, last) ==
              strings{"2018-12-04 2 owner CL", "2018-12-04 2 project_manager Legal project manager",
                      "2018-12-07 5 owner CL", "2018-12-07 5 sponsor Legal sponsor",
                      "2018-12-07 5 project_manager Legal project manager"});
        CHECK(kept(of, 2018y / 12 / 5, 2018y / 12 / 6).size() == 2);
        CHECK(kept(of, 2018y / 12 / 8, last).empty());
    }
    SUBCASE("a silence gives the escalations to the office, and the owner never hears step 2") {
        const story of = with(a_pause(pause_kind::silence, quiet_from, quiet_until));
        CHECK(kept(of, first, 2018y / 12 / 6) == strings{"2018-12-04 2 owner CL"});
    }
    SUBCASE("what the day's round told before the pause began is not kept back") {
        story of = with(a_pause(pause_kind::acknowledgement, 2018y / 12 / 20, 2018y / 12 / 21));
        of.with.pauses = {a_pause(pause_kind::acknowledgement, quiet_from, quiet_until)};
        CHECK(kept(of, quiet_from, quiet_from).empty());
    }
    SUBCASE("a round on a day on which the item's own programme is closed counts") {
        story of = with(a_pause(pause_kind::acknowledgement, quiet_from, last));
        of.with.calendar = calendar::working_calendar({}, {{last, last}});
        CHECK(kept(of, last, last).size() == 3);
        // What holds no rounds keeps nothing from anybody.
        CHECK(kept(of, last, last, of.with.calendar).empty());
    }
    SUBCASE("a snooze is one person's") {
        plan::pause snooze = a_pause(pause_kind::snooze, quiet_from, quiet_until);
        snooze.person = "CL";
        const story of = with(snooze);
        CHECK(kept(of, first, last) == strings{"2018-12-04 2 owner CL", "2018-12-07 5 owner CL"});
    }
    SUBCASE("nothing without a pause, of another rule, or before the episode") {
        plan::pause other = a_pause(pause_kind::silence, quiet_from, quiet_until);
        other.rule = plan::rule::due_soon;
        CHECK(kept(with(other), first, last).empty());
        story later = with(a_pause(pause_kind::acknowledgement, quiet_from, quiet_until));
        later.episode.opened = 2018y / 12 / 8;
        CHECK(kept(later, first, last).empty());
    }
    SUBCASE("an episode that is over was kept back while it was open, closed or not") {
        story of = with(a_pause(pause_kind::acknowledgement, quiet_from, quiet_until));
        of.item.closed = true;
        of.episode.ended = 2018y / 12 / 6;
        CHECK(kept(of, first, last).size() == 2);
        of.item.vanished_on = 2018y / 12 / 4;
        CHECK(kept(of, first, last).empty());
    }
}
