#include "daemon/settings/duration_text.hpp"

#include <doctest/doctest.h>

using namespace remembrancer::settings;
using namespace std::chrono_literals;

TEST_CASE("lengths of time are read with their unit, and nothing else is") {
    struct row {
        const char* name;
        std::string text;
        std::optional<std::chrono::milliseconds> expected;
    };
    const row rows[] = {
        {"milliseconds", "250ms", 250ms},
        {"seconds", "20s", 20s},
        {"minutes", "15m", 15min},
        {"hours", "8h", 8h},
        {"days", "3d", 72h},
        {"nothing at all", "0s", 0s},
        {"the longest", "10000d", 240000h},
        {"beyond the longest", "10001d", std::nullopt},
        {"a number beyond 64 bits", "99999999999999999999s", std::nullopt},
        {"the largest number, which a unit would overflow", "9223372036854775807d", std::nullopt},
        {"no unit", "8", std::nullopt},
        {"no number", "h", std::nullopt},
        {"empty", "", std::nullopt},
        {"negative", "-8h", std::nullopt},
        {"a sign", "+8h", std::nullopt},
        {"a fraction", "1.5h", std::nullopt},
        {"a space", "8 h", std::nullopt},
        {"a word", "8 hours", std::nullopt},
        {"an unknown unit", "8w", std::nullopt},
        {"upper case", "8H", std::nullopt},
        {"two parts", "1h30m", std::nullopt},
    };
    for (const row& r : rows) {
        CAPTURE(r.name);
        CHECK((duration_from_text(r.text) == r.expected));
    }
}

TEST_CASE("a length of time is written in the largest unit that says it exactly") {
    CHECK(to_text(0ms) == "0s");
    CHECK(to_text(1500ms) == "1500ms");
    CHECK(to_text(90s) == "90s");
    CHECK(to_text(120s) == "2m");
    CHECK(to_text(8h) == "8h");
    CHECK(to_text(168h) == "7d");
    for (const auto length : {1ms, 999ms, 1000ms, 60000ms, 61000ms, 86400000ms})
        CHECK((duration_from_text(to_text(length)) == length));
}
