#include "daemon/rounds/evaluate.hpp"
#include "daemon/rounds/round.hpp"
#include "tests/support/printing.hpp"
#include "tests/support/programme_store.hpp"

#include <algorithm>

#include <doctest/doctest.h>

using namespace remembrancer;
using namespace std::chrono_literals;
using rounds::reminders;
using test::a_milestone;
using test::a_risk;
using test::at;
using test::day;
using test::told_lines;
using strings = std::vector<std::string>;

namespace {

/// On Wednesday 5 December 2018, after the day's round.
struct programme : test::programme_store {
    programme() {
        (void)hold("2018-12-03");
        (void)hold("2018-12-05");
    }

    void remind(const char* name, reminders when) {
        rounds::person_settings& person = settings.people.emplace_back();
        person.name = name;
        person.reminded = when;
        person.weekly_on = std::chrono::Friday;
    }
    /// As an import of the day brings it; due tomorrow.
    plan::item fell(plan::rag to, const char* title = "r") {
        return put(a_milestone()
                       .titled(title)
                       .in("WS1 Legal")
                       .owned_by("Owner")
                       .baseline(day("2018-12-06"))
                       .rated(to)
                       .rated_before(plan::rag::green, day("2018-12-05")));
    }
    store::round_row open_immediate() {
        store::transaction all(db);
        const auto row =
            store::open_round(db, rounds::immediate_schedule, at("2018-12-05", 15h), {}).value();
        all.commit();
        return row;
    }
    strings finish(const store::round_row& round) {
        std::vector<rounds::composed_message> all;
        rounds::hold_round_now(db, people, shared(), round,
                               [&all](const rounds::composed& made, const store::round_row&) {
                                   std::ranges::copy(made.messages, std::back_inserter(all));
                               });
        return told_lines(all);
    }
    strings at_once() { return finish(open_immediate()); }
    strings on(const char* iso_day) { return told_lines(hold_and_send(iso_day)); }
};

} // namespace

TEST_CASE("a rating that fell is told at once and once, and all else by the next round") {
    programme of;
    SUBCASE("to red") {
        of.fell(plan::rag::red);
    }
    SUBCASE("not as far") {
        of.fell(plan::rag::amber);
    }
    CHECK(of.at_once() == strings{"Legal manager: r@0", "Legal sponsor: r@0"});
    CHECK(of.on("2018-12-06") == strings{"Owner: r@0"});
}

TEST_CASE("a second fall within the days of the first ends that one and is told at once") {
    programme of;
    plan::item item = of.fell(plan::rag::amber);
    CHECK(of.on("2018-12-06") == strings{"Legal manager: r@0", "Legal sponsor: r@0", "Owner: r@0"});
    item.rag = plan::rag::red;
    item.history.rag_before = plan::rag::amber;
    item.history.rag_changed_on = day("2018-12-07");
    of.change(item);
    store::transaction all(of.db);
    const auto row =
        store::open_round(of.db, rounds::immediate_schedule, at("2018-12-07", 15h), {}).value();
    all.commit();
    CHECK(of.finish(row) == strings{"Legal manager: r@0", "Legal sponsor: r@0"});
    // Red, and two working days late.
    CHECK(of.on("2018-12-10") == strings{"Legal manager: r@2", "Legal sponsor: r@2", "Owner: r@2",
                                         "Programme office: list"});
}

TEST_CASE("a rating that rose waits for nothing: it is no news") {
    programme of;
    of.put(a_milestone()
               .titled("r")
               .in("WS1 Legal")
               .owned_by("Owner")
               .baseline(day("2018-12-06"))
               .rated(plan::rag::green)
               .rated_before(plan::rag::red, day("2018-12-05")));
    CHECK(of.at_once() == strings{});
    CHECK(of.on("2018-12-06") == strings{"Owner: r@0"});
}

TEST_CASE("a fixed date that moved is told at once") {
    programme of;
    of.put(a_milestone()
               .titled("f")
               .in("WS1 Legal")
               .owned_by("Owner")
               .baseline(day("2019-02-01"))
               .forecast(day("2019-03-01"))
               .fixed_by("The Secretary of State")
               .moved(day("2019-02-01"), day("2018-12-05")));
    CHECK(of.at_once() ==
          strings{"Legal sponsor: f@0", "Programme director: f@0", "Programme office: f@0"});
}

