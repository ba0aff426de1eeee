#include "daemon/rules/complete_not_started.hpp"

#include "tests/rules/asking.hpp"
#include "tests/support/builders.hpp"

#include <doctest/doctest.h>

using namespace remembrancer;
using namespace remembrancer::test;
using namespace std::chrono_literals;
using plan::date;

TEST_CASE("a complete item whose status says that it has not begun is asked about") {
    struct row {
        const char* name;
        std::string status;
        const char* detail; ///< empty: not found
    };
    const row rows[] = {
        {"not started", "Not started", "'Not started'"},
        {"not commenced", "NOT COMMENCED", "'NOT COMMENCED'"},
        {"not begun", "not begun", "'not begun'"},
        {"not yet started", "Work has not yet been started, see note", "'not yet been started'"},
        {"spaced", "Not  \xc2\xa0 started", "'Not  \xc2\xa0 started'"},
        {"hyphenated", "Status: not-started", "'not-started'"},
        {"an apostrophe", "completed in April, but they haven't commenced", "'haven't commenced'"},
        {"a typographic apostrophe", "It hasn\xe2\x80\x99t begun", "'hasn\xe2\x80\x99t begun'"},
        {"no apostrophe", "hasnt started", "'hasnt started'"},
        {"two denials", "not never not started", "'not started'"},
        {"blank", "", ""},
        {"complete", "Complete", ""},
        {"begun", "Started in May", ""},
        {"another sentence", "Not late. Started in May", ""},
        {"another line", "Not\nstarted", ""},
        {"in brackets", "Not (started)", ""},
        {"something else is not", "Not complete, started", ""},
        {"words between", "Not all of it started", ""},
        {"part of a word", "Knot started", ""},
        {"the end of the text", "not", ""},
        {"a letter before the text", "t started", "'t started'"},
        {"other letters", "не started \xff\xfe", ""},
    };
    for (const row& r : rows) {
        CAPTURE(r.name);
        const asking ask =
            asking_about(a_milestone().rated(plan::rag::complete).closed().saying(r.status));
        const auto in = ask.on(2018y / 12 / 5);
        const auto found = rules::complete_not_started::find(ask.subject(), in);
        CHECK((found ? found->detail : "") == r.detail);
        CHECK_FALSE(rules::complete_not_started::next_wake(ask.subject(), in));
        if (!found)
            continue;
        CHECK(found->rule == plan::rule::complete_not_started);
        CHECK(found->reason == plan::reason::complete_but_not_started);
        CHECK_FALSE(found->anchor);
    }
}

TEST_CASE("only what is rated complete can contradict itself so") {
    for (const plan::rag rag : {plan::rag::none, plan::rag::green, plan::rag::red}) {
        const asking ask = asking_about(a_milestone().rated(rag).saying("Not started"));
        CHECK_FALSE(rules::complete_not_started::find(ask.subject(), ask.on(2018y / 12 / 5)));
    }
    const asking gone = asking_about(
        a_milestone().rated(plan::rag::complete).saying("Not started").vanished(2018y / 12 / 4));
    CHECK_FALSE(rules::complete_not_started::find(gone.subject(), gone.on(2018y / 12 / 5)));
}

TEST_CASE("what is ticked off while its status begins by saying that it goes on is asked about") {
    struct row {
        const char* name;
        plan::item item;
        const char* detail; ///< empty: not found
    };
    const auto ticked = [](const char* status) {
        return a_milestone().closed().saying(status).dates_known_since(2018y / 12 / 3);
    };
    const auto rated = [](const char* status) {
        return a_milestone().rated(plan::rag::complete).saying(status);
    };
    const row rows[] = {
        {"a tick in its column", ticked("In progress and ongoing"), "'In progress'"},
        {"a tick before the words", rated("\u2713 In progress and ongoing"), "'In progress'"},
        {"rated", rated("ONGOING"), "'ONGOING'"},
        {"a hyphen", rated("On-going: two sites left"), "'On-going'"},
        {"under way", rated("Under way"), "'Under way'"},
        {"open and not rated so", a_milestone().saying("In progress"), ""},
        {"it goes on later in the text", rated("Complete. Ongoing support by the supplier"), ""},
        {"part of a word", rated("In progressive steps, all done"), ""},
        {"blank", rated(""), ""},
        {"no letters", rated("100%"), ""},
        {"closed, and said not to have begun: its plan was dropped", ticked("Not started"), ""},
        {"ticked long ago",
         a_milestone().closed().saying("Ongoing").dates_known_since(2018y / 10 / 1), ""},
    };
    for (const row& r : rows) {
        CAPTURE(r.name);
        const asking ask = asking_about(r.item);
        const auto found = rules::complete_not_started::find(ask.subject(), ask.on(2018y / 12 / 5));
        CHECK((found ? found->detail : "") == r.detail);
        if (found)
            CHECK(found->reason == plan::reason::complete_but_under_way);
    }
}

TEST_CASE(
    "a tick beside a status that goes on is news for some days, a rating is asked of for good") {
    const asking ticked =
        asking_about(a_milestone().closed().saying("Ongoing").dates_known_since(2018y / 12 / 3));
    const auto in = ticked.on(2018y / 12 / 5);
    const auto wake = rules::complete_not_started::next_wake(ticked.subject(), in);
    REQUIRE(wake);
    CHECK(rules::complete_not_started::find(ticked.subject(), in));
    CHECK_FALSE(rules::complete_not_started::find(ticked.subject(), ticked.on(*wake)));
    const asking rated =
        asking_about(a_milestone().rated(plan::rag::complete).closed().saying("Ongoing"));
    CHECK_FALSE(rules::complete_not_started::next_wake(rated.subject(), in));
    CHECK(rules::complete_not_started::find(rated.subject(), rated.on(2020y / 12 / 5)));
}
