#include "connectors/kit/json_answer.hpp"

#include <doctest/doctest.h>

using namespace remembrancer;
using namespace std::chrono_literals;

TEST_CASE("an answer's texts are found, and in what is no object there are none") {
    const kit::json_answer answer(R"({"id":"12","code":10015,"ok":true,"more":{"id":"no"}})");
    CHECK(answer.is_object());
    CHECK(answer.text("id") == "12");
    CHECK(answer.text("code") == "10015");
    CHECK(answer.text("ok") == "true");
    CHECK(answer.text("more") == "");
    CHECK(answer.text("none") == "");
    for (const char* other : {"", "[1]", "<html>", R"({"id":"cut)", "\xFF"}) {
        CAPTURE(other);
        CHECK(!kit::json_answer(other).is_object());
        CHECK(kit::json_answer(other).text("id") == "");
    }
}

TEST_CASE("a wait with a fraction is rounded up, and never beyond a day") {
    CHECK(kit::span_of("0.3005") == 301ms);
    CHECK(kit::whole_span_of("64.57") == 65s);
    CHECK(kit::whole_span_of("0") == 0s);
    CHECK(kit::whole_span_of("1e300") == 24h);
    for (const char* other : {"", "-1", "nan", "soon", "1 s"}) {
        CAPTURE(other);
        CHECK(!kit::span_of(other));
    }
}
