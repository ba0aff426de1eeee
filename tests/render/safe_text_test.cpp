#include "daemon/render/safe_text.hpp"

#include <doctest/doctest.h>

using namespace remembrancer;

TEST_CASE("a text becomes one line in which nothing acts and nothing that shows is lost") {
    struct row {
        const char* name;
        std::string text;
        std::string expected;
    };
    const row rows[] = {
        {"plain", "Scope signed off", "Scope signed off"},
        {"empty", "", ""},
        {"only white space", " \t\r\n\u00A0", ""},
        {"ends of lines", "a\r\nb\nc\rd", "a b c d"},
        {"line and paragraph separators", "a\u2028b\u2029c\u0085d", "a b c d"},
        {"runs of blanks", "  a \u2003\u3000 b  ", "a b"},
        {"NUL and bell", std::string("a\0b\ac", 5), "a\uFFFDb\uFFFDc"},
        {"terminal escape", "\x1B[31mred\x1B]0;title\a", "\uFFFD[31mred\uFFFD]0;title\uFFFD"},
        {"C1 control sequence introducer", "a\u009B31m", "a\uFFFD31m"},
        {"right-to-left override", "exe\u202Etxt.", "exe\uFFFDtxt."},
        {"isolates and marks", "\u2066a\u2069\u200E\u061C", "\uFFFDa\uFFFD\uFFFD\uFFFD"},
        {"zero width", "a\u200Bb\uFEFFc\u00ADd\u2060e", "abcde"},
        {"a blank between invisible ones", "a \u200B b", "a b"},
        {"joiners mean something", "\u0915\u094D\u200D\u0937", "\u0915\u094D\u200D\u0937"},
        {"tags", "a\U000E0041", "a\uFFFD"},
        {"noncharacter", "a\uFFFF", "a\uFFFD"},
        {"invalid UTF-8", "caf\xE9 \xF0\x9F", "caf\uFFFD \uFFFD\uFFFD"},
        {"letters of all scripts", "Siân Ωμέγα 計画 \U0001F4C5", "Siân Ωμέγα 計画 \U0001F4C5"},
    };
    for (const row& r : rows) {
        CAPTURE(r.name);
        CHECK(render::one_line(r.text) == r.expected);
        CHECK(render::one_line(render::one_line(r.text)) == r.expected);
    }
}

TEST_CASE("a text is cut after a word, and never inside a character") {
    struct row {
        const char* name;
        std::string text;
        std::size_t limit;
        std::string expected;
    };
    const row rows[] = {
        {"it fits", "four words fit here", 19, "four words fit here"},
        {"one too long", "four words fit here", 18, "four words fit…"},
        {"exactly at a blank", "four words fit here", 11, "four words…"},
        {"one long word", "abcdefghij", 5, "abcd…"},
        {"a long word behind a short one", "a bcdefghijklmnop", 10, "a bcdefgh…"},
        {"an accent of its own", "aaae\u0301bbb", 5, "aaa…"},
        {"a skin tone", "ab\U0001F44D\U0001F3FDcd", 4, "ab…"},
        {"a joined family", "a\U0001F468\u200D\U0001F469bc", 4, "a…"},
        {"a flag", "ab\U0001F1EC\U0001F1E7cd", 4, "ab…"},
        {"two flags", "\U0001F1EC\U0001F1E7\U0001F1EB\U0001F1F7z", 4, "\U0001F1EC\U0001F1E7…"},
        {"Hangul of jamo", "ab\u1112\u1161\u11ABcd", 5, "ab…"},
        {"nothing but marks", "e\u0301\u0302\u0303\u0304", 3, "…"},
        {"no room", "abc", 0, "…"},
        {"letters, not bytes, are counted", "ééééé", 5, "ééééé"},
    };
    for (const row& r : rows) {
        CAPTURE(r.name);
        CHECK(render::cut(r.text, r.limit) == r.expected);
    }
}

TEST_CASE("a text that is cut says how long it was") {
    CHECK(render::shown("short\n", 10) == "short");
    CHECK(render::shown("ééééé", 5) == "ééééé");
    CHECK(render::shown(std::string(10'000, 'x'), 5) == "xxxx… (cut: 10,000 characters in all)");
    CHECK(render::shown("one two three", 8) == "one two… (cut: 13 characters in all)");
    CHECK(render::shown(std::string(1'234'567, 'x'), 2) == "x… (cut: 1,234,567 characters in all)");
}

TEST_CASE("HTML is escaped with references that Word knows") {
    CHECK(render::escape_html("plain") == "plain");
    CHECK(render::escape_html("<b>\"R&D\"'s</b>") ==
          "&lt;b&gt;&quot;R&amp;D&quot;&#39;s&lt;/b&gt;");
    CHECK(render::escape_html("&amp;") == "&amp;amp;");
}
