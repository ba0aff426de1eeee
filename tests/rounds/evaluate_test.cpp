#include "daemon/rounds/evaluate.hpp"

#include "tests/support/printing.hpp"
#include "tests/support/programme_store.hpp"

#include <doctest/doctest.h>

using namespace remembrancer;
using test::a_milestone;
using test::a_risk;
using test::day;
using test::told_lines;
using strings = std::vector<std::string>;

namespace {

/// The day on which the only item is looked at next; empty when never within three years.
std::string wakes_on(store::session& db, plan::date after) {
    for (plan::date each = after; each < after + std::chrono::days(3 * 366);
         each += std::chrono::days(1)) {
        if (!store::items_to_wake(db, each, 1).empty())
            return plan::to_iso(each);
    }
    return {};
}

/// `rule step role principal` of every decision about an item so far.
strings decided(store::session& db, const plan::item& about) {
    strings out;
    for (const plan::episode& episode :
         store::episodes_of(db, {plan::subject_kind::item, about.id.value})) {
        for (const plan::alert& alert : store::alerts_of(db, episode.id))
            out.push_back(std::string(plan::to_text(episode.rule)) + " " +
                          std::to_string(alert.step) + " " +
                          std::string(plan::to_text(alert.role)) + " " + alert.principal);
    }
    return out;
}

/// In the week whose list the office has had, or was spared.
struct after_monday : test::programme_store {
    after_monday() { (void)hold("2018-12-03"); }
};

test::item_builder of_owner(const char* title = "Budget") {
    return a_milestone().titled(title).in("WS1 Legal").owned_by("Owner");
}

} // namespace

TEST_CASE("an item sleeps until the next day on which something could be said of it") {
    const auto today = day("2018-12-05");
    struct row {
        const char* name;
        plan::item item;
        std::string wakes;
    };
    const row rows[] = {
        {"ten working days before its date", of_owner().baseline(day("2019-01-31")), "2019-01-17"},
        {"bank holidays are no working days", of_owner().baseline(day("2019-01-03")), "2018-12-17"},
        {"the forecast counts, not the promise",
         of_owner().baseline(day("2019-01-03")).forecast(day("2019-01-31")), "2019-01-17"},
        {"among its reminders: the one at five days", of_owner().baseline(day("2018-12-14")),
         "2018-12-07"},
        {"due today: the day after", of_owner().baseline(today), "2018-12-06"},
        {"late by a day: the second step", of_owner().baseline(day("2018-12-04")), "2018-12-06"},
        {"late by two: the fifth", of_owner().baseline(day("2018-12-03")), "2018-12-10"},
        {"to be confirmed: when the promise has passed",
         of_owner().baseline(day("2018-12-31")).forecast(test::to_be_confirmed()), "2019-01-01"},
        {"no date: the question comes again", of_owner(), "2018-12-12"},
        {"closed: never", of_owner().baseline(day("2018-12-14")).closed(), ""},
        {"vanished: not before it changes",
         of_owner().baseline(day("2018-12-04")).vanished(day("2018-12-05")), ""},
        {"first seen late: five working days after today's sight",
         of_owner().baseline(day("2018-11-05")).dates_known_since(day("2018-12-05")), "2018-12-06"},
    };
    for (const row& each : rows) {
        CAPTURE(each.name);
        test::programme_store of;
        of.put(each.item);
        (void)rounds::evaluate_chunk(of.db, *of.scope_on("2018-12-05"), of.kept, 10);
        CHECK(wakes_on(of.db, today) == each.wakes);
    }
}

TEST_CASE("a chunk takes as many items as it may, and says whether there may be more") {
    test::programme_store of;
    for (const char* title : {"a", "b", "c"})
        of.put(of_owner(title).baseline(day("2018-12-04")));
    const auto in = of.scope_on("2018-12-05");
    const rounds::evaluated first = rounds::evaluate_chunk(of.db, *in, of.kept, 2);
    CHECK(first.subjects == 2);
    CHECK(first.alerts == 2);
    CHECK(first.more);
    const rounds::evaluated second = rounds::evaluate_chunk(of.db, *in, of.kept, 2);
    CHECK(second.subjects == 1);
    CHECK_FALSE(second.more);
    const rounds::evaluated none = rounds::evaluate_chunk(of.db, *in, of.kept, 2);
    CHECK(none.subjects == 0);
    CHECK_FALSE(none.more);
    const auto row = store::open_rounds(of.db).front();
    CHECK(row.subjects == 3);
    CHECK(row.alerts == 3);
}

