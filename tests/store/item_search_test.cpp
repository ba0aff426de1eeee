#include "daemon/store/item_search.hpp"

#include "daemon/store/items.hpp"
#include "tests/store/stored.hpp"
#include "tests/support/builders.hpp"
#include "tests/support/printing.hpp"

#include <array>

#include <doctest/doctest.h>

using namespace remembrancer;
using test::a_milestone;
using test::day;

namespace {

/// A store with items called `a`, `b` ..., and an open transaction.
struct bench {
    plan::item_id put(plan::item item) {
        item.title = std::string(1, static_cast<char>('a' + made++));
        return store::insert_item(db, item, item.title);
    }
    int made = 0;
    store::session db = store::session::in_memory();
    store::transaction all{db};
};

std::vector<std::int64_t> numbers(const std::vector<plan::item>& items) {
    std::vector<std::int64_t> all;
    for (const plan::item& each : items)
        all.push_back(each.id.value);
    return all;
}

using ids = std::vector<std::int64_t>;

} // namespace

TEST_CASE("days on which something open is expected come one after another") {
    bench b;
    CHECK_FALSE(store::next_expected_day(b.db, {}, day("2019-12-31")));
    b.put(a_milestone().baseline(day("2018-12-05")));
    b.put(a_milestone().baseline(day("2018-12-05")).forecast(day("2018-12-20")));
    b.put(a_milestone().baseline(day("2018-12-05")).forecast(day("2019-03-01")));
    b.put(a_milestone().baseline(day("2018-12-06")).closed());
    b.put(a_milestone());
    plan::item gone = a_milestone().baseline(day("2018-12-07"));
    gone.vanished_on = day("2018-12-01");
    b.put(gone);
    const plan::date last = day("2018-12-31");
    CHECK(store::next_expected_day(b.db, {}, last) == day("2018-12-05"));
    CHECK(store::next_expected_day(b.db, day("2018-12-05"), last) == day("2018-12-20"));
    CHECK_FALSE(store::next_expected_day(b.db, day("2018-12-20"), last));
    CHECK(store::next_expected_day(b.db, day("2018-12-20"), day("2019-03-01")) ==
          day("2019-03-01"));
}

TEST_CASE("what is expected on a day comes by number, with its owners and its dates") {
    bench b;
    plan::item asked =
        a_milestone().in("WS1 Legal").owned_by("Owner", "Other").baseline(day("2018-12-05"));
    asked.programme = "Somerset";
    asked.forecast.text = "TBC";
    asked.forecast.precision = plan::precision::to_be_confirmed;
    const auto first = b.put(asked);
    const auto second = b.put(a_milestone().baseline(day("2018-12-05")));
    b.put(a_milestone().baseline(day("2018-12-05")).forecast(day("2018-12-06")));
    const auto third = b.put(a_milestone().baseline(day("2018-12-04")).forecast(day("2018-12-05")));
    const auto expected = [&](plan::item_id after, int many) {
        std::vector<plan::item> visited;
        store::visit_items_expected_on(b.db, day("2018-12-05"), after, many,
                                       [&](const plan::item& item) { visited.push_back(item); });
        return visited;
    };
    const auto found = expected({}, 10);
    CHECK(numbers(found) == ids{first.value, second.value, third.value});
    CHECK(found[0].programme == "Somerset");
    CHECK(found[0].workstream == "WS1 Legal");
    CHECK(found[0].owners == std::vector<std::string>{"Owner", "Other"});
    for (const plan::item& each : found) {
        const auto whole = store::find_item(b.db, each.id).value();
        CHECK(plan::effective_by(each) == plan::effective_by(whole));
        CHECK(each.owner_text == whole.owner_text);
        CHECK(each.kind == whole.kind);
    }
    CHECK(numbers(expected(first, 1)) == ids{second.value});
    CHECK(expected(third, 1).empty());
}

