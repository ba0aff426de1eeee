#include "daemon/intake/date_tokens.hpp"

#include "tests/support/printing.hpp"

#include <string>

#include <doctest/doctest.h>

using namespace remembrancer;

TEST_CASE("text falls into figures, words and marks") {
    struct row {
        std::string text;
        std::vector<std::string> expected;
    };
    const row rows[] = {
        {"", {}},
        {"05/12/2018", {"05", "/", "12", "/", "2018"}},
        {"9 th march", {"9", " th", " march"}},
        {"dec'18", {"dec", "'", "18"}},
        {"5dec2018", {"5", "dec", "2018"}},
        {"t.b.c.", {"t", ".", "b", ".", "c", "."}},
        {"d\u00E9c \u0665", {"d\u00E9c", " \u0665"}},
        {"a\x01z", {"a", "\x01", "z"}},
    };
    for (const row& r : rows) {
        CAPTURE(r.text);
        std::vector<std::string> found;
        for (const intake::token& part : intake::tokens_of(r.text))
            found.push_back((part.spaced ? " " : "") + std::string(part.text));
        CHECK(found == r.expected);
    }
}

TEST_CASE("months and weekdays have their names and usual short forms, and no others") {
    CHECK(intake::month_of("january") == 1U);
    CHECK(intake::month_of("sept") == 9U);
    CHECK(intake::month_of("sep") == 9U);
    CHECK(intake::month_of("dec") == 12U);
    for (const char* word : {"", "d", "de", "dece", "december2018", "marchs", "ma", "januar"})
        CHECK(!intake::month_of(word));
    CHECK(intake::weekday_of("sunday") == std::chrono::Sunday);
    CHECK(intake::weekday_of("tues") == std::chrono::Tuesday);
    CHECK(intake::weekday_of("weds") == std::chrono::Wednesday);
    CHECK(intake::weekday_of("thur") == std::chrono::Thursday);
    CHECK(intake::weekday_of("thurs") == std::chrono::Thursday);
    for (const char* word : {"", "m", "mond", "someday", "day"})
        CHECK(!intake::weekday_of(word));
}

TEST_CASE("a reader takes what it is asked for and else nothing") {
    const std::string text = "12 345 may";
    const auto tokens = intake::tokens_of(text);
    intake::token_reader reader(tokens);
    CHECK(!reader.take_number(4, 4));
    CHECK(reader.take_number(1, 2) == 12);
    CHECK(!reader.take_number(1, 2));
    CHECK(!reader.take_all({"345", "june"}));
    CHECK(reader.take_all({"345", "may"}));
    CHECK(reader.at_end());
    CHECK(!reader.take(""));
    CHECK(reader.peek(7).text.empty());
}
