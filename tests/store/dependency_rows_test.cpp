#include "daemon/store/dependency_rows.hpp"

#include "daemon/store/dependencies.hpp"
#include "daemon/store/items.hpp"
#include "tests/support/builders.hpp"
#include "tests/support/days.hpp"

#include <doctest/doctest.h>

using namespace remembrancer;

namespace {

store::dependency_row a_row(std::string programme, std::string predecessor) {
    store::dependency_row row;
    row.programme = std::move(programme);
    row.predecessor = std::move(predecessor);
    row.successor = "Go live";
    row.lag_days = -7;
    row.place = {"plan.xlsx", "Dependencies", 4, "Predecessor"};
    return row;
}

} // namespace

TEST_CASE("rows of dependencies come back as they were stored, and go by programme") {
    auto db = store::session::in_memory();
    store::transaction all(db);
    auto ours = a_row("", "M1");
    ours.id = store::insert_dependency_row(db, ours);
    auto theirs = a_row("Somerset", "M2");
    theirs.id = store::insert_dependency_row(db, theirs);
    CHECK(store::dependency_rows(db) == std::vector{ours, theirs});
    store::drop_dependency_rows(db, {""});
    CHECK(store::dependency_rows(db) == std::vector{theirs});
    store::drop_dependency_rows(db, {});
    CHECK(store::dependency_rows(db).size() == 1);
    all.commit();
}

TEST_CASE("an item keeps what it depends on while a row of dependencies is its own") {
    auto db = store::session::in_memory();
    store::transaction all(db);
    const auto first = store::insert_item(
        db, test::a_milestone().titled("Budget").baseline(test::day("2019-01-15")), "budget");
    const auto last = store::insert_item(
        db, test::a_milestone().titled("Go live").baseline(test::day("2019-03-29")), "go live");
    const std::int64_t row = store::insert_dependency_row(db, a_row("", "Budget"));
    store::set_successor(db, row, last);
    CHECK(store::dependency_rows(db).front().successor_id == last);
    store::replace_dependencies(db, last, {{first, 0}});
    store::drop_untyped_dependencies(db);
    CHECK(store::has_dependencies(db));
    const std::vector<store::wake> never{{first, std::nullopt}, {last, std::nullopt}};
    store::set_wakes(db, never);
    store::set_successor(db, row, std::nullopt);
    store::drop_untyped_dependencies(db);
    CHECK_FALSE(store::has_dependencies(db));
    const auto awake = store::items_to_wake(db, test::day("2018-12-05"), 10);
    REQUIRE(awake.size() == 1);
    CHECK(awake.front().id == last);
    all.commit();
}
