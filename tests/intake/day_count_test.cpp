#include "daemon/intake/day_count.hpp"

#include <doctest/doctest.h>

using namespace remembrancer;
using intake::day_count;

TEST_CASE("how many days before a meeting papers are due is read with its unit") {
    struct row {
        const char* text;
        const char* header;
        std::optional<day_count> expected;
        bool is_asked = false;
    };
    const row rows[] = {
        {"5 working days", "Papers", day_count{5, false}},
        {"Five Working Days before the meeting", "Papers", day_count{5, false}},
        {"5 clear days", "Papers", day_count{5, true}},
        {"7 days", "Papers", day_count{7, true}},
        {"5 clear working days", "Papers", day_count{6, false}},
        {"5", "Papers", day_count{5, false}},
        {"5", "Papers (clear days)", day_count{5, true}},
        {"1 day", "Papers", day_count{1, true}},
        {"none", "Papers", day_count{0, false}},
        {"0", "Papers", day_count{0, false}},
        {"", "Papers", std::nullopt},
        {"a week", "Papers", std::nullopt, true},
        {"working days", "Papers", std::nullopt, true},
        {"5 to 7 days", "Papers", std::nullopt, true},
        {"-5 days", "Papers", std::nullopt, true},
        {"367 days", "Papers", std::nullopt, true},
        {"99999999999 days", "Papers", std::nullopt, true},
        {"5.5 days", "Papers", std::nullopt, true},
    };
    for (const row& r : rows) {
        CAPTURE(r.text);
        const auto read = intake::read_papers_before(r.text, r.header);
        CHECK(read.count == r.expected);
        CHECK(read.fault.empty() != r.is_asked);
    }
}

TEST_CASE("notice is counted in clear days and in nothing else") {
    CHECK(intake::read_notice("28 clear days").count == day_count{28, true});
    CHECK(intake::read_notice("28 days' notice").count == day_count{28, true});
    CHECK(intake::read_notice("28").count == day_count{28, true});
    CHECK(intake::read_notice("None").count == day_count{0, true});
    CHECK(intake::read_notice("") == intake::day_count_reading{});
    for (const char* text : {"20 working days", "a month", "28 28", "400 days"}) {
        CAPTURE(text);
        CHECK_FALSE(intake::read_notice(text).count);
        CHECK_FALSE(intake::read_notice(text).fault.empty());
    }
}
