#include "daemon/base/text.hpp"

#include <doctest/doctest.h>

using namespace remembrancer;

TEST_CASE("invalid UTF-8 becomes replacement characters and the rest is kept") {
    struct row {
        const char* name;
        std::string text;
        std::string expected;
    };
    const row rows[] = {
        {"plain", "Dec '18", "Dec '18"},
        {"two bytes", "Siân", "Siân"},
        {"four bytes", "\U0001F4C5 due", "\U0001F4C5 due"},
        {"Windows-1252 dash", "a\x96z", "a\uFFFDz"},
        {"overlong slash", "\xC0\xAF", "\uFFFD\uFFFD"},
        {"surrogate", "\xED\xA0\x80", "\uFFFD\uFFFD\uFFFD"},
        {"cut short", "\xE2\x82", "\uFFFD\uFFFD"},
    };
    for (const row& r : rows) {
        CAPTURE(r.name);
        CHECK(base::valid_utf8(r.text) == r.expected);
        CHECK(base::is_valid_utf8(r.text) == (r.text == r.expected));
    }
}

TEST_CASE("names that differ in case, spaces or typographic marks fold to the same") {
    CHECK(base::folded("  WS1\u00A0Legal  and Democratic ") == "ws1 legal and democratic");
    CHECK(base::folded("Adult\u2019s \u2013 Contracts") == "adult's - contracts");
    CHECK(base::folded("\u00A0 ").empty());
}

TEST_CASE("a misspelt word finds its neighbour and a strange one finds none") {
    const std::vector<std::string> keys{"schedule", "smtp", "webhook"};
    CHECK(base::nearest("shedule", keys) == "schedule");
    CHECK(base::nearest("weebhook", keys) == "webhook");
    CHECK(base::nearest("zebra", keys).empty());
    // Two neighbours that changed places are one slip, also in the shortest words.
    CHECK(base::nearest("form", {"from", "to"}) == "from");
    CHECK(base::nearest("ot", {"from", "to"}) == "to");
    CHECK(base::nearest("shcedlue", keys) == "schedule");
    CHECK(base::nearest("mrof", {"from"}).empty());
    CHECK(base::nearest("", keys).empty());
    CHECK(base::nearest("smtp", {}).empty());
}
