#include "daemon/base/digest.hpp"

#include <doctest/doctest.h>

using namespace remembrancer;

TEST_CASE("a digest is that of the published test vectors of FNV-1a") {
    struct row {
        const char* name;
        std::string text;
        const char* expected;
    };
    const row rows[] = {
        {"nothing", "", "cbf29ce484222325"},
        {"a letter", "a", "af63dc4c8601ec8c"},
        {"a word", "foobar", "85944171f73967e8"},
        {"a byte of nought", std::string(1, '\0'), "af63bd4c8601b7df"},
        {"a byte above 127", "\xff", "af64724c8602eb6e"},
    };
    for (const auto& [name, text, expected] : rows) {
        CAPTURE(name);
        CHECK(base::digest(text) == expected);
    }
}

TEST_CASE(
    "a digest in parts is the digest of the whole, and numbers begin with their lowest byte") {
    base::digester parts;
    parts.add("foo");
    parts.add("bar");
    CHECK(parts.text() == base::digest("foobar"));
    CHECK(parts.value() == 0x85944171f73967e8U);

    base::digester numbers;
    numbers.add(std::uint32_t{0x04030201});
    CHECK(numbers.text() == base::digest("\x01\x02\x03\x04"));
}
