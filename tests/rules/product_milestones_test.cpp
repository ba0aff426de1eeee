#include "daemon/rules/no_milestones.hpp"
#include "daemon/rules/single_milestone.hpp"

#include "tests/rules/asking.hpp"
#include "tests/support/builders.hpp"

#include <doctest/doctest.h>

using namespace remembrancer;
using namespace remembrancer::test;
using namespace std::chrono_literals;
using plan::date;

namespace {

const date today = 2018y / 12 / 5;
const date end = 2019y / 3 / 29;

item_builder a_product() {
    return item_builder(plan::item_kind::product);
}

plan::product_milestones so_many(int all, int open, std::optional<date> last = {}) {
    return {{}, all, open, last};
}

struct row {
    const char* name;
    plan::item item;
    std::optional<plan::product_milestones> milestones;
    bool none;          ///< no_milestones finds it
    const char* single; ///< what single_milestone says; null when it does not
};

} // namespace

TEST_CASE("a product needs milestones, and not its own end alone") {
    const plan::item product = a_product().baseline(end);
    const row rows[] = {
        {"none", product, so_many(0, 0), true, nullptr},
        {"one, at its end", product, so_many(1, 1, end), false, "on 29 March 2019"},
        {"one, after its end", product, so_many(1, 1, 2019y / 4 / 1), false, "on 1 April 2019"},
        {"one, on the way", product, so_many(1, 1, 2019y / 1 / 31), false, nullptr},
        {"one, without a date", product, so_many(1, 1), false, nullptr},
        {"one, and the product has no date", a_product(), so_many(1, 1, end), false,
         "on 29 March 2019"},
        {"neither has a date", a_product(), so_many(1, 1), false, "without a date"},
        {"the last of several", product, so_many(3, 1, end), false, nullptr},
        {"several", product, so_many(2, 2, end), false, nullptr},
        {"one, and done", product, so_many(1, 0), false, nullptr},
        {"the plan puts none under products", product, std::nullopt, false, nullptr},
        {"closed", a_product().baseline(end).closed(), so_many(0, 0), false, nullptr},
        {"closed, with one", a_product().baseline(end).closed(), so_many(1, 1, end), false,
         nullptr},
        {"vanished", a_product().vanished(today), so_many(0, 0), false, nullptr},
        {"no product", a_milestone().baseline(end), so_many(0, 0), false, nullptr},
        {"no product, with one", a_milestone().baseline(end), so_many(1, 1, end), false, nullptr},
    };
    for (const row& r : rows) {
        CAPTURE(r.name);
        asking ask = asking_about(r.item);
        ask.milestones = r.milestones;
        const auto none = rules::no_milestones::find(ask.subject(), ask.on(today));
        CHECK(none.has_value() == r.none);
        if (none) {
            CHECK(none->rule == plan::rule::no_milestones);
            CHECK(none->reason == plan::reason::milestones_missing);
        }
        const auto single = rules::single_milestone::find(ask.subject(), ask.on(today));
        REQUIRE(single.has_value() == (r.single != nullptr));
        if (single) {
            CHECK(single->rule == plan::rule::single_milestone);
            CHECK(single->reason == plan::reason::milestone_single);
            CHECK(single->detail == r.single);
        }
        CHECK_FALSE(rules::no_milestones::next_wake(ask.subject(), ask.on(today)));
        CHECK_FALSE(rules::single_milestone::next_wake(ask.subject(), ask.on(today)));
    }
}
