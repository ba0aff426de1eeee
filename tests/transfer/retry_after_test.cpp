#include "connectors/transfer/retry_after.hpp"

#include <optional>
#include <string>
#include <string_view>

#include <doctest/doctest.h>

using namespace remembrancer;
using namespace std::chrono_literals;

TEST_CASE("Retry-After is read in both forms and held between a second and six hours") {
    const std::chrono::sys_seconds now = std::chrono::sys_days(1994y / 11 / 6) + 8h + 49min;
    struct row {
        std::string name;
        std::string_view header;
        std::optional<std::chrono::seconds> expected;
    };
    const row rows[] = {
        {"seconds", "120", 120s},
        {"seconds with blanks", "  7 ", 7s},
        {"none at all", "0", 1s},
        {"a day", "86400", 6h},
        {"more than a number holds", "99999999999999999999999", 6h},
        {"date of today's form", "Sun, 06 Nov 1994 08:49:37 GMT", 37s},
        {"date of RFC 850", "Sunday, 06-Nov-94 08:50:00 GMT", 60s},
        {"date of asctime", "Sun Nov  6 08:50:01 1994", 61s},
        {"date gone by", "Sun, 06 Nov 1994 08:00:00 GMT", 1s},
        {"date far away", "Mon, 06 Nov 2094 08:00:00 GMT", 6h},
        {"empty", "", std::nullopt},
        {"blank", "  ", std::nullopt},
        {"negative", "-5", std::nullopt},
        {"fraction", "1.5", std::nullopt},
        {"unit", "5s", std::nullopt},
        {"a word", "soon", std::nullopt},
        {"a day that does not exist", "Sun, 31 Foo 1994 08:49:37 GMT", std::nullopt},
    };
    for (const row& r : rows) {
        CAPTURE(r.name);
        CHECK(transfer::retry_after(r.header, now) == r.expected);
    }
}
