#include "daemon/intake/refusal.hpp"

#include "daemon/base/error.hpp"
#include "daemon/base/text.hpp"

#include <string>

#include <doctest/doctest.h>

using namespace remembrancer;

TEST_CASE("a hostile name is harmless in an error message") {
    struct row {
        std::string name;
        std::string text;
        std::string expected;
    };
    const row rows[] = {
        {"plain", "Risks & Issues", "'Risks & Issues'"},
        {"empty", "", "''"},
        {"terminal escape", "\x1B[2J", "'\uFFFD[2J'"},
        {"line break", "a\r\nb", "'a\uFFFD\uFFFDb'"},
        {"C1 control", "a\u009Bz", "'a\uFFFDz'"},
        {"accents stay", "Siân\u00A0R", "'Siân\u00A0R'"},
        {"invalid UTF-8", "\xC2", "'\uFFFD'"},
        {"60 characters", std::string(60, 'x'), "'" + std::string(60, 'x') + "'"},
        {"61 characters", std::string(61, 'x'), "'" + std::string(60, 'x') + "...'"},
        {"a megabyte", std::string(1'000'000, 'x'), "'" + std::string(60, 'x') + "...'"},
    };
    for (const row& r : rows) {
        CAPTURE(r.name);
        CHECK(intake::in_quotes(r.text) == r.expected);
        CHECK(base::is_valid_utf8(intake::in_quotes(r.text)));
    }
}

TEST_CASE("a refusal is bad data and says where and what") {
    try {
        intake::refuse("plan.xlsx, row 3", "is damaged");
        FAIL("refuse returned");
    } catch (const base::user_error& error) {
        CHECK(error.code() == base::exit_code::bad_data);
        CHECK(error.what() == std::string("plan.xlsx, row 3: is damaged"));
    }
}
