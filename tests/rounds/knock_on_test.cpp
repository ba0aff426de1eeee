#include "daemon/rounds/surroundings.hpp"

#include "daemon/store/dependencies.hpp"
#include "daemon/store/product_parts.hpp"
#include "tests/support/programme_store.hpp"

#include <doctest/doctest.h>

using namespace remembrancer;
using test::a_milestone;
using test::day;
using test::told_lines;
using strings = std::vector<std::string>;

namespace {

/// A budget that others wait for, which its manager owns, and what waits for it.
struct waiting_programme : test::programme_store {
    waiting_programme() {
        store::transaction all(db);
        store::replace_dependencies(db, after.id, {{budget.id, 0}});
        all.commit();
    }

    void move(plan::date to, std::string_view as_of) {
        budget.history.moved_from = plan::effective_by(budget);
        budget.history.moved_on = day(as_of);
        budget.forecast = test::on(to);
        change(budget);
        store::transaction all(db);
        store::note_new_date(db, budget.id, day(as_of));
        all.commit();
    }

    /// The facts of each line to the owner of what waits, by its rule.
    [[nodiscard]] strings told_on(std::string_view iso_day) {
        strings facts;
        for (const rounds::composed_message& each : hold_and_send(iso_day)) {
            if (each.message.person != "Owner")
                continue;
            for (const plan::message_item& line : each.model.items)
                facts.push_back(std::string(plan::to_text(line.rule)) + ": " + line.detail);
        }
        return facts;
    }

    plan::item budget = put(a_milestone()
                                .numbered(1)
                                .titled("Budget")
                                .in("WS1 Legal")
                                .owned_by("Legal manager")
                                .baseline(day("2019-01-15")));
    plan::item after = put(a_milestone()
                               .numbered(2)
                               .titled("Go live")
                               .in("WS1 Legal")
                               .owned_by("Owner")
                               .baseline(day("2019-03-29")));
};

} // namespace

TEST_CASE(
    "the owner of what comes after hears that its predecessor moved, once for each new date") {
    waiting_programme of;
    (void)of.hold_and_send("2018-12-03");
    CHECK(of.told_on("2018-12-05") == strings{});
    of.move(day("2019-04-01"), "2018-12-05");
    CHECK(of.told_on("2018-12-06") ==
          strings{"predecessor_late: milestone 1, expected on 1 April 2019, 1 working day too "
                  "late: Budget"});
    CHECK(of.told_on("2018-12-07") == strings{});
    of.move(day("2019-04-02"), "2018-12-07");
    CHECK(of.told_on("2018-12-10") ==
          strings{"predecessor_late: milestone 1, expected on 2 April 2019, 2 working days too "
                  "late: Budget"});
    of.move(day("2019-01-31"), "2018-12-10");
    // That there is float again can wait for Monday.
    CHECK(of.told_on("2018-12-11") == strings{});
    CHECK(of.told_on("2018-12-17") ==
          strings{"predecessor_moved: milestone 1, moved from 2 April 2019 to 31 January 2019, "
                  "which leaves 41 working days of float: Budget"});
    CHECK(store::count_open_episodes(of.db, plan::rule::predecessor_moved) == 1);
    CHECK(of.told_on("2018-12-18") == strings{});
    CHECK(of.told_on("2018-12-31") == strings{});
    CHECK(store::count_open_episodes(of.db, plan::rule::predecessor_moved) == 0);
}

TEST_CASE("what came with Friday's plan, imported after Monday's round, is told the Monday after") {
    waiting_programme of;
    (void)of.hold_and_send("2018-12-10");
    of.move(day("2019-01-31"), "2018-12-07");
    CHECK(of.told_on("2018-12-11") == strings{});
    CHECK(of.told_on("2018-12-17") ==
          strings{"predecessor_moved: milestone 1, moved from 15 January 2019 to 31 January 2019, "
                  "which leaves 41 working days of float: Budget"});
    CHECK(of.told_on("2018-12-24") == strings{});
}

TEST_CASE("the day after a predecessor's date what waits for it wakes by itself") {
    waiting_programme of;
    (void)of.hold_and_send("2019-01-07");
    CHECK(of.told_on("2019-01-15") == strings{});
    CHECK(of.told_on("2019-01-16") ==
          strings{"predecessor_late: milestone 1, due on 15 January 2019 and not done, which had "
                  "53 working days of float: Budget"});
    of.budget.closed = true;
    of.change(of.budget);
    CHECK(of.told_on("2019-01-17") == strings{});
    CHECK(store::count_open_episodes(of.db, plan::rule::predecessor_late) == 0);
}