TEST_CASE("looking at an item again on the same day decides nothing more") {
    test::programme_store of;
    const auto late = of.put(of_owner().baseline(day("2018-11-28")));
    const auto in = of.scope_on("2018-12-05");
    CHECK(rounds::evaluate_chunk(of.db, *in, of.kept, 10).alerts > 0);
    const strings once = decided(of.db, late);
    of.change(late);
    CHECK(rounds::evaluate_chunk(of.db, *in, of.kept, 10).alerts == 0);
    CHECK(decided(of.db, late) == once);
}

TEST_CASE("a new owner hears of it once, and the old one no more") {
    test::programme_store of;
    of.put(test::a_person("Successor"));
    auto late = of.put(of_owner().baseline(day("2018-12-03")));
    (void)of.hold_and_send("2018-12-05");
    late.owners = {"Successor"};
    of.change(late);
    CHECK(told_lines(of.hold_and_send("2018-12-06")) == strings{"Successor: Budget@2"});
    of.change(late);
    CHECK(told_lines(of.hold_and_send("2018-12-07")) == strings{});
}

TEST_CASE("a date that is met again after it was re-cast is the next episode") {
    test::programme_store of;
    auto late = of.put(of_owner().baseline(day("2018-12-04")));
    (void)of.hold_and_send("2018-12-05");
    late.forecast = test::on(day("2018-12-06"));
    of.change(late);
    (void)of.hold_and_send("2018-12-06");
    const auto told = of.hold_and_send("2018-12-07");
    REQUIRE(told.size() == 1);
    CHECK(told.front().model.items.front().episode == 2);
    CHECK(told.front().model.items.front().rule == plan::rule::overdue);
    CHECK(told.front().model.items.front().step == 1);
}

TEST_CASE("what was not sent yet of an item that closed is withdrawn, and the rest is told again") {
    after_monday of;
    auto late = of.put(of_owner("Late").baseline(day("2018-12-04")));
    of.put(of_owner("Other").baseline(day("2018-12-04")));
    CHECK(told_lines(of.hold("2018-12-05")) == strings{"Owner: Late@1 Other@1"});
    const auto unsent = of.newest_to("Owner");
    late.closed = true;
    of.change(late);
    // On the next day the other one is a step further; its first step was never sent.
    const auto told = of.hold("2018-12-06");
    CHECK(told_lines(told) == strings{"Legal manager: Other@2", "Owner: Other@2"});
    const auto withdrawn = *store::find_message(of.db, unsent.id);
    CHECK(withdrawn.state == plan::outbox_state::cancelled);
    CHECK(withdrawn.last_outcome == "withdrawn: what it said no longer holds");
    CHECK(store::count_outbox(of.db).pending == 2);
    // Both alerts about the other one are in that line.
    CHECK(store::recipients_waiting(of.db, store::hearing::everybody, "", 10).empty());
}

