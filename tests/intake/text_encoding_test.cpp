#include "daemon/intake/text_encoding.hpp"

#include "daemon/base/text.hpp"

#include <string>

#include <doctest/doctest.h>

using namespace remembrancer;
using namespace std::string_literals;

TEST_CASE("a text file is decoded by its mark, else as UTF-8, else as Windows-1252") {
    struct row {
        std::string name;
        std::string bytes;
        std::string expected;
    };
    const row rows[] = {
        {"empty", "", ""},
        {"ASCII", "Dec '18", "Dec '18"},
        {"UTF-8", "Jan – Mar", "Jan – Mar"},
        {"UTF-8 with a mark", "\xEF\xBB\xBFID", "ID"},
        {"a mark alone", "\xEF\xBB\xBF", ""},
        {"UTF-8 with a mark and a bad byte", "\xEF\xBB\xBFé\x96", "é\uFFFD"},
        {"Windows-1252 dash", "Jan \x96 Mar", "Jan – Mar"},
        {"Windows-1252 euro, quotes, last", "\x80\x93\x94\x9F\xFF", "€“”Ÿÿ"},
        {"Windows-1252 accents",
         "Si\xE2n \xA3"
         "5",
         "Siân £5"},
        {"bytes that Windows-1252 leaves undefined", "\x81\x8D\x8F\x90\x9D",
         "\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD"},
        {"UTF-16 little-endian", "\xFF\xFEI\0D\0"s, "ID"},
        {"UTF-16 big-endian", "\xFE\xFF\0I\x20\x13"s, "I–"},
        {"UTF-16 pair", "\xFF\xFE\x3D\xD8\xC5\xDC"s, "\U0001F4C5"},
        {"UTF-16 lone high surrogate",
         "\xFF\xFE\x3D\xD8"
         "A\0"s,
         "\uFFFDA"},
        {"UTF-16 lone low surrogate", "\xFF\xFE\xC5\xDC"s, "\uFFFD"},
        {"UTF-16 high surrogate at the end", "\xFF\xFE\x3D\xD8"s, "\uFFFD"},
        {"UTF-16 odd byte",
         "\xFF\xFE"
         "A\0B"s,
         "A\uFFFD"},
    };
    for (const row& r : rows) {
        CAPTURE(r.name);
        CHECK(intake::decode_text(r.bytes) == r.expected);
        CHECK(base::is_valid_utf8(intake::decode_text(r.bytes)));
    }
}

TEST_CASE("every byte of Windows-1252 becomes valid UTF-8 and ASCII stays") {
    for (int byte = 0; byte < 256; ++byte) {
        CAPTURE(byte);
        const std::string text = intake::decode_text("\xFF"s + static_cast<char>(byte));
        CHECK(base::is_valid_utf8(text));
        if (byte < 0x80)
            CHECK(text == "ÿ"s + static_cast<char>(byte));
    }
}

TEST_CASE("characters of every length are written, and what is none is replaced") {
    struct row {
        std::uint32_t code;
        std::string expected;
    };
    const row rows[] = {
        {0x7F, "\x7F"},     {0x80, "\u0080"},        {0x7FF, "\u07FF"},        {0x800, "\u0800"},
        {0xFFFF, "\uFFFF"}, {0x10000, "\U00010000"}, {0x10FFFF, "\U0010FFFF"}, {0x110000, "\uFFFD"},
        {0xD800, "\uFFFD"}, {0xDFFF, "\uFFFD"},
    };
    for (const row& r : rows) {
        CAPTURE(r.code);
        std::string out;
        intake::append_utf8(out, r.code);
        CHECK(out == r.expected);
    }
}
