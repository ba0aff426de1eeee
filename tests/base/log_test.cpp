#include "daemon/base/log.hpp"

#include "daemon/base/secret.hpp"

#include <sstream>
#include <vector>

#include <doctest/doctest.h>

using namespace remembrancer;

TEST_CASE("a log event is one line whatever its values hold") {
    std::vector<std::string> lines;
    base::set_log_sink([&](base::log_level, std::string_view line) { lines.emplace_back(line); });
    base::log_info("message accepted",
                   {{"message", 7}, {"title", "a\nlevel=error \"x\""}, {"empty", ""}});
    base::log_debug("below the threshold");
    base::set_log_sink({});
    REQUIRE(lines.size() == 1);
    CHECK(lines[0] == R"(message accepted message=7 title="a\nlevel=error \"x\"" empty="")");
}

TEST_CASE("terminal escapes and bare control characters are made visible") {
    CHECK(base::printable("\x1b[2Jgone") == "\\x1b[2Jgone");
    CHECK(base::printable("a\xc2\x9bz") == "a\\u009bz");
    CHECK(base::printable("caf\xc3\xa9") == "caf\xc3\xa9");
}

TEST_CASE("a secret never prints its value") {
    std::ostringstream out;
    out << base::secret("hunter2");
    CHECK(out.str() == "***");
}
