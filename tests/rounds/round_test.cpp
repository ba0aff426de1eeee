#include "daemon/rounds/round.hpp"

#include "tests/support/demo_plan.hpp"
#include "tests/support/printing.hpp"
#include "tests/support/programme_store.hpp"

#include <algorithm>

#include <doctest/doctest.h>

using namespace remembrancer;
using test::at;
using test::chunk_sizes;
using test::day;
using strings = std::vector<std::string>;

namespace {

const char* const week[] = {"2018-12-05", "2018-12-06", "2018-12-07", "2018-12-10"};

/// Everything that rounds leave behind: messages in order with their keys and all that is in them,
/// and each decision.
strings left_behind(store::session& db) {
    strings out;
    for (const store::outbox_row& row : store::list_outbox(db, "", 100'000))
        out.push_back(std::to_string(row.id.value) + " " + row.key + " " + row.address + " " +
                      row.kind + " " + row.model);
    store::each_item(db, [&](const plan::item& item) {
        for (const plan::episode& episode :
             store::episodes_of(db, {plan::subject_kind::item, item.id.value})) {
            for (const plan::alert& alert : store::alerts_of(db, episode.id))
                out.push_back(item.title + " " + std::to_string(static_cast<int>(episode.rule)) +
                              " " + std::to_string(alert.id.value) + " " +
                              std::to_string(alert.step) + " " + alert.principal + "> " +
                              alert.recipient + " " +
                              std::to_string(static_cast<int>(alert.disposition)));
        }
    });
    return out;
}

/// The demonstration's plan after rounds on some days.
strings after_rounds(test::demo_plan& plan, chunk_sizes sizes) {
    auto db = plan.db.private_copy();
    for (const char* each : week)
        test::stepped_round(db, plan.snapshot, at(each), sizes).finish();
    return left_behind(db);
}

/// How many steps the round of a day takes.
int steps_of(store::session& db, const test::demo_plan& plan, base::instant when,
             chunk_sizes sizes) {
    auto copy = db.private_copy();
    test::stepped_round round(copy, plan.snapshot, when, sizes);
    int steps = 1;
    while (round.step())
        ++steps;
    return steps;
}

} // namespace

TEST_CASE("chunks of one make the same messages, in order, with the same keys, as chunks of all") {
    test::demo_plan plan;
    const strings whole = after_rounds(plan, {});
    CHECK(whole.size() > 100);
    CHECK(after_rounds(plan, {1, 1, 1}) == whole);
    CHECK(after_rounds(plan, {7, 3, 11}) == whole);
    CHECK(after_rounds(plan, {1000, 1000, 1'000'000}) == whole);
}

TEST_CASE("a round that is interrupted anywhere and taken up again makes what a whole one makes") {
    test::demo_plan plan;
    const chunk_sizes sizes{10, 2, 30};
    auto whole = plan.db.private_copy();
    for (const char* each : week)
        test::stepped_round(whole, plan.snapshot, at(each), sizes).finish();
    const strings expected = left_behind(whole);

    auto before = plan.db.private_copy();
    for (const char* each : week) {
        const int steps = steps_of(before, plan, at(each), sizes);
        CHECK(steps > 7);
        for (int k = 0; k < steps; ++k) {
            CAPTURE(each);
            CAPTURE(k);
            auto db = before.private_copy();
            {
                test::stepped_round interrupted(db, plan.snapshot, at(each), sizes);
                for (int i = 0; i < k; ++i)
                    (void)interrupted.step();
            }
            REQUIRE(store::open_rounds(db).size() == 1);
            // Taken up with other sizes, which makes no difference either.
            test::stepped_round(db, plan.snapshot, at(each), {1000, 32, 20'000}).finish();
            CHECK(store::open_rounds(db).empty());
            for (const char* later : week) {
                if (std::string_view(later) > each)
                    test::stepped_round(db, plan.snapshot, at(later), sizes).finish();
            }
            const strings got = left_behind(db);
            const auto differs = std::ranges::mismatch(got, expected);
            CHECK_MESSAGE(
                got == expected,
                "first: " << (differs.in1 == got.end() ? std::string("the end") : *differs.in1));
        }
        test::stepped_round(before, plan.snapshot, at(each), sizes).finish();
    }
}

TEST_CASE("a round counts what it did") {
    test::demo_plan plan;
    test::stepped_round round(plan.db, plan.snapshot, at("2018-12-05"), {10, 4, 50});
    round.finish();
    const auto row = store::last_round(plan.db, "daily").value();
    CHECK(row.state == store::round_state::closed);
    CHECK(row.messages == static_cast<int>(round.messages.size()));
    CHECK(row.messages == store::count_outbox(plan.db).pending);
    CHECK(row.alerts > row.messages);
    CHECK(row.subjects > 62);
}

TEST_CASE("an import of the same plan between two chunks or rounds changes nothing") {
    test::demo_plan plan;
    const strings whole = after_rounds(plan, {});
    SUBCASE("between the chunks of a round") {
        test::stepped_round first(plan.db, plan.snapshot, at(week[0]), {25, 5, 50});
        for (int i = 0; first.step(); ++i) {
            if (i % 3 == 0)
                CHECK(plan.import({"programme-workbook.xlsx"}).changes.empty());
        }
    }
    SUBCASE("before the round") {
        (void)plan.import({"programme-workbook.xlsx"});
        test::stepped_round(plan.db, plan.snapshot, at(week[0])).finish();
    }
    for (const char* each : week) {
        CHECK(plan.import({"programme-workbook.xlsx"}).added_items.empty());
        if (std::string_view(each) != week[0])
            test::stepped_round(plan.db, plan.snapshot, at(each)).finish();
    }
    CHECK(left_behind(plan.db) == whole);
}

TEST_CASE(
    "an item that changes behind the chunk that saw it is looked at again in the same round") {
    test::programme_store of;
    (void)of.hold("2018-12-03");
    auto seen = of.put(test::a_milestone()
                           .titled("Seen")
                           .in("WS1 Legal")
                           .owned_by("Owner")
                           .baseline(day("2018-12-04")));
    of.put(test::a_milestone()
               .titled("Next")
               .in("WS1 Legal")
               .owned_by("Owner")
               .baseline(day("2018-12-04")));
    test::stepped_round round = of.round(at("2018-12-05"), {1, 1, 1});
    const auto item_seen = [&] {
        return !store::episodes_of(of.db, {plan::subject_kind::item, seen.id.value}).empty();
    };
    while (!item_seen())
        REQUIRE(round.step());
    SUBCASE("it closed: it is not told at all") {
        seen.closed = true;
        of.change(seen);
        CHECK(test::told_lines(round.finish().messages) == strings{"Owner: Next@1"});
    }
    SUBCASE("it was re-cast: it is told by its new date") {
        seen.forecast = test::on(day("2018-12-06"));
        of.change(seen);
        CHECK(test::told_lines(round.finish().messages) == strings{"Owner: Next@1 Seen@-1"});
    }
    CHECK(store::recipients_waiting(of.db, store::hearing::urgent, "", 10).empty());
}

TEST_CASE("what comes up after a person's message was made is told in the next round") {
    test::programme_store of;
    (void)of.hold("2018-12-03");
    const auto item = [](const char* title, const char* owner) {
        return test::a_milestone()
            .titled(title)
            .in("WS1 Legal")
            .owned_by(owner)
            .baseline(day("2018-12-04"));
    };
    of.put(item("First", "Legal manager"));
    of.put(item("Second", "Owner"));
    test::stepped_round round = of.round(at("2018-12-05"), {1, 1, 1});
    while (round.messages.empty())
        REQUIRE(round.step());
    of.put(item("Third", "Legal manager"));
    CHECK(test::told_lines(round.finish().messages) ==
          strings{"Legal manager: First@1", "Owner: Second@1"});
    // Nobody gets two messages in a round.
    CHECK(test::told_lines(of.hold("2018-12-06")) ==
          strings{"Legal manager: Second@2 Third@2", "Owner: Second@2"});
}

TEST_CASE("rounds that are held at once do what rounds in steps do, and count all as accepted") {
    test::demo_plan plan;
    auto in_steps = plan.db.private_copy();
    for (const char* each : week) {
        test::stepped_round(in_steps, plan.snapshot, at(each)).finish();
        store::transaction all(in_steps);
        store::accept_everything(in_steps);
        all.commit();
    }
    std::size_t told = 0;
    rounds::people_cache people;
    for (const char* each : week) {
        store::transaction all(plan.db);
        const auto row = store::open_round(plan.db, "daily", at(each), at(each)).value();
        all.commit();
        rounds::hold_round_now(plan.db, people, plan.snapshot, row,
                               [&](const rounds::composed& made, const store::round_row& of) {
                                   CHECK(of.scheduled_for == at(each));
                                   told += made.messages.size();
                               });
        const auto closed = store::last_round(plan.db, "daily").value();
        CHECK(closed.state == store::round_state::closed);
        CHECK(closed.closed_at == at(each));
    }
    CHECK(left_behind(plan.db) == left_behind(in_steps));
    CHECK(store::count_outbox(plan.db).accepted == static_cast<long long>(told));
    CHECK(store::count_outbox(plan.db).pending == 0);
}

TEST_CASE("where the director owns a late risk, the tenth day has nobody new to tell") {
    // Risk 18, first seen late: its owner is the programme director, and the office is told at
    // first sight. Both would hear the same again on the tenth day; the week after they have their
    // line.
    test::demo_plan plan;
    strings told;
    for (plan::date each = day("2018-12-05"); each < day("2019-01-12");
         each += std::chrono::days(1)) {
        if (!plan.snapshot->calendar.is_working_day(each))
            continue;
        test::stepped_round round(plan.db, plan.snapshot, at(plan::to_iso(each)));
        round.finish();
        for (const auto& message : round.messages) {
            for (const auto& item : message.model.items) {
                if (item.kind == plan::item_kind::risk && item.ref == "18")
                    told.push_back(plan::to_iso(each) + " " + message.message.person + " " +
                                   std::to_string(item.step));
            }
        }
    }
    CHECK(told == strings{"2018-12-05 Programme director 0", "2018-12-05 Programme office 0",
                          "2018-12-05 Transformation project manager 0",
                          "2018-12-12 Chief executive 5", "2018-12-12 Programme director 5",
                          "2018-12-24 Programme director 13", "2018-12-24 Programme office 13",
                          "2018-12-28 Programme director 15", "2018-12-31 Programme director 16",
                          "2018-12-31 Programme office 16", "2019-01-07 Programme director 20",
                          "2019-01-07 Programme office 20"});
}