TEST_CASE("who is reminded weekly hears at once of a top band, and of no rating") {
    programme of;
    of.remind("Legal manager", reminders::weekly);
    of.fell(plan::rag::red);
    CHECK(of.at_once() == strings{"Legal sponsor: r@0"});
    of.put(a_risk()
               .titled("k")
               .in("WS1 Legal")
               .owned_by("Owner")
               .scored(20)
               .scored_before(5, day("2018-12-05")));
    store::transaction all(of.db);
    const auto again =
        store::open_round(of.db, rounds::immediate_schedule, at("2018-12-05", 16h), {}).value();
    all.commit();
    // Only what is immediate: the rating still waits.
    CHECK(of.finish(again) == strings{"Legal manager: k@0", "Legal sponsor: k@0", "Owner: k@0"});
    (void)of.on("2018-12-06");
    const strings friday = of.on("2018-12-07");
    CHECK(std::ranges::any_of(friday, [](const std::string& line) {
        return line.starts_with("Legal manager:") && line.find("r@0") != std::string::npos;
    }));
}

TEST_CASE("who wants it hears at once of everything that is new to them") {
    programme of;
    of.remind("Owner", reminders::immediate);
    of.fell(plan::rag::amber);
    CHECK(of.at_once() == strings{"Legal manager: r@0", "Legal sponsor: r@0", "Owner: r@-1"});
    CHECK(of.on("2018-12-06") == strings{"Owner: r@0"});
}

TEST_CASE("who wants everything at once gets nothing sent to others before their round") {
    programme of;
    of.remind("Owner", reminders::immediate);
    // Nobody knows when: asked of its owner and the office.
    of.put(a_milestone().titled("q").in("WS1 Legal").owned_by("Owner"));
    CHECK(of.at_once() == strings{"Owner: q@0"});
    CHECK(of.on("2018-12-06") == strings{"Programme office: q@0"});
}

TEST_CASE("an immediate round that a crash interrupts is taken up, and tells nothing twice") {
    programme of;
    of.fell(plan::rag::red, "r");
    of.fell(plan::rag::red, "s");
    of.fell(plan::rag::green, "g");
    const auto round = of.open_immediate();
    const auto in = rounds::prepare_round(of.db, of.people, of.shared(), round);
    SUBCASE("amid the evaluation") {
        CHECK(rounds::evaluate_chunk(of.db, *in, of.kept, 1).more);
    }
    SUBCASE("between evaluation and composition") {
        while (rounds::evaluate_chunk(of.db, *in, of.kept, 1).more) {
        }
        CHECK_FALSE(store::has_just_woken(of.db));
    }
    SUBCASE("amid the composition") {
        while (rounds::evaluate_chunk(of.db, *in, of.kept, 1).more) {
        }
        const auto made =
            rounds::compose_chunk(of.db, *in, of.kept, at("2018-12-05", 15h), "", 1, {});
        CHECK(told_lines(made.messages) == strings{"Legal manager: r@0 s@0"});
        CHECK(made.more);
        CHECK(of.finish(store::open_rounds(of.db).at(0)) == strings{"Legal sponsor: r@0 s@0"});
        return;
    }
    CHECK(of.finish(store::open_rounds(of.db).at(0)) ==
          strings{"Legal manager: r@0 s@0", "Legal sponsor: r@0 s@0"});
    CHECK(store::open_rounds(of.db).empty());
    CHECK(of.on("2018-12-06") == strings{"Owner: r@0 s@0 g@0"});
}

TEST_CASE("an immediate round leaves what it looked at due for the next one") {
    programme of;
    of.fell(plan::rag::green);
    CHECK(store::has_just_woken(of.db));
    CHECK(of.at_once() == strings{});
    CHECK_FALSE(store::has_just_woken(of.db));
    CHECK(store::items_to_wake(of.db, day("2018-12-05"), 9).size() == 1);
    CHECK(of.on("2018-12-06") == strings{"Owner: r@0"});
}

TEST_CASE("a change of settings is left to the next scheduled round") {
    programme of;
    of.settings.rules.slip_working_days = 9;
    (void)of.at_once();
    CHECK_FALSE(store::has_just_woken(of.db));
    plan::item open = of.fell(plan::rag::green);
    (void)of.hold("2018-12-06");
    of.settings.rules.slip_working_days = 8;
    store::transaction all(of.db);
    const auto row =
        store::open_round(of.db, rounds::immediate_schedule, at("2018-12-06", 15h), {}).value();
    all.commit();
    (void)of.finish(row);
    CHECK_FALSE(rounds::wake_chunk(of.db, 9));
    (void)of.scope_on("2018-12-07");
    CHECK(rounds::wake_chunk(of.db, 9));
}
