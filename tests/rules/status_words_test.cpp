#include "daemon/rules/status_words.hpp"

#include "tests/support/builders.hpp"

#include <doctest/doctest.h>

using namespace remembrancer;
using test::a_milestone;

TEST_CASE("a status says that it has started unless it denies it or every waiting item has it") {
    for (const char* begun : {"In progress", "Started", "Under way", "50% done",
                              "Delayed, but live", "Not late. Started in May", "Willing"}) {
        CAPTURE(begun);
        CHECK(rules::says_started(a_milestone().saying(begun)));
    }
    for (const char* waits :
         {"", " ", "-", "0%", "Not started", "not yet commenced", "OPEN", " Planned ", "To do",
          "Yet to start", "Due to start in May", "Will start in May", "To be agreed", "N/A"}) {
        CAPTURE(waits);
        CHECK_FALSE(rules::says_started(a_milestone().saying(waits)));
    }
}

TEST_CASE("a rating in the column of the status says nothing of a start") {
    plan::item item = a_milestone().saying("Green").rated(plan::rag::green);
    CHECK(rules::says_started(item));
    item.rag_text = "Green";
    CHECK_FALSE(rules::says_started(item));
}
