#include "daemon/rounds/simulate.hpp"

#include "daemon/rounds/send_log.hpp"
#include "tests/support/demo_plan.hpp"
#include "tests/support/printing.hpp"
#include "tests/support/programme_store.hpp"

#include <doctest/doctest.h>

using namespace remembrancer;
using test::at;
using test::day;
using strings = std::vector<std::string>;

namespace {

strings simulated(store::session& db, const std::shared_ptr<const rounds::snapshot>& settings,
                  std::string_view first, std::string_view last) {
    strings lines;
    rounds::simulate(
        db, settings, day(first), day(last),
        [&](const rounds::composed& made, const store::round_row& round) {
            for (const auto& each : made.messages)
                lines.push_back(rounds::send_log_line(each, round.scheduled_for, settings->render));
        });
    return lines;
}

/// The schedule and time of each round that is simulated, of those that tell something or not.
strings rounds_held(test::programme_store& of, std::string_view first, std::string_view last) {
    strings held;
    rounds::simulate(of.db, of.shared(), day(first), day(last),
                     [&](const rounds::composed&, const store::round_row& round) {
                         held.push_back(round.schedule + " " + base::to_iso(round.scheduled_for));
                     });
    return held;
}

} // namespace

TEST_CASE("what is simulated is what rounds then send, line for line, and nothing is changed") {
    test::demo_plan plan;
    const strings expected = simulated(plan.db, plan.snapshot, "2018-12-05", "2018-12-19");
    CHECK(expected.size() > 50);
    CHECK(simulated(plan.db, plan.snapshot, "2018-12-05", "2018-12-19") == expected);
    CHECK(store::list_outbox(plan.db, "", 1).empty());
    CHECK_FALSE(store::last_round(plan.db, "daily"));

    strings sent;
    for (plan::date each = day("2018-12-05"); each <= day("2018-12-19");
         each += std::chrono::days(1)) {
        if (!plan.snapshot->calendar.is_working_day(each))
            continue;
        const auto when = at(plan::to_iso(each));
        test::stepped_round round(plan.db, plan.snapshot, when, {9, 2, 40});
        for (const auto& message : round.finish().messages)
            sent.push_back(rounds::send_log_line(message, when, plan.snapshot->render));
        store::transaction all(plan.db);
        store::accept_everything(plan.db);
        all.commit();
    }
    CHECK(sent == expected);
    // A simulation from the middle on goes on from what has been told.
    CHECK(simulated(plan.db, plan.snapshot, "2018-12-05", "2018-12-19") == strings{});
}

TEST_CASE("a simulation goes on with a round that was left open, wherever it was left") {
    const auto lines_of = [](const std::vector<rounds::composed_message>& made,
                             const rounds::snapshot& of, base::instant when) {
        strings lines;
        for (const rounds::composed_message& each : made)
            lines.push_back(rounds::send_log_line(each, when, of.render));
        return lines;
    };
    const base::instant left = at("2018-12-05");
    for (int steps = 0, more = 1; more; ++steps) {
        CAPTURE(steps);
        test::demo_plan plan;
        test::stepped_round interrupted(plan.db, plan.snapshot, left, {200, 8, 40});
        for (int i = 0; i < steps && more; ++i)
            more = interrupted.step();
        // What is still unsent when the next round comes may be withdrawn, and said anew.
        if (!more) {
            store::transaction sending(plan.db);
            store::accept_everything(plan.db);
            sending.commit();
        }
        // Of Wednesday's round what is missing, before the rounds that were asked for.
        const strings found = simulated(plan.db, plan.snapshot, "2018-12-06", "2018-12-06");
        strings expected;
        if (more) {
            test::stepped_round going_on(plan.db, plan.snapshot, left, {200, 8, 40});
            expected = lines_of(going_on.finish().messages, *plan.snapshot, left);
        }
        store::transaction all(plan.db);
        store::accept_everything(plan.db);
        all.commit();
        const strings rest = simulated(plan.db, plan.snapshot, "2018-12-06", "2018-12-06");
        expected.insert(expected.end(), rest.begin(), rest.end());
        CHECK(found == expected);
    }
}

TEST_CASE("a simulation holds the rounds of every schedule in the order of their times") {
    test::programme_store of;
    of.settings.schedules = {
        test::a_schedule("daily"),
        test::a_schedule("early", {.days = {"thursday"}, .time = "06:00"}),
        test::a_schedule("same time", {.days = {"friday"}}),
    };
    CHECK(rounds_held(of, "2018-12-05", "2018-12-07") ==
          strings{"daily 2018-12-05T08:30:00Z", "early 2018-12-06T06:00:00Z",
                  "daily 2018-12-06T08:30:00Z", "daily 2018-12-07T08:30:00Z",
                  "same time 2018-12-07T08:30:00Z"});
}

TEST_CASE("both of its days are in a simulation, by the programme's own clock") {
    test::programme_store of;
    of.settings.schedules = {
        test::a_schedule("midnight", {.days = {"working-day"}, .time = "00:00"})};
    CHECK(rounds_held(of, "2019-04-01", "2019-04-02") ==
          strings{"midnight 2019-03-31T23:00:00Z", "midnight 2019-04-01T23:00:00Z"});
    of.settings.schedules = {test::a_schedule("late", {.days = {"working-day"}, .time = "23:59"})};
    CHECK(rounds_held(of, "2019-04-01", "2019-04-01") == strings{"late 2019-04-01T22:59:00Z"});
    CHECK(rounds_held(of, "2019-04-06", "2019-04-07") == strings{});
}
