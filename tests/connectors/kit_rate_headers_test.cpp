#include "connectors/kit/rate_headers.hpp"

#include "tests/connectors/answers.hpp"

#include <algorithm>
#include <vector>

#include <doctest/doctest.h>

using namespace remembrancer;
using namespace std::chrono_literals;
using kit::reset_form;

namespace {

constexpr std::chrono::sys_seconds now{1'543'998'600s}; // Wed, 05 Dec 2018 08:30:00 GMT

std::optional<std::chrono::milliseconds> pause_for(const std::string& remaining,
                                                   const std::string& reset, reset_form form,
                                                   const std::string& date = "") {
    transfer::http_response answer = tests::answered(200, "");
    answer.headers = {{"Left", remaining}, {"Reset", reset}};
    if (!date.empty())
        answer.headers["Date"] = date;
    return kit::pause_after(answer, {"Left", "Reset", form}, now);
}

} // namespace

TEST_CASE("a channel that takes nothing more is left alone until it does, whatever it counts in") {
    CHECK(pause_for("0", "1.2", reset_form::seconds_left) == 1200ms);
    CHECK(pause_for("0", "1543998628", reset_form::epoch_seconds) == 28s);
    CHECK(pause_for("0", "1543998600250", reset_form::epoch_milliseconds) == 250ms);
    for (const reset_form form :
         {reset_form::seconds_left, reset_form::epoch_seconds, reset_form::epoch_milliseconds}) {
        CHECK(!pause_for("4", "1543998628", form));
        CHECK(!pause_for("0", "", form));
        CHECK(!pause_for("0", "soon", form));
        CHECK(!pause_for("", "1543998628", form));
    }
}

TEST_CASE("a time is held against the peer's own clock where it says what that is") {
    const std::string slow = "Wed, 05 Dec 2018 08:20:00 GMT";
    CHECK(pause_for("0", "1543998010", reset_form::epoch_seconds, slow) == 10s);
    CHECK(pause_for("0", "1543998010500", reset_form::epoch_milliseconds, slow) == 10'500ms);
    CHECK(pause_for("0", "10", reset_form::seconds_left, slow) == 10s);
    CHECK(pause_for("0", "1543998610", reset_form::epoch_seconds, "yesterday") == 10s);
}

TEST_CASE("a pause is not one into the past, and not one for days") {
    CHECK(!pause_for("0", "1543998600", reset_form::epoch_seconds));
    CHECK(!pause_for("0", "1543990000", reset_form::epoch_seconds));
    CHECK(!pause_for("0", "0", reset_form::seconds_left));
    CHECK(!pause_for("0", "-5", reset_form::seconds_left));
    CHECK(pause_for("0", "1e9", reset_form::seconds_left) == 6h);
    CHECK(pause_for("0", "99999999999", reset_form::epoch_seconds) == 6h);
    CHECK(!pause_for("0", "99999999999999999", reset_form::epoch_milliseconds));
}

TEST_CASE("a channel without such headers is asked for none, and never paused by them") {
    CHECK(kit::names_of({}).empty());
    CHECK(kit::names_of({"Left", "Reset", reset_form::epoch_seconds}) ==
          std::vector<std::string>{"Left", "Reset", "Date"});
    transfer::http_response answer = tests::answered(200, "");
    answer.headers = {{"", "0"}};
    CHECK(!kit::pause_after(answer, {}, now));
}
