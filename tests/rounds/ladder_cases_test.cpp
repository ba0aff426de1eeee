#include "daemon/base/text.hpp"
#include "tests/support/printing.hpp"
#include "tests/support/programme_store.hpp"

#include <doctest/doctest.h>

using namespace remembrancer;
using plan::role;
using test::a_milestone;
using test::day;
using test::told_lines;
using strings = std::vector<std::string>;

namespace {

/// Whose week's list the office was spared, with a case for what is late in Tranche 1.
struct programme : test::programme_store {
    programme() {
        routing::ladder_case urgent;
        urgent.rule = plan::rule::overdue;
        urgent.tranche = base::folded("Tranche 1");
        urgent.climbed.steps = {{1, {role::sponsor}}};
        settings.routing.ladders.cases = {urgent};
        (void)hold("2018-12-03");
    }

    plan::item late(const char* title, const char* tranche) {
        plan::item item = a_milestone()
                              .titled(title)
                              .in("WS1 Legal")
                              .owned_by("Owner")
                              .baseline(day("2018-12-04"));
        item.tranche = tranche;
        return put(item);
    }
};

} // namespace

TEST_CASE("a round tells of an item by the case that holds for it") {
    programme of;
    of.late("a", "TRANCHE 1");
    of.late("b", "Tranche 2");
    CHECK(told_lines(of.hold_and_send("2018-12-05")) ==
          strings{"Legal sponsor: a@1", "Owner: b@1"});
}

TEST_CASE("an item that comes to another case climbs its ladder from there") {
    programme of;
    plan::item item = of.late("a", "Tranche 2");
    CHECK(told_lines(of.hold_and_send("2018-12-05")) == strings{"Owner: a@1"});
    item.tranche = "Tranche 1";
    of.change(item);
    CHECK(told_lines(of.hold_and_send("2018-12-06")) == strings{"Legal sponsor: a@1"});
}

TEST_CASE("a case that is edited wakes what is open") {
    programme of;
    of.late("a", "Tranche 1");
    CHECK(told_lines(of.hold_and_send("2018-12-05")) == strings{"Legal sponsor: a@1"});
    CHECK(told_lines(of.hold_and_send("2018-12-06")) == strings{});
    of.settings.routing.ladders.cases.front().climbed.steps.push_back(
        {3, {role::programme_director}});
    CHECK(told_lines(of.hold_and_send("2018-12-07")) == strings{"Programme director: a@3"});
}
