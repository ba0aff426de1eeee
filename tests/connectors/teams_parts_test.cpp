#include "connectors/teams/parts.hpp"

#include <doctest/doctest.h>

using namespace remembrancer;

namespace {

/// Two sections, of 3 lines and of 2, which leave out 1 and 2.
render::chat_words five_lines() {
    render::chat_words words;
    words.headline = "Five";
    words.notes = {"note"};
    words.figures = {"figure"};
    words.closing = "end";
    words.link = "https://plans.example.org/";
    words.more = 9;
    words.sections.resize(2);
    words.sections[0] = {"First", {}, {}, 1};
    words.sections[1] = {"Second", {}, {}, 2};
    for (const char* title : {"a", "b", "c"})
        words.sections[0].lines.emplace_back().title = title;
    for (const char* title : {"d", "e"})
        words.sections[1].lines.emplace_back().title = title;
    return words;
}

/// `Five (part 1 of 2)|note|First:abc+1|Second:de+2|+9end`
std::string written(const render::chat_words& words, const teams::part& which) {
    std::string text = words.headline;
    if (which.of > 1)
        text += " (part " + std::to_string(which.number) + " of " + std::to_string(which.of) + ")";
    for (const std::string& note : words.notes)
        text += "|" + note;
    for (const render::chat_section& section : words.sections) {
        text += "|" + section.title + ":";
        for (const render::chat_line& line : section.lines)
            text += line.title;
        if (section.more > 0)
            text += "+" + std::to_string(section.more);
    }
    if (words.more > 0)
        text += "|+" + std::to_string(words.more);
    return text + words.closing;
}

} // namespace

TEST_CASE("words are cut between lines, and each part says what is its own") {
    struct row {
        std::size_t lines;
        std::string front;
        std::string back;
    };
    const row rows[] = {
        {1, "Five|note|First:a", "Five|First, continued:bc+1|Second:de+2|+9end"},
        {3, "Five|note|First:abc+1", "Five|Second:de+2|+9end"},
        {4, "Five|note|First:abc+1|Second:d", "Five|Second, continued:e+2|+9end"},
        {5, "Five|note|First:abc+1|Second:de+2", "Five|+9end"},
    };
    for (const row& r : rows) {
        CAPTURE(r.lines);
        CHECK(written(teams::front_of(five_lines(), r.lines), {}) == r.front);
        CHECK(written(teams::back_of(five_lines(), r.lines), {}) == r.back);
    }
    CHECK(teams::front_of(five_lines(), 1).link == "");
    CHECK(teams::back_of(five_lines(), 1).link != "");
    CHECK(teams::back_of(five_lines(), 1).figures.empty());
}

TEST_CASE("what one body has no room for goes into several, which say how many there are") {
    CHECK(teams::in_parts(five_lines(), 1'000, 5, written) ==
          std::vector<std::string>{"Five|note|First:abc+1|Second:de+2|+9end"});
    CHECK(teams::in_parts(five_lines(), 36, 5, written) ==
          std::vector<std::string>{"Five (part 1 of 2)|note|First:abc+1",
                                   "Five (part 2 of 2)|Second:de+2|+9end"});
}

TEST_CASE("a part that holds more than others of its number keeps within the limit too") {
    const auto mentioning = [](const render::chat_words& words, const teams::part& which) {
        return (which.number == 1 ? "@sian " : "") + written(words, which);
    };
    for (const std::string& each : teams::in_parts(five_lines(), 40, 5, mentioning))
        CHECK(each.size() <= 40);
}

TEST_CASE("what even the most parts have no room for is counted in the last") {
    render::chat_words many = five_lines();
    many.sections[1].lines.resize(60, many.sections[1].lines.front());
    const std::vector<std::string> parts = teams::in_parts(many, 50, 2, written);
    // 7 of the 60 are in the first part and 4 in the second; 2 had been left out before.
    CHECK(parts == std::vector<std::string>{"Five (part 1 of 2)|note|First:abc+1|Second:deddddd",
                                            "Five (part 2 of 2)|Second, continued:dddd+51|+9end"});
}

TEST_CASE("a line that no body has room for gives way, and is counted") {
    render::chat_words words = five_lines();
    words.sections[0].lines[0].title = std::string(500, 'x');
    const std::vector<std::string> parts = teams::in_parts(words, 100, 5, written);
    REQUIRE(parts.size() == 1);
    CHECK(parts.front() == "Five|note|+17");
}
