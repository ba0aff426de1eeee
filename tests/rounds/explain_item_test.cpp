#include "daemon/rounds/explain.hpp"

#include "tests/support/printing.hpp"
#include "tests/support/programme_store.hpp"

#include <algorithm>

#include <doctest/doctest.h>

using namespace remembrancer;
using namespace std::chrono_literals;
using rounds::episode_standing;
using rounds::fate;
using routing::not_yet;
using test::a_milestone;
using test::day;
using strings = std::vector<std::string>;

namespace {

/// Something due on Tuesday 4 December that stays undone, and what `explain` says of it.
struct late_programme : test::programme_store {
    late_programme() {
        (void)hold("2018-12-03");
        item = put(a_milestone()
                       .titled("a")
                       .in("WS1 Legal")
                       .owned_by("Owner")
                       .baseline(day("2018-12-04")));
    }

    [[nodiscard]] rounds::explained_item on(const char* iso_day) {
        item = *store::find_item(db, item.id);
        return rounds::explain_item(db, people, shared(), item, day(iso_day));
    }

    /// `overdue 1 Owner told` of every alert that is stored.
    strings fates(const char* iso_day) {
        strings out;
        for (const auto& episode : on(iso_day).episodes)
            for (const auto& each : episode.alerts)
                out.push_back(std::string(plan::to_text(episode.episode.rule)) + " " +
                              std::to_string(each.decided.alert.step) + " " +
                              each.decided.alert.recipient + " " +
                              std::string(rounds::to_text(each.became.what)));
        return out;
    }

    /// `overdue 5 Legal sponsor 2018-12-11` of what waits for the same.
    strings ahead(const char* iso_day, not_yet why) {
        strings out;
        for (const auto& episode : on(iso_day).episodes)
            for (const auto& each : episode.ahead)
                if (each.why == why)
                    out.push_back(std::string(plan::to_text(episode.episode.rule)) + " " +
                                  std::to_string(each.alert.step) + " " + each.alert.recipient +
                                  " " + plan::to_iso(each.on));
        return out;
    }

    plan::pause paused(plan::pause_kind kind, const char* until) {
        plan::pause made;
        made.kind = kind;
        made.item = item.id;
        made.author = "Legal sponsor";
        made.reason = "it is in hand";
        made.from = day("2018-12-05");
        made.until = day(until);
        return pause(made);
    }

    rounds::person_settings& set(const char* name) {
        rounds::person_settings& person = settings.people.emplace_back();
        person.name = name;
        return person;
    }

    plan::item item;
};

bool holds(const rounds::explained_item& of, plan::rule rule) {
    return std::ranges::any_of(of.verdicts, [rule](const auto& each) {
        return each.rule == rule && each.found.has_value();
    });
}

} // namespace

TEST_CASE("who was told is told with the step, the round, the message and its attempts") {
    late_programme of;
    (void)of.hold_and_send("2018-12-05");
    const auto explained = of.on("2018-12-05");
    CHECK(of.fates("2018-12-05") == strings{"overdue 1 Owner told"});
    REQUIRE(explained.episodes.size() == 1);
    const rounds::explained_alert& told = explained.episodes.front().alerts.front();
    CHECK(told.decided.schedule == "daily");
    CHECK(told.decided.scheduled_for == test::at("2018-12-05"));
    CHECK(told.held.why == rounds::held_for::nothing);
    REQUIRE(explained.messages.size() == 1);
    CHECK(explained.messages.front().row.id == told.decided.message);
    CHECK(explained.messages.front().row.state == plan::outbox_state::accepted);
    CHECK(holds(explained, plan::rule::overdue));
    CHECK_FALSE(holds(explained, plan::rule::due_soon));
}

TEST_CASE("who is not told yet is told with the step and the day") {
    late_programme of;
    (void)of.hold_and_send("2018-12-05");
    const strings ahead = of.ahead("2018-12-05", not_yet::later);
    REQUIRE(ahead.size() > 4);
    CHECK(ahead[0] == "overdue 2 Owner 2018-12-06");
    CHECK(ahead[1] == "overdue 2 Legal manager 2018-12-06");
    CHECK(std::ranges::find(ahead, "overdue 5 Legal sponsor 2018-12-11") != ahead.end());
    CHECK(std::ranges::find(ahead, "overdue 10 Programme director 2018-12-18") != ahead.end());
}

TEST_CASE("before its first round an item is said to be told by the next") {
    late_programme of;
    const auto explained = of.on("2018-12-05");
    REQUIRE(explained.episodes.size() == 1);
    CHECK(explained.episodes.front().standing == episode_standing::opens_next);
    CHECK(of.ahead("2018-12-05", not_yet::next_round) == strings{"overdue 1 Owner 2018-12-05"});
    CHECK(explained.messages.empty());
    CHECK(of.on("2018-11-01").episodes.empty());
}

