#include "daemon/base/json_text.hpp"

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

using namespace remembrancer;

TEST_CASE("each byte below 128 comes back from a JSON string, and none that acts stands in it") {
    for (int code = 0; code < 128; ++code) {
        CAPTURE(code);
        const auto c = static_cast<char>(code);
        std::string written;
        base::append_in_json(written, c);
        CHECK(written.size() <= 6);
        CHECK(nlohmann::json::parse('"' + written + '"') == std::string(1, c));
        CHECK((written == std::string(1, c)) == base::is_plain_in_json(c));
        for (const char each : written)
            CHECK((each >= ' ' && each != 0x7F));
    }
}
