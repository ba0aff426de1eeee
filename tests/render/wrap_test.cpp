#include "daemon/render/wrap.hpp"

#include <doctest/doctest.h>

using namespace remembrancer;

TEST_CASE("long lines break at blanks and stay below what they belong to") {
    struct row {
        const char* name;
        std::string text;
        std::string expected;
    };
    const row rows[] = {
        {"short", "one two\n", "one two\n"},
        {"empty lines stay", "a\n\n\nb\n", "a\n\n\nb\n"},
        {"no line end", "one two", "one two"},
        {"exactly as wide", "12345 78901 34567 90\n", "12345 78901 34567 90\n"},
        {"one too wide", "12345 78901 34567 901\n", "12345 78901 34567\n901\n"},
        {"a fact", "   Status: late by many days\n", "   Status: late by\n     many days\n"},
        {"a numbered title", "1. A title of some length\n", "1. A title of some\n     length\n"},
        {"an action", "   - Tell the office now\n", "   - Tell the office\n       now\n"},
        {"an entry", "- 18 A risk of some length\n", "- 18 A risk of some\n  length\n"},
        {"a word wider than the line", "   Status: abcdefghijklmnopqrstuvwxyz\n",
         "   Status:\n     abcdefghijklmnopqrstuvwxyz\n"},
        {"nothing but a wide word", "abcdefghijklmnopqrstuvwxyz\n", "abcdefghijklmnopqrstuvwxyz\n"},
        {"a wide word behind a mark", "- abcdefghijklmnopqrstuvwxyz x\n",
         "- abcdefghijklmnopqrstuvwxyz\n  x\n"},
        {"letters, not bytes", "éééééé éééééé éééééé\n", "éééééé éééééé éééééé\n"},
    };
    for (const row& r : rows) {
        CAPTURE(r.name);
        CHECK(render::wrap(r.text, 20) == r.expected);
    }
}

TEST_CASE("wrapping loses and adds no word") {
    std::string text = "   Next:";
    for (int i = 0; i < 200; ++i)
        text += " " + std::string(static_cast<std::size_t>(i % 31 + 1), 'w');
    std::string unwrapped;
    bool gap = false;
    for (const char c : render::wrap(text, 30)) {
        if (c == ' ' || c == '\n') {
            gap = true;
            continue;
        }
        if (gap)
            unwrapped += ' ';
        gap = false;
        unwrapped += c;
    }
    CHECK("  " + unwrapped == text);
}
