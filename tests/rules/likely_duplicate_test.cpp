#include "daemon/rules/likely_duplicate.hpp"

#include "tests/rules/asking.hpp"
#include "tests/support/builders.hpp"

#include <doctest/doctest.h>

using namespace remembrancer;
using namespace remembrancer::test;
using namespace std::chrono_literals;

TEST_CASE("an entry that reads much like an earlier one is asked about, with both scores") {
    const plan::date today = 2018y / 12 / 5;
    asking of = asking_about(a_risk().numbered(18).scored(4, 3, 12));
    CHECK_FALSE(rules::likely_duplicate::find(of.subject(), of.on(today)));
    of.like = plan::likeness{{18}, plan::item_kind::risk, "106", "Balanced budget", 25};
    auto found = rules::likely_duplicate::find(of.subject(), of.on(today));
    REQUIRE(found);
    CHECK(found->reason == plan::reason::likely_duplicate);
    CHECK(found->detail == "risk 106, 'Balanced budget', which scores 25 and this one 12");
    CHECK_FALSE(found->anchor);
    of.like->score = 12;
    found = rules::likely_duplicate::find(of.subject(), of.on(today));
    REQUIRE(found);
    CHECK(found->detail == "risk 106, 'Balanced budget'");
    of.item.closed = true;
    CHECK_FALSE(rules::likely_duplicate::find(of.subject(), of.on(today)));
    CHECK_FALSE(rules::likely_duplicate::next_wake(of.subject(), of.on(today)));
}
