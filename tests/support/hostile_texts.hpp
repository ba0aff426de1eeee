#pragma once

#include <string>
#include <utility>
#include <vector>

namespace remembrancer::test {

/// Texts that a plan may hold and a store must keep to the byte, each with a name.
[[nodiscard]] inline std::vector<std::pair<const char*, std::string>> hostile_texts() {
    return {
        {"nothing", ""},
        {"a space", " "},
        {"a quotation", "Robert'); DROP TABLE item; --"},
        {"what looks like a parameter", ":title ?1 $x @y"},
        {"lines", "\nfirst\r\n\tsecond\n\n"},
        {"a NUL", std::string("before\0after", 12)},
        {"NULs alone", std::string(3, '\0')},
        {"what is not UTF-8", "\xFF\xFE \xC0\xAF \xED\xA0\x80"},
        {"a word beyond ASCII", "\xC3\xA9t\xC3\xA9 \xF0\x9F\x94\xA5"},
        {"what means nothing elsewhere", "NULL"},
        {"a number", "5000000000"},
        {"a megabyte", std::string(1 << 20, 'x')},
    };
}

} // namespace remembrancer::test