TEST_CASE("of a day after which a round was held nothing is made up: what is stored is said") {
    late_programme of;
    (void)of.hold_and_send("2018-12-06");
    const auto past = of.on("2018-12-05");
    CHECK(past.is_past);
    REQUIRE(past.episodes.size() == 1);
    CHECK(past.episodes.front().standing == episode_standing::open);
    CHECK(past.episodes.front().episode.sequence == 1);
    CHECK(past.episodes.front().alerts.size() == 3);
    CHECK(past.episodes.front().ahead.empty());
    CHECK_FALSE(of.on("2018-12-06").is_past);
    CHECK_FALSE(of.on("2018-12-06").episodes.front().ahead.empty());
}

TEST_CASE("a round that only sends a digest, or tells at once, leaves a day what it was") {
    late_programme of;
    of.settings.schedules.push_back(test::a_schedule("plans"));
    of.settings.schedules.back().digest.emplace();
    store::transaction all(of.db);
    for (const char* schedule : {"plans", rounds::immediate_schedule})
        (void)store::open_round(of.db, schedule, test::at("2018-12-31"), test::at("2018-12-31"));
    store::record_missed(of.db, "daily", test::at("2018-12-28"));
    all.commit();
    CHECK_FALSE(of.on("2018-12-05").is_past);
    CHECK(of.on("2018-12-05").episodes.front().standing == episode_standing::opens_next);
}

TEST_CASE("what is to come waits for the day that a person chose, or for their next message") {
    late_programme of;
    SUBCASE("a reader's day of the week, for all but escalations") {
        rounds::person_settings& owner = of.set("Owner");
        owner.reminded = rounds::reminders::weekly;
        owner.weekly_on = std::chrono::Friday;
        CHECK(of.ahead("2018-12-05", not_yet::next_round).empty());
        const strings waiting = of.ahead("2018-12-05", not_yet::waits_for_day);
        REQUIRE(waiting.size() >= 3);
        CHECK(waiting[0] == "overdue 1 Owner 2018-12-07");
        CHECK(waiting[1] == "overdue 2 Owner 2018-12-07");
        CHECK(waiting[2] == "overdue 5 Owner 2018-12-14");
        CHECK(of.ahead("2018-12-05", not_yet::later).front() ==
              "overdue 2 Legal manager 2018-12-06");
        // It is told on the very day.
        (void)of.hold_and_send("2018-12-06");
        CHECK(of.ahead("2018-12-06", not_yet::waits_for_day).front() ==
              "overdue 5 Owner 2018-12-14");
        const auto messages = of.hold_and_send("2018-12-07");
        REQUIRE(messages.size() == 1);
        CHECK(messages.front().message.person == "Owner");
    }
    SUBCASE("the next message, at the latest that of the first working day of a week") {
        of.settings.routing.ladders.overdue.waits = true;
        CHECK(of.ahead("2018-12-05", not_yet::waits_for_message).front() ==
              "overdue 1 Owner 2018-12-10");
        (void)of.hold_and_send("2018-12-05");
        const strings told = test::told_lines(of.hold_and_send("2018-12-10"));
        CHECK(std::ranges::any_of(
            told, [](const std::string& line) { return line.starts_with("Owner: a@"); }));
    }
}

TEST_CASE("what an acknowledgement, a snooze or a silence holds back is said with it") {
    struct row {
        const char* name;
        plan::pause_kind kind;
        strings held;
    };
    const row rows[] = {
        {"an acknowledgement",
         plan::pause_kind::acknowledgement,
         {"overdue 2 Owner 2018-12-11", "overdue 2 Legal manager 2018-12-11"}},
        {"a snooze", plan::pause_kind::snooze, {"overdue 2 Owner 2018-12-11"}},
        {"a silence", plan::pause_kind::silence, {"overdue 2 Owner 2018-12-11"}},
    };
    for (const row& r : rows) {
        CAPTURE(r.name);
        late_programme of;
        plan::pause made;
        made.kind = r.kind;
        made.item = of.item.id;
        made.person = r.kind == plan::pause_kind::snooze ? "Owner" : "";
        made.author = "Legal sponsor";
        made.reason = "it is in hand";
        made.from = day("2018-12-05");
        made.until = day("2018-12-10");
        made = of.pause(made);
        (void)of.hold_and_send("2018-12-05");
        (void)of.hold_and_send("2018-12-06");
        CHECK(of.ahead("2018-12-06", not_yet::paused) == r.held);
        CHECK(of.on("2018-12-06").pauses == std::vector<plan::pause>{made});
        // Each step once: what is held back still is not what was kept back.
        const auto explained = of.on("2018-12-06");
        for (const auto& each : explained.episodes.front().kept_back)
            CHECK(each.alert.step < 2);
        CHECK(of.on("2018-12-11").pauses.empty());
        // Long after it is still known what it kept back.
        const auto kept = of.on("2018-12-31").episodes.front().kept_back;
        REQUIRE_FALSE(kept.empty());
        CHECK(kept.front().alert.recipient == "Owner");
        CHECK(kept.front().on == day("2018-12-05"));
        CHECK(kept.front().by == made);
    }
}

