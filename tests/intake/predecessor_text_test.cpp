#include "daemon/intake/predecessor_text.hpp"

#include <doctest/doctest.h>

using namespace remembrancer;

TEST_CASE("the time behind a predecessor is taken off its ref") {
    struct row {
        const char* typed;
        const char* name;
        std::optional<int> lag;
    };
    const row rows[] = {
        {"M12", "M12", 0},
        {" M12 ", "M12", 0},
        {"", "", 0},
        {"M12 + 5 days", "M12", 5},
        {"M12+5d", "M12", 5},
        {"M12 + 2 weeks", "M12", 14},
        {"M12 - 1 week", "M12", -7},
        {"M12 + 0 days", "M12", 0},
        {"12FS", "12", 0},
        {"12FS+5 days", "12", 5},
        {"12fs - 3d", "12", -3},
        {"FS", "FS", 0},
        {"Shared FS", "Shared FS", 0},
        {"Budget + one week", "Budget", 7},
        {"M12 + 3660 days", "M12", 3660},
        // Not of the same length in every month, or over every weekend.
        {"M12 + 2 months", "M12", std::nullopt},
        {"M12 + 10 working days", "M12", std::nullopt},
        {"M12 - 1 month", "M12", std::nullopt},
        {"M12 + a bit", "M12", std::nullopt},
        {"M12 +", "M12", std::nullopt},
        {"M12 + 3661 days", "M12", std::nullopt},
        {"M12 + 1000 weeks", "M12", std::nullopt},
        // A dash is no sign by itself.
        {"PRJ-5", "PRJ-5", 0},
        {"Budget - approved", "Budget - approved", 0},
        {"R&D - phase 2", "R&D - phase 2", 0},
        {"-", "-", 0},
    };
    for (const row& r : rows) {
        CAPTURE(r.typed);
        const auto split = intake::split_lag(r.typed);
        CHECK(split.name == r.name);
        CHECK(split.lag_days == r.lag);
    }
}

TEST_CASE("a column for the lag holds days or weeks, or a number of the unit that it names") {
    struct row {
        const char* typed;
        const char* header;
        std::optional<int> expected;
    };
    const row rows[] = {
        {"", "Lag", 0},
        {"n/a", "Lag", 0},
        {"0", "Lag", 0},
        {"5 days", "Lag", 5},
        {"+ 5 days", "Lag weeks", 5},
        {"- 1 week", "Lag", -7},
        {"2 weeks", "Lag", 14},
        {"5", "Lag days", 5},
        {"-5", "Lag (days)", -5},
        {"2", "Lag in weeks", 14},
        {"5", "Lag", std::nullopt},
        {"5", "Lag (working days)", std::nullopt},
        {"5 working days", "Lag", std::nullopt},
        {"2 months", "Lag", std::nullopt},
        {"a while", "Lag days", std::nullopt},
        {"--5", "Lag days", std::nullopt},
        {"+", "Lag days", std::nullopt},
        {"99999", "Lag days", std::nullopt},
        {"999999999", "Lag weeks", std::nullopt},
        {"99999999999999", "Lag weeks", std::nullopt},
    };
    for (const row& r : rows) {
        CAPTURE(r.typed);
        CAPTURE(r.header);
        CHECK(intake::read_lag(r.typed, r.header) == r.expected);
    }
    CHECK(intake::lag_in_words(0).empty());
    CHECK(intake::lag_in_words(14) == "+ 14 days");
    CHECK(intake::lag_in_words(-1) == "- 1 day");
}
