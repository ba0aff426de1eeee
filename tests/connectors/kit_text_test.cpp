#include "connectors/kit/fit.hpp"
#include "connectors/kit/text.hpp"

#include <doctest/doctest.h>

using namespace remembrancer;
using kit::unit;

TEST_CASE("an address between parentheses is ended by none of its own") {
    CHECK(kit::in_parentheses("https://plans.example.org/") == "(https://plans.example.org/)");
    CHECK(kit::in_parentheses("https://w.example.org/Plan_(a)?b=(c") ==
          "(https://w.example.org/Plan_%28a%29?b=%28c)");
}

TEST_CASE("a text is as long as its channel counts it") {
    const std::string smile = "a\xC3\xA9\xF0\x9F\x98\x80"; // a, e with acute, an emoji
    CHECK(kit::size_in(unit::bytes, smile) == 7);
    CHECK(kit::size_in(unit::characters, smile) == 3);
    CHECK(kit::size_in(unit::utf16, smile) == 4);
}

TEST_CASE("a cut falls between words, and never within a letter") {
    struct row {
        std::string text;
        std::size_t limit;
        kit::unit of;
        std::string cut;
    };
    const row rows[] = {
        {"whole", 5, unit::bytes, "whole"},
        {"one two three", 9, unit::characters, "one two…"},
        {"one two three", 9, unit::bytes, "one…"},
        {"\xF0\x9F\x98\x80\xF0\x9F\x98\x80\xF0\x9F\x98\x80", 4, unit::utf16, "\xF0\x9F\x98\x80…"},
        {"e\u0301e\u0301e\u0301", 4, unit::characters, "e\u0301…"},
        {"abc", 0, unit::bytes, ""},
    };
    for (const row& r : rows) {
        CAPTURE(r.text);
        CAPTURE(r.limit);
        const std::string cut = kit::cut_to(r.text, r.limit, r.of);
        CHECK(cut == r.cut);
        CHECK(kit::size_in(r.of, cut) <= r.limit);
    }
}

TEST_CASE("escapes stand before what they disarm") {
    CHECK(kit::backslashed("a*b\\", "*\\") == "a\\*b\\\\");
    CHECK(kit::parted("@all", "@") == "@\u200B"
                                      "all");
    CHECK(kit::percent_encoded("!a b:x/é") == "%21a%20b%3Ax%2F%C3%A9");
}

TEST_CASE("a channel finds no address in words, and no list") {
    struct row {
        std::string words;
        std::string unlinked;
    };
    const row rows[] = {
        {"See evil.com.", "See evil\u200B.\u200B"
                          "com."},
        {"https://x", "https:\u200B//x"},
        {"Owner: Siân, 08:30", "Owner: Siân, 08:30"},
        {":rocket:", ":\u200Brocket:"},
    };
    for (const row& r : rows) {
        CAPTURE(r.words);
        CHECK(kit::unlinked(r.words) == r.unlinked);
    }
    CHECK(kit::inert_markdown("- a*b", "*") == "\\- a\\*b");
    CHECK(kit::inert_markdown("=== 2. x", "*") == "\\=== 2. x");
    CHECK(kit::inert_markdown("12. x", "*") == "12\\. x");
    CHECK(kit::inert_markdown("12 days", "*") == "12 days");
}

TEST_CASE("what does not fit gives way line by line, and is counted") {
    render::chat_words words;
    words.headline = "5 things";
    render::chat_section& section = words.sections.emplace_back();
    for (int i = 0; i < 5; ++i) {
        section.lines.emplace_back().title = "thing " + std::to_string(i);
        section.lines.back().why = std::string(50, 'w');
    }
    const auto write = [](const render::chat_words& part) {
        std::string text = part.headline;
        for (const render::chat_section& each : part.sections) {
            for (const render::chat_line& line : each.lines)
                text += "\n" + line.title + line.why;
            if (each.more > 0)
                text += "\nand " + std::to_string(each.more) + " more";
        }
        if (part.more > 0)
            text += "\nand " + std::to_string(part.more) + " more";
        return text;
    };
    struct row {
        std::size_t limit;
        std::size_t lines;
        std::string end;
    };
    const row rows[] = {
        {1'000, 99, "thing 4" + std::string(50, 'w')},
        {60, 99, "thing 4"},
        {40, 99, "thing 1\nand 3 more"},
        {1'000, 2, "thing 1\nand 3 more"},
        {20, 99, "5 things\nand 5 more"},
    };
    for (const row& r : rows) {
        CAPTURE(r.limit);
        const std::string text = kit::fitted(words, {r.limit, unit::bytes, r.lines}, write);
        CHECK(text.size() <= r.limit);
        CHECK(text.ends_with(r.end));
    }
}