TEST_CASE("what is held back is counted from the earlier date, as the rounds count") {
    late_programme of;
    (void)of.hold_and_send("2018-12-05");
    of.item.forecast = test::on(day("2018-11-29"));
    of.change(of.item);
    (void)of.paused(plan::pause_kind::acknowledgement, "2018-12-10");
    (void)of.hold_and_send("2018-12-06");
    // As long as the pause is in force they are still to come; after it they have been kept back.
    auto kept = of.on("2018-12-11").episodes.front().kept_back;
    std::erase_if(kept, [](const auto& each) { return each.on != day("2018-12-06"); });
    // The fifth working day after the new date, and the second after the old one.
    REQUIRE(kept.size() == 3);
    CHECK(kept[0].alert.step == 5);
}

TEST_CASE("of an escalation that a silence hides the office is told instead, with the reason") {
    late_programme of;
    (void)of.paused(plan::pause_kind::silence, "2018-12-10");
    (void)of.hold_and_send("2018-12-06");
    const auto explained = of.on("2018-12-06");
    REQUIRE(explained.episodes.size() == 1);
    REQUIRE(explained.episodes.front().alerts.size() == 1);
    const plan::alert& alert = explained.episodes.front().alerts.front().decided.alert;
    CHECK(alert.principal == "Legal manager");
    CHECK(alert.recipient == "Programme office");
    CHECK(alert.stand_in_reason ==
          "Legal manager is silenced until 10 December 2018 by Legal sponsor: it is in hand");
}

TEST_CASE("who is away, or has no address, is said to have been told by whom") {
    late_programme of;
    SUBCASE("away with a deputy") {
        plan::person owner = test::a_person("Owner", "Legal manager");
        of.put(owner);
        of.away("Owner", day("2018-12-05"), day("2018-12-07"));
        (void)of.hold_and_send("2018-12-05");
        const auto explained = of.on("2018-12-05");
        const plan::alert& alert = explained.episodes.front().alerts.front().decided.alert;
        CHECK(alert.principal == "Owner");
        CHECK(alert.recipient == "Legal manager");
        CHECK(alert.stand_in_reason == "Owner is away until 7 December 2018");
    }
    SUBCASE("no address") {
        plan::person owner = test::a_person("Owner");
        owner.email.clear();
        of.put(owner);
        (void)of.hold_and_send("2018-12-05");
        const auto explained = of.on("2018-12-05");
        const plan::alert& alert = explained.episodes.front().alerts.front().decided.alert;
        CHECK(alert.recipient == "Programme office");
        CHECK(alert.stand_in_reason == "there is no usable address for Owner");
    }
}

TEST_CASE("a message that waits for the end of quiet hours says so, before and after") {
    late_programme of;
    of.set("Owner").quiet = rounds::quiet_hours{7h, 10h};
    (void)of.hold("2018-12-05");
    CHECK(of.fates("2018-12-05") == strings{"overdue 1 Owner held_until"});
    const auto held = of.on("2018-12-05").episodes.front().alerts.front().held;
    CHECK(held.why == rounds::held_for::quiet_hours);
    CHECK(held.until == test::at("2018-12-05", 10h));
    const store::outbox_row row = of.newest_to("Owner");
    {
        store::transaction all(of.db);
        REQUIRE(store::claim_due(of.db, "file", test::at("2018-12-05", 10h), 1).size() == 1);
        store::settlement sent;
        sent.id = row.id;
        sent.state = plan::outbox_state::accepted;
        sent.attempts = 1;
        sent.at = sent.first_attempt_at = test::at("2018-12-05", 10h);
        sent.outcome.verdict = plan::verdict::accepted;
        REQUIRE(store::settle(of.db, sent));
        all.commit();
    }
    CHECK(of.fates("2018-12-05") == strings{"overdue 1 Owner told"});
    const auto explained = of.on("2018-12-05");
    CHECK(explained.episodes.front().alerts.front().held == held);
    CHECK(explained.messages.front().attempts.size() == 1);
}

