#include "connectors/kit/error_table.hpp"

#include <array>

#include <doctest/doctest.h>

using namespace remembrancer;
using plan::failure;
using plan::verdict;

namespace {

constexpr std::array<kit::error_row, 6> rows{{
    {"wrong_key", failure::auth, "another key"},
    {"no_room", failure::client, "another room"},
    {"no_such_user", failure::recipient, "another handle"},
    {"too_long", failure::content},
    {"too_fast", failure::rate_limited},
    {"down", failure::server},
}};

} // namespace

TEST_CASE(
    "an error's reason says whose fault it is, and so whether the same may go through later") {
    struct row {
        std::string_view error;
        plan::verdict verdict;
        bool affects_destination;
    };
    const row wanted[] = {
        {"wrong_key", verdict::deferred, true},    {"no_room", verdict::refused, true},
        {"no_such_user", verdict::refused, false}, {"too_long", verdict::refused, false},
        {"too_fast", verdict::deferred, true},     {"down", verdict::deferred, true},
    };
    for (std::size_t i = 0; i < rows.size(); ++i) {
        CAPTURE(wanted[i].error);
        const auto ruling = kit::ruling_in(rows, wanted[i].error);
        REQUIRE(ruling);
        CHECK(ruling->verdict == wanted[i].verdict);
        CHECK(ruling->reason == rows[i].reason);
        CHECK(ruling->affects_destination == wanted[i].affects_destination);
        CHECK(ruling->advice == rows[i].advice);
    }
    CHECK(!kit::ruling_in(rows, "no_room_at_all"));
    CHECK(!kit::ruling_in(rows, ""));
}

TEST_CASE("in a text the first row of the table counts that stands anywhere in it") {
    const auto ruling = kit::ruling_within(rows, "error: no_such_user, wrong_key");
    REQUIRE(ruling);
    CHECK(ruling->advice == "another key");
    CHECK(!kit::ruling_within(rows, "all is well"));
}