TEST_CASE("items that wait for each other are both told, and no round is the longer for it") {
    waiting_programme of;
    store::transaction all(of.db);
    store::replace_dependencies(of.db, of.budget.id, {{of.after.id, 0}});
    all.commit();
    (void)of.hold_and_send("2018-12-03");
    CHECK(store::count_open_episodes(of.db, plan::rule::predecessor_late) == 1);
    CHECK(rounds::evaluate_chunk(of.db, *of.scope_on("2018-12-05"), of.kept, 10).subjects == 0);
}

TEST_CASE("a product without milestones is asked about where others have them") {
    test::programme_store of;
    const auto product = [&](const char* title) {
        return of.put(test::item_builder(plan::item_kind::product)
                          .titled(title)
                          .in("WS1 Legal")
                          .owned_by("Owner")
                          .baseline(day("2019-03-29")));
    };
    const plan::item payroll = product("Payroll");
    const plan::item website = product("Website");
    const plan::item end =
        of.put(a_milestone().titled("End").owned_by("Owner").baseline(day("2019-03-29")));
    const auto held = [&](plan::rule rule) { return store::count_open_episodes(of.db, rule); };
    (void)of.hold("2018-12-03");
    CHECK(held(plan::rule::no_milestones) == 0);
    store::transaction all(of.db);
    store::set_product_of(of.db, end.id, payroll.id);
    store::wake_products(of.db);
    all.commit();
    const auto messages = of.hold("2018-12-10");
    CHECK(held(plan::rule::no_milestones) == 1);
    CHECK(held(plan::rule::single_milestone) == 1);
    strings lines;
    for (const rounds::composed_message& each : messages)
        if (each.message.person == "Owner")
            for (const plan::message_item& line : each.model.items)
                lines.push_back(line.title + " " + std::string(plan::to_text(line.rule)) + " " +
                                line.detail);
    std::ranges::sort(lines);
    CHECK(lines == strings{"Payroll single_milestone on 29 March 2019", "Website no_milestones "});
}

TEST_CASE("what stands around an item is read only where the store holds any of it") {
    test::programme_store of;
    const plan::item product =
        of.put(test::item_builder(plan::item_kind::product).titled("Payroll"));
    const plan::item part = of.put(a_milestone().titled("Part"));
    const std::vector items{product, part};
    const rounds::surroundings none(of.db, items);
    CHECK(none.predecessors_of(part).empty());
    CHECK_FALSE(none.milestones_of(product));
    store::transaction all(of.db);
    store::set_product_of(of.db, part.id, product.id);
    store::replace_dependencies(of.db, product.id, {{part.id, 0}});
    all.commit();
    const rounds::surroundings some(of.db, items);
    CHECK(some.milestones_of(product)->all == 1);
    CHECK_FALSE(some.milestones_of(part));
    CHECK(some.predecessors_of(product).size() == 1);
    CHECK(some.predecessors_of(part).empty());
}

TEST_CASE("whether a programme puts milestones under products is its own affair") {
    test::programme_store of;
    const auto put = [&](plan::item_kind kind, const char* title, const char* programme) {
        plan::item item = test::item_builder(kind).titled(title);
        item.programme = programme;
        return of.put(item);
    };
    const plan::item payroll = put(plan::item_kind::product, "Payroll", "");
    const plan::item website = put(plan::item_kind::product, "Website", "");
    const plan::item harbour = put(plan::item_kind::product, "Crane", "Harbour");
    const plan::item part = put(plan::item_kind::milestone, "Part", "");
    store::transaction all(of.db);
    store::set_product_of(of.db, part.id, payroll.id);
    all.commit();
    const rounds::surroundings around(of.db, std::vector{payroll, website, harbour});
    CHECK(around.milestones_of(payroll)->all == 1);
    CHECK(around.milestones_of(website)->all == 0);
    CHECK_FALSE(around.milestones_of(harbour));
    const rounds::surroundings by_itself(of.db, std::vector{website, harbour});
    CHECK(by_itself.milestones_of(website)->all == 0);
    CHECK_FALSE(by_itself.milestones_of(harbour));
}