TEST_CASE("what is beyond a message's size says of which, and comes in the next") {
    late_programme of;
    of.put(a_milestone().titled("b").in("WS1 Legal").owned_by("Owner").baseline(day("2018-11-28")));
    of.settings.routing.bundle.lines_in_message = 1;
    (void)of.hold_and_send("2018-12-05");
    CHECK(of.fates("2018-12-05") == strings{"overdue 1 Owner no_room"});
    const auto full = of.on("2018-12-05").episodes.front().alerts.front().became.message;
    REQUIRE(full);
    CHECK(full->person == "Owner");
}

TEST_CASE("what waits for a person's day of the week, or for any message of theirs, says so") {
    late_programme of;
    SUBCASE("their day") {
        rounds::person_settings& owner = of.set("Owner");
        owner.reminded = rounds::reminders::weekly;
        owner.weekly_on = std::chrono::Friday;
        (void)of.hold_and_send("2018-12-05");
        CHECK(of.fates("2018-12-05") == strings{"overdue 1 Owner waits_for_day"});
        (void)of.hold_and_send("2018-12-07");
        CHECK(of.fates("2018-12-07").front() == "overdue 1 Owner told");
        CHECK(of.on("2018-12-07").messages.front().row.created == test::at("2018-12-07"));
    }
    SUBCASE("a chosen time of it") {
        rounds::person_settings& owner = of.set("Owner");
        owner.reminded = rounds::reminders::weekly;
        owner.weekly_on = std::chrono::Wednesday;
        owner.weekly_at = 15h;
        (void)of.hold("2018-12-05");
        CHECK(of.fates("2018-12-05") == strings{"overdue 1 Owner held_until"});
        CHECK(of.on("2018-12-05").messages.front().held ==
              rounds::hold{rounds::held_for::chosen_time, test::at("2018-12-05", 15h)});
    }
    SUBCASE("any message") {
        of.settings.routing.ladders.overdue.waits = true;
        (void)of.hold_and_send("2018-12-05");
        CHECK(of.fates("2018-12-05") == strings{"overdue 1 Owner waits_for_message"});
    }
}

TEST_CASE("who no channel reaches is told by nobody, and that is said") {
    late_programme of;
    of.settings.channels = {};
    (void)of.hold("2018-12-05");
    CHECK(of.fates("2018-12-05") == strings{"overdue 1 Owner no_channel"});
}

TEST_CASE(
    "when its date moves, what was not sent is withdrawn and the episode over, with the reason") {
    late_programme of;
    (void)of.hold("2018-12-05");
    of.item.forecast = test::on(day("2019-03-04"));
    of.change(of.item);
    CHECK(of.on("2018-12-06").episodes.front().standing == episode_standing::ends_next);
    (void)of.hold("2018-12-06");
    const auto explained = of.on("2018-12-06");
    CHECK(explained.episodes.front().standing == episode_standing::ended);
    CHECK(explained.episodes.front().ended_for == plan::reason::recast);
    CHECK(of.fates("2018-12-06").front() == "overdue 1 Owner withdrawn");
    CHECK_FALSE(holds(explained, plan::rule::overdue));
    const auto due_soon = std::ranges::find(explained.verdicts, plan::rule::due_soon,
                                            [](const auto& each) { return each.rule; });
    CHECK(due_soon->says_new_on == day("2019-02-18"));
}

TEST_CASE("while what was promised has not passed its sponsor is said to wait for that") {
    late_programme of;
    of.item.forecast = of.item.baseline;
    of.item.baseline = test::on(day("2018-12-19"));
    of.change(of.item);
    (void)of.hold_and_send("2018-12-11");
    const strings held = of.ahead("2018-12-11", not_yet::promised);
    CHECK(std::ranges::find(held, "overdue 5 Legal sponsor 2018-12-20") != held.end());
}

TEST_CASE("steps that were passed, and what is not in the plan any more, say so") {
    late_programme of;
    (void)of.hold("2018-12-06");
    CHECK(of.fates("2018-12-06") == strings{"overdue 1 Owner passed", "overdue 2 Owner under_way",
                                            "overdue 2 Legal manager under_way"});
    of.item.vanished_on = day("2018-12-10");
    of.change(of.item);
    (void)of.hold("2018-12-11");
    CHECK(of.on("2018-12-11").episodes.front().standing == episode_standing::open);
    CHECK(of.on("2018-12-11").episodes.front().ahead.empty());
}
