#include "daemon/store/items.hpp"
#include "daemon/store/product_parts.hpp"
#include "tests/support/builders.hpp"
#include "tests/support/days.hpp"

#include <doctest/doctest.h>

using namespace remembrancer;
using test::day;

namespace {

struct products {
    plan::item_id put(plan::item_kind kind, const std::string& title) {
        const plan::item item = test::item_builder(kind).titled(title).baseline(day("2019-01-15"));
        const auto id = store::insert_item(db, item, title);
        ids.push_back(id);
        return id;
    }
    plan::item_id product(const std::string& title) { return put(plan::item_kind::product, title); }
    plan::item_id milestone(const std::string& title) {
        return put(plan::item_kind::milestone, title);
    }
    void lay_to_rest() {
        std::vector<store::wake> never;
        for (const plan::item_id id : ids)
            never.emplace_back(id, std::nullopt);
        store::set_wakes(db, never);
    }
    std::string awake() {
        std::string titles;
        for (const plan::item& item : store::items_to_wake(db, day("2018-12-05"), 100))
            titles += item.title;
        return titles;
    }
    plan::product_milestones of(plan::item_id product) {
        const std::int64_t number = product.value;
        const auto found = store::milestones_of(db, {&number, 1});
        return found.empty() ? plan::product_milestones{product, 0, 0, {}} : found.front();
    }

    store::session db = store::session::in_memory();
    store::transaction all{db};
    std::vector<plan::item_id> ids;
};

} // namespace

TEST_CASE("a product's milestones are counted, and the last date of the open ones is known") {
    products in;
    const auto product = in.product("P");
    CHECK_FALSE(store::has_product_parts(in.db));
    CHECK((in.of(product) == plan::product_milestones{product, 0, 0, {}}));
    for (const char* title : {"a", "b", "c", "d", "e"})
        store::set_product_of(in.db, in.milestone(title), product);
    CHECK(store::has_product_parts(in.db));
    const auto change = [&](std::size_t at, const auto& how) {
        plan::item item = *store::find_item(in.db, in.ids.at(at));
        how(item);
        store::update_item(in.db, item);
    };
    change(2, [](plan::item& item) { item.vanished_on = day("2018-12-05"); });
    change(3, [](plan::item& item) {
        item.closed = true;
        item.forecast = test::on(day("2019-12-31"));
    });
    change(4, [](plan::item& item) { item.forecast = test::on(day("2019-03-29")); });
    change(5, [](plan::item& item) { item.forecast = test::to_be_confirmed(); });
    CHECK((in.of(product) == plan::product_milestones{product, 4, 3, day("2019-03-29")}));
}

TEST_CASE("a product wakes when a milestone comes, changes or leaves") {
    products in;
    const auto first = in.product("P");
    const auto second = in.product("Q");
    const auto part = in.milestone("m");
    in.lay_to_rest();
    store::set_product_of(in.db, part, first);
    CHECK(in.awake() == "P");
    in.lay_to_rest();
    store::set_product_of(in.db, part, first);
    CHECK(in.awake().empty());
    store::update_item(in.db, *store::find_item(in.db, part));
    CHECK(in.awake() == "mP");
    in.lay_to_rest();
    store::set_product_of(in.db, part, second);
    CHECK(in.awake() == "PQ");
    in.lay_to_rest();
    store::set_product_of(in.db, part, std::nullopt);
    CHECK(in.awake() == "Q");
    CHECK_FALSE(store::has_product_parts(in.db));
    in.lay_to_rest();
    store::wake_products(in.db);
    CHECK(in.awake() == "PQ");
}

TEST_CASE("milestones that name no product any more are no parts") {
    products in;
    const auto product = in.product("P");
    store::set_product_of(in.db, in.milestone("m"), product);
    plan::item named = *store::find_item(in.db, in.milestone("n"));
    named.product = "P";
    store::update_item(in.db, named);
    store::set_product_of(in.db, named.id, product);
    CHECK(in.of(product).all == 2);
    store::drop_untyped_parts(in.db);
    CHECK(in.of(product).all == 1);
}

TEST_CASE("products are read wherever in the store they stand") {
    products in;
    std::vector<std::int64_t> far;
    for (int i = 0; i < 12; ++i) {
        const auto product = in.product("P" + std::to_string(i));
        for (int n = 0; n < i; ++n)
            store::set_product_of(in.db, in.milestone(std::to_string(i) + "/" + std::to_string(n)),
                                  product);
        far.push_back(product.value);
    }
    const std::vector<std::int64_t> asked{far[11], far[1]};
    const auto found = store::milestones_of(in.db, asked);
    REQUIRE(found.size() == 2);
    CHECK(found.front().product.value == far[1]);
    CHECK(found.front().all == 1);
    CHECK(found.back().all == 11);
    CHECK(store::milestones_of(in.db, {}).empty());
}
