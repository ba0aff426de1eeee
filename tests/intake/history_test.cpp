#include "daemon/intake/history.hpp"

#include "tests/support/builders.hpp"
#include "tests/support/days.hpp"
#include "tests/support/printing.hpp"

#include <doctest/doctest.h>

using namespace remembrancer;
using test::a_milestone;
using test::day;

namespace {

const plan::date as_of = day("2018-12-05");

plan::item seen(plan::item item) {
    item.history = intake::history_of_new(item);
    return item;
}

} // namespace

TEST_CASE("a new item's history begins with the date by which it is expected") {
    CHECK(seen(a_milestone().baseline(day("2018-12-20"))).history.first_effective ==
          day("2018-12-20"));
    CHECK(seen(a_milestone().baseline(day("2018-12-20")).forecast(day("2019-01-10")))
              .history.first_effective == day("2019-01-10"));
    const plan::item undated =
        seen(a_milestone().baseline(day("2018-12-20")).forecast(test::to_be_confirmed()));
    CHECK(undated.history == plan::item_history{});
}

TEST_CASE("a history keeps the first date, the newest move and what went before") {
    const plan::item before = seen(a_milestone().forecast(day("2019-01-10")));
    struct row {
        const char* name;
        plan::item after;
        std::optional<plan::date> moved_from;
    };
    const row rows[] = {
        {"unchanged", before, std::nullopt},
        {"later", a_milestone().forecast(day("2019-01-31")), day("2019-01-10")},
        {"earlier", a_milestone().forecast(day("2019-01-02")), day("2019-01-10")},
        {"taken back", a_milestone().forecast(test::to_be_confirmed()), std::nullopt},
        {"by its baseline alone", a_milestone().baseline(day("2019-02-01")), day("2019-01-10")},
    };
    for (const row& each : rows) {
        CAPTURE(each.name);
        const auto history = intake::history_after(before, each.after, {as_of});
        CHECK(history.first_effective == day("2019-01-10"));
        CHECK(history.moved_from == each.moved_from);
        CHECK(history.moved_on.has_value() == each.moved_from.has_value());
    }
    plan::item twice = rows[1].after;
    twice.history = intake::history_after(before, twice, {as_of});
    const plan::item again = a_milestone().forecast(day("2019-02-28"));
    const auto history = intake::history_after(twice, again, {day("2018-12-19")});
    CHECK(history.first_effective == day("2019-01-10"));
    CHECK(history.moved_from == day("2019-01-31"));
    CHECK(history.moved_on == day("2018-12-19"));
}

TEST_CASE("a date that comes later is the first one") {
    const plan::item before = seen(a_milestone().forecast(test::to_be_confirmed()));
    const plan::item dated = a_milestone().forecast(day("2019-01-10"));
    const auto history = intake::history_after(before, dated, {as_of});
    CHECK(history.first_effective == day("2019-01-10"));
    CHECK_FALSE(history.moved_on);
}

TEST_CASE("a history keeps the rating and the score before their newest change") {
    plan::item before = seen(a_milestone().rated(plan::rag::green));
    before.score = 12;
    plan::item after = before;
    CHECK(intake::history_after(before, after, {as_of}) == before.history);

    after.rag = plan::rag::red;
    after.score = 20;
    const auto history = intake::history_after(before, after, {as_of});
    CHECK(history.rag_before == plan::rag::green);
    CHECK(history.rag_changed_on == as_of);
    CHECK(history.score_before == 12);
    CHECK(history.score_changed_on == as_of);

    plan::item illegible = before;
    illegible.rag = plan::rag::unreadable;
    CHECK_FALSE(intake::history_after(before, illegible, {as_of}).rag_changed_on);
}

TEST_CASE("a history keeps the period before the newest one, and the day on which that came") {
    const plan::item before =
        test::a_report().rated(plan::rag::green).reported_on(day("2018-11-30"));
    plan::item after = test::a_report().rated(plan::rag::green).reported_on(day("2018-12-31"));
    const auto history = intake::history_after(before, after, {as_of});
    CHECK(history.moved_from == day("2018-11-30"));
    CHECK(history.moved_on == as_of);
    CHECK_FALSE(history.first_effective);
    CHECK_FALSE(history.rag_changed_on);
    after.history = history;
    plan::item corrected = after;
    corrected.rag = plan::rag::amber;
    CHECK(intake::history_after(after, corrected, {day("2018-12-07")}).moved_on == as_of);
}
