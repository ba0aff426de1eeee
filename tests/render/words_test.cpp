#include "daemon/render/words.hpp"
#include "tests/render/mail_models.hpp"

#include <doctest/doctest.h>

using namespace remembrancer;
using namespace std::chrono_literals;

TEST_CASE("days are counted in working days, and in days where these are others") {
    CHECK(render::count_of(0, "day") == "0 days");
    CHECK(render::count_of(1, "day") == "1 day");
    CHECK(render::time_in_words(1, 1) == "1 working day");
    CHECK(render::time_in_words(25, 35) == "25 working days (35 days)");
    CHECK(render::time_in_words(0, 1) == "0 working days (1 day)");
}

TEST_CASE("names are joined as a sentence has them") {
    using names = std::vector<std::string>;
    CHECK(render::joined(names{}) == "");
    CHECK(render::joined(names{"A"}) == "A");
    CHECK(render::joined(names{"A", "B"}) == "A and B");
    CHECK(render::joined(names{"A", "B", "C"}) == "A, B and C");
    CHECK(render::joined(names{"A", "B", "C", "D"}, 2) == "A, B and 2 more");
    CHECK(render::joined(names{"A\nB"}) == "A B");
}

TEST_CASE("a window names itself and its last day") {
    const plan::date first = plan::date(2018y / 12 / 1);
    const plan::date last = plan::date(2018y / 12 / 31);
    struct row {
        const char* name;
        plan::plan_date when;
        std::string window;
        std::string due;
        std::string shortly;
    };
    const row rows[] = {
        {"a day", tests::on_day(2018, 12, 5), "5 December 2018", "Wednesday 5 December 2018",
         "5 December 2018"},
        {"a month", tests::in_window("Dec '18", plan::precision::month, first, last),
         "in December 2018", "in December 2018, by Monday 31 December 2018", "by 31 December 2018"},
        {"part of a month",
         tests::in_window("Mid Dec", plan::precision::part_of_month, plan::date(2018y / 12 / 11),
                          plan::date(2018y / 12 / 20)),
         "11 to 20 December 2018", "11 to 20 December 2018, by Thursday 20 December 2018",
         "by 20 December 2018"},
        {"a quarter",
         tests::in_window("Q4", plan::precision::quarter, first, plan::date(2019y / 2 / 28)),
         "December 2018 to February 2019",
         "December 2018 to February 2019, by Thursday 28 February 2019", "by 28 February 2019"},
    };
    for (const row& r : rows) {
        CAPTURE(r.name);
        plan::message_item item;
        item.forecast = r.when;
        item.anchor = r.when.by;
        CHECK(render::window_in_words(r.when) == r.window);
        CHECK(render::due_in_words(item) == r.due);
        CHECK(render::due_shortly(item) == r.shortly);
    }
}

TEST_CASE("what has no window is shown as typed, on one line") {
    plan::plan_date typed;
    typed.text = "Dec\n19";
    typed.precision = plan::precision::unreadable;
    CHECK(render::window_in_words(typed) == "Dec 19");
    CHECK(render::window_in_words({}) == "");
    CHECK(render::due_in_words({}) == "");
}

TEST_CASE("the anchor is told with the date that it belongs to") {
    plan::message_item item;
    item.baseline = tests::on_day(2018, 11, 30);
    item.forecast = tests::in_window("Dec '18", plan::precision::month, plan::date(2018y / 12 / 1),
                                     plan::date(2018y / 12 / 31));
    item.anchor = item.baseline.by;
    CHECK(render::anchored_date(item) == item.baseline);
    item.anchor = item.forecast.by;
    CHECK(render::anchored_date(item) == item.forecast);
    item.anchor = plan::date(2019y / 1 / 2);
    CHECK(render::due_shortly(item) == "2 January 2019");
}

TEST_CASE("a rating is a letter and a word") {
    CHECK(render::rag_in_words(plan::rag::none) == "");
    CHECK(render::rag_in_words(plan::rag::amber_red) == "A/R (Amber/Red)");
    CHECK(render::rag_in_words(plan::rag::complete) == "C (Complete)");
}