TEST_CASE("a message is withdrawn only while nobody can have it") {
    struct row {
        const char* name;
        plan::outbox_state state;
        bool may_be_copy;
        bool withdrawn;
    };
    const row rows[] = {
        {"pending", plan::outbox_state::pending, false, true},
        {"deferred, and surely not delivered", plan::outbox_state::deferred, false, true},
        {"deferred, and perhaps delivered", plan::outbox_state::deferred, true, false},
        {"being sent", plan::outbox_state::claimed, false, false},
        {"accepted", plan::outbox_state::accepted, false, false},
        {"dead", plan::outbox_state::dead, false, false},
    };
    for (const row& each : rows) {
        CAPTURE(each.name);
        after_monday of;
        auto late = of.put(of_owner("Late").baseline(day("2018-12-04")));
        (void)of.hold("2018-12-05");
        store::transaction all(of.db);
        REQUIRE(store::claim_due(of.db, "file", test::at("2018-12-05"), 10).size() == 1);
        const auto id = of.newest_to("Owner").id;
        if (each.state == plan::outbox_state::pending) {
            store::unclaim(of.db, id);
        } else if (each.state != plan::outbox_state::claimed) {
            store::settlement after;
            after.id = id;
            after.state = each.state;
            after.attempts = 1;
            after.may_be_copy = each.may_be_copy;
            REQUIRE(store::settle(of.db, after));
        }
        all.commit();
        late.closed = true;
        of.change(late);
        (void)of.hold("2018-12-06");
        CHECK((store::find_message(of.db, id)->state == plan::outbox_state::cancelled) ==
              each.withdrawn);
    }
}

TEST_CASE("only those who heard of an escalation hear that it is over") {
    after_monday of;
    auto late = of.put(of_owner("Late").baseline(day("2018-11-28")));
    // Five working days late: the sponsor's step, and with it the manager's.
    const strings climbed = told_lines(of.hold("2018-12-05"));
    CHECK(climbed == strings{"Legal manager: Late@5", "Legal sponsor: Late@5", "Owner: Late@5"});
    SUBCASE("they were told") {
        store::transaction all(of.db);
        store::accept_everything(of.db);
        all.commit();
        late.closed = true;
        of.change(late);
        CHECK(told_lines(of.hold("2018-12-06")) ==
              strings{"Legal manager: Late@over", "Legal sponsor: Late@over"});
    }
    SUBCASE("their messages were withdrawn") {
        late.closed = true;
        of.change(late);
        CHECK(told_lines(of.hold("2018-12-06")) == strings{});
    }
    SUBCASE("one of them was being told") {
        store::transaction all(of.db);
        for (const auto& row : store::claim_due(of.db, "file", test::at("2018-12-05"), 10)) {
            if (row.person != "Legal sponsor")
                store::unclaim(of.db, row.id);
        }
        all.commit();
        late.closed = true;
        of.change(late);
        CHECK(told_lines(of.hold("2018-12-06")) == strings{"Legal sponsor: Late@over"});
    }
    // Said once, whatever comes after.
    of.change(late);
    CHECK(told_lines(of.hold("2018-12-07")) == strings{});
}

TEST_CASE("a line that waited for room is not told when it no longer holds") {
    after_monday of;
    of.settings.routing.bundle.lines_in_message = 1;
    of.put(of_owner("Earlier").baseline(day("2018-12-03")));
    auto waits = of.put(of_owner("Waits").baseline(day("2018-12-04")));
    CHECK(told_lines(of.hold_and_send("2018-12-05")).back() == "Owner: Earlier@2");
    waits.closed = true;
    of.change(waits);
    CHECK(told_lines(of.hold_and_send("2018-12-06")) == strings{});
}

TEST_CASE("who completed an item without saying when is asked, although it is closed") {
    test::programme_store of;
    of.settings.rules.completion_dates = true;
    (void)of.hold("2018-12-03");
    plan::item done = of.put(test::a_milestone()
                                 .titled("done")
                                 .in("WS1 Legal")
                                 .owned_by("Owner")
                                 .baseline(day("2018-12-20")));
    (void)of.put(test::a_milestone()
                     .titled("late")
                     .in("WS1 Legal")
                     .owned_by("Owner")
                     .baseline(day("2018-12-04")));
    done.known_since = day("2018-12-03");
    done.closed = true;
    done.rag = plan::rag::complete;
    done.dates_known_since = day("2018-12-05");
    done.history.rag_changed_on = done.dates_known_since;
    of.change(done);
    CHECK(test::told_lines(of.hold_and_send("2018-12-05")) == strings{"Owner: late@1 done@0"});
    done.closed_on = day("2018-12-04");
    of.change(done);
    CHECK(test::told_lines(of.hold_and_send("2018-12-06")) ==
          strings{"Legal manager: late@2", "Owner: late@2"});
}
