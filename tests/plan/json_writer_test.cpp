#include "daemon/plan/json_writer.hpp"

#include "daemon/base/text.hpp"
#include "daemon/plan/json_values.hpp"
#include "tests/support/days.hpp"
#include "tests/support/hostile_texts.hpp"

#include <limits>

#include <doctest/doctest.h>

using namespace remembrancer;

TEST_CASE("objects and arrays hold their values in order, with commas between them") {
    plan::json_writer out;
    out.begin_object();
    out.field("text", "a");
    out.field("number", std::numeric_limits<std::int64_t>::min());
    out.field("yes", true);
    out.field("day", std::optional(test::day("2018-12-05")));
    out.field("none", std::optional<plan::date>());
    out.key("empty");
    out.begin_array();
    out.end_array();
    out.key("many");
    out.begin_array();
    out.put(1);
    out.begin_object();
    out.end_object();
    out.put_null();
    out.end_array();
    out.end_object();
    CHECK(std::move(out).take() ==
          R"({"text":"a","number":-9223372036854775808,"yes":true,"day":"2018-12-05","none":null,)"
          R"("empty":[],"many":[1,{},null]})");
}

TEST_CASE("whatever a text holds comes back, mended where it is no UTF-8") {
    auto texts = test::hostile_texts();
    std::string every_byte;
    for (int code = 0; code < 256; ++code)
        every_byte += static_cast<char>(code);
    texts.emplace_back("every byte", every_byte);
    for (const auto& [name, text] : texts) {
        CAPTURE(name);
        plan::json_writer out;
        out.put(text);
        const auto value = boost::json::parse(std::move(out).take());
        CHECK(plan::view(value) == base::valid_utf8(text));
    }
}
