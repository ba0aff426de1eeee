#include "daemon/digest/measures_digest.hpp"

#include "tests/digest/looking_on.hpp"
#include "tests/support/printing.hpp"

#include <doctest/doctest.h>

using namespace remembrancer;
using namespace std::chrono_literals;

TEST_CASE("a measure is held against its target, and what is short of it is carried forward") {
    const calendar::working_calendar calendar;
    const digest::context in = test::looking_on(calendar);
    const std::vector<plan::item> items{
        test::a_measure()
            .numbered(1)
            .titled("Savings")
            .counted("£13,652,037", "£14,022,037")
            .reported_on(2018y / 11 / 30),
        test::a_measure().numbered(2).titled("Products").counted("712", "700"),
        test::a_measure().numbered(3).titled("Rate").counted("75%", "80%"),
        test::a_measure().numbered(4).titled("Uncounted").counted("", "100"),
        test::a_measure().numbered(5).titled("Nearly").counted("9,999", "10,000"),
        test::a_measure().numbered(6).titled("Unlike").counted("75%", "£5"),
        test::a_measure().numbered(7).titled("Empty"),
        test::a_milestone().numbered(8).titled("No measure")};
    const plan::digest out = digest::measures_digest(in, items);
    CHECK(test::rows_of(out, plan::digest_part::measures) ==
          std::vector<std::string>{
              "Savings |  | 2018-11-30 | £14,022,037 | £13,652,037 | 97 |  | £370,000",
              "Products |  |  | 700 | 712 | 102 |  | ", "Rate |  |  | 80% | 75% |  |  | 5%",
              "Uncounted |  |  | 100 |  |  |  | ", "Nearly |  |  | 10,000 | 9,999 | 99 |  | 1",
              "Unlike |  |  | £5 | 75% |  |  | "});
    CHECK(test::figures_of(out) == std::vector<std::string>{"on_target 1 4"});
}

TEST_CASE("measures say what does not fit, and nothing else has a section") {
    const calendar::working_calendar calendar;
    const digest::context in = test::looking_on(calendar);
    const std::vector<plan::item> items{test::a_measure().titled("Products").counted("712")};
    CHECK(test::parts_of(digest::measures_digest(in, items)) ==
          std::vector<std::string>{"measures"});
    plan::message_item unreconciled;
    unreconciled.detail = "712 against 658";
    const plan::digest out = digest::measures_digest(in, items, {{unreconciled}, 1});
    CHECK(test::parts_of(out) == std::vector<std::string>{"measures", "contradictions"});
    CHECK(out.sections.at(1).findings == std::vector{unreconciled});
}

TEST_CASE("what was counted before is of the period before, changed or not") {
    const calendar::working_calendar calendar;
    const auto counted = [](const char* title) {
        return test::a_measure().titled(title).counted("122").reported_on(2018y / 11 / 30);
    };
    const std::vector<plan::item> items{
        counted("Rose with this period")
            .moved_from(2018y / 10 / 31, 2018y / 12 / 3)
            .counted_before("39", 2018y / 12 / 3),
        counted("Rose with the one before")
            .moved_from(2018y / 10 / 31, 2018y / 12 / 3)
            .counted_before("39", 2018y / 11 / 5),
        counted("Never changed").moved_from(2018y / 10 / 31, 2018y / 12 / 3),
        counted("Of the first period")};
    CHECK(test::rows_of(digest::measures_digest(test::looking_on(calendar), items),
                        plan::digest_part::measures) ==
          std::vector<std::string>{"Rose with this period |  | 2018-11-30 |  | 122 |  | 39 | ",
                                   "Rose with the one before |  | 2018-11-30 |  | 122 |  | 122 | ",
                                   "Never changed |  | 2018-11-30 |  | 122 |  | 122 | ",
                                   "Of the first period |  | 2018-11-30 |  | 122 |  |  | "});
}
