#include "daemon/rules/total_unreconciled.hpp"

#include "tests/rules/asking.hpp"
#include "tests/support/builders.hpp"

#include <doctest/doctest.h>

using namespace remembrancer;
using namespace remembrancer::test;
using namespace std::chrono_literals;
using plan::date;

namespace {

const date today = 2018y / 12 / 5;
const date before = 2018y / 11 / 5;

struct row {
    const char* name;
    plan::item total;
    std::vector<std::string> parts;
    const char* said; ///< null: nothing
    std::optional<date> period = today;
};

item_builder a_total(std::string actual) {
    return a_measure().titled("Products").counted(std::move(actual)).reported_on(today);
}

} // namespace

TEST_CASE("a total is held against the sum of its parts") {
    const std::vector<std::string> four{"179", "245", "168", "66"};
    const row rows[] = {
        {"it does not add up", a_total("712"), four, "712 against 658, the sum of 4 parts"},
        {"it adds up", a_total("658"), four, nullptr},
        {"one off", a_total("659"), four, "659 against 658, the sum of 4 parts"},
        {"money",
         a_total("\u00A3400,000"),
         {"\u00A3370,000", "\u00A3100,000"},
         "\u00A3400,000 against \u00A3470,000, the sum of 2 parts"},
        {"money without its sign", a_total("\u00A3400,000"), {"370,000", "30,000"}, nullptr},
        {"rounded, and near enough",
         a_total("\u00A37.4m"),
         {"\u00A33,400,000", "\u00A34,030,000"},
         nullptr},
        {"rounded, and too far off",
         a_total("\u00A37.4m"),
         {"\u00A33,400,000", "\u00A34,060,000"},
         "\u00A37.4m against \u00A37,460,000, the sum of 2 parts"},
        {"rounded parts", a_total("\u00A37,390,000"), {"\u00A33.4m", "\u00A34.0m"}, nullptr},
        {"a part is taken off", a_total("5"), {"10", "(5)"}, nullptr},
        {"a part is not counted yet", a_total("712"), {"179", ""}, nullptr},
        {"a part cannot be read", a_total("712"), {"179", "many"}, nullptr},
        {"a part is a share", a_total("712"), {"179", "5%"}, nullptr},
        {"shares do not add up", a_total("78%"), {"80%", "76%"}, nullptr},
        {"another currency", a_total("\u00A35"), {"$2", "$2"}, nullptr},
        {"one part alone", a_total("712"), {"179"}, nullptr},
        {"no parts", a_total("712"), {}, nullptr},
        {"of another period", a_total("712"), four, nullptr, before},
        {"neither names a period", a_measure().counted("712"), four,
         "712 against 658, the sum of 4 parts", std::nullopt},
        {"the total is not counted yet", a_total(""), four, nullptr},
        {"closed", a_total("712").closed(), four, nullptr},
        {"vanished", a_total("712").vanished(today), four, nullptr},
        {"no measure", item_builder(plan::item_kind::product).counted("712").reported_on(today),
         four, nullptr},
        {"more than there is", a_total("1"), {"9000000000000", "9000000000000"}, nullptr},
    };
    for (const row& r : rows) {
        CAPTURE(r.name);
        asking ask = asking_about(r.total);
        for (const std::string& actual : r.parts)
            ask.measure_parts.push_back({{}, "Products", "", actual, r.period});
        const auto found = rules::total_unreconciled::find(ask.subject(), ask.on(today));
        REQUIRE(found.has_value() == (r.said != nullptr));
        CHECK_FALSE(rules::total_unreconciled::next_wake(ask.subject(), ask.on(today)));
        if (!found)
            continue;
        CHECK(found->rule == plan::rule::total_unreconciled);
        CHECK(found->reason == plan::reason::total_unreconciled);
        CHECK(found->detail == r.said);
        CHECK_FALSE(found->bound_to_anchor);
    }
}