TEST_CASE("an open item with an open episode is found once, unless its rules do not count") {
    bench b;
    CHECK(store::last_item(b.db).value == 0);
    std::vector<plan::item> items;
    for (int i = 0; i < 7; ++i) {
        plan::item item = a_milestone().in("WS1 Legal").owned_by("Owner");
        item.id = b.put(item);
        items.push_back(std::move(item));
    }
    CHECK(store::last_item(b.db) == items.back().id);
    const auto open = [&](std::size_t place, plan::rule rule) {
        plan::episode episode;
        episode.subject.id = items[place].id.value;
        episode.rule = rule;
        episode.opened = day("2018-12-05");
        return store::insert_episode(b.db, episode);
    };
    open(4, plan::rule::no_owner);
    open(4, plan::rule::no_date);
    open(3, plan::rule::overdue);
    open(2, plan::rule::overdue);
    open(2, plan::rule::slipped);
    const auto over = open(5, plan::rule::slipped);
    store::end_episode(b.db, over.id, day("2018-12-06"), plan::reason::no_longer_holds);
    for (const std::size_t gone : {0U, 1U}) {
        open(gone, plan::rule::slipped);
        items[gone].closed = gone == 0;
        items[gone].vanished_on = day("2018-12-05");
        store::update_item(b.db, items[gone]);
    }
    constexpr std::array none_of_these{plan::rule::overdue};
    const auto found = [&](std::int64_t after, std::size_t last) {
        std::vector<plan::item> visited;
        store::visit_items_with_open_episode(
            b.db, none_of_these, {after}, items[last].id,
            [&](const plan::item& item) { visited.push_back(item); });
        return visited;
    };
    const ids both{items[2].id.value, items[4].id.value};
    CHECK(numbers(found(0, 6)) == both);
    CHECK(numbers(found(0, 4)) == both);
    CHECK(numbers(found(0, 3)) == ids{both[0]});
    CHECK(numbers(found(both[0], 6)) == ids{both[1]});
    CHECK(found(both[1], 6).empty());
    CHECK(found(0, 6)[0].owners == items[2].owners);
    CHECK(found(0, 6)[0].workstream == "WS1 Legal");
}

TEST_CASE("as many as are asked for of those that are due to be looked at") {
    bench b;
    const auto first = b.put(a_milestone());
    const auto second = b.put(a_milestone());
    const auto third = b.put(a_milestone());
    const std::array wakes{store::wake{first, day("2018-12-05")},
                           store::wake{second, day("2018-12-06")}, store::wake{third, {}}};
    store::set_wakes(b.db, wakes);
    CHECK(store::ids_to_wake(b.db, day("2018-12-04"), 10).empty());
    CHECK(store::ids_to_wake(b.db, day("2018-12-05"), 10) == std::vector{first});
    CHECK(store::ids_to_wake(b.db, day("2018-12-06"), 10).size() == 2);
    CHECK(store::ids_to_wake(b.db, day("2018-12-06"), 1).size() == 1);
}

TEST_CASE("items are found by their numbers as one by one, however many and wherever they lie") {
    bench b;
    std::vector<plan::item_id> all;
    for (int i = 0; i < 120; ++i) {
        plan::item item = a_milestone().owned_by("Owner").baseline(day("2018-12-05"));
        item.ref = std::to_string(i);
        if (i % 3 == 0)
            item.questions.push_back({"forecast", "Dec 19", "a day or a year?", {}});
        all.push_back(store::insert_item(b.db, item, item.ref));
    }
    for (const std::size_t step : {1U, 2U, 6U, 13U}) {
        CAPTURE(step);
        std::vector<plan::item_id> wanted;
        for (std::size_t i = 0; i < all.size(); i += step)
            wanted.push_back(all[i]);
        std::vector<plan::item> one_by_one;
        for (const plan::item_id each : wanted)
            one_by_one.push_back(store::find_item(b.db, each).value());
        CHECK((store::find_items(b.db, wanted) == one_by_one));
        std::ranges::reverse(wanted);
        CHECK((store::find_items(b.db, wanted) == one_by_one));
    }
    CHECK(store::find_items(b.db, {}).empty());
    CHECK(store::find_items(b.db, std::array{plan::item_id{999}, all[0]}).size() == 1);
}

TEST_CASE("every item in the newest plan is visited by id, closed or not, and no other") {
    bench of;
    plan::item closed = a_milestone();
    closed.closed = true;
    closed.programme = "Harbour";
    plan::item gone = a_milestone();
    gone.vanished_on = day("2018-12-03");
    (void)of.put(a_milestone());
    (void)of.put(gone);
    (void)of.put(closed);
    std::vector<std::string> seen;
    store::each_in_plan(of.db, [&](const store::brief_item& each) {
        seen.push_back(each.programme + "/" + each.title + (each.closed ? " closed" : ""));
        CHECK(each.kind == plan::item_kind::milestone);
    });
    CHECK(seen == std::vector<std::string>{"/a", "Harbour/c closed"});
}
