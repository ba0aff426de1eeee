#include "daemon/store/dependencies.hpp"
#include "daemon/store/items.hpp"
#include "daemon/store/typed_links.hpp"
#include "tests/support/builders.hpp"
#include "tests/support/days.hpp"

#include <doctest/doctest.h>

using namespace remembrancer;
using test::a_milestone;
using test::day;

namespace {

/// Items that sleep: A, B, C ...
struct sleeping {
    explicit sleeping(int many) {
        for (int i = 0; i < many; ++i) {
            const std::string title(1, static_cast<char>('A' + i));
            ids.push_back(store::insert_item(
                db, a_milestone().titled(title).baseline(day("2019-01-15")), title));
        }
        lay_to_rest();
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

    template <class Change>
    void change(std::size_t which, const Change& how) {
        plan::item item = *store::find_item(db, ids.at(which));
        how(item);
        store::update_item(db, item);
    }

    /// `successor<predecessor+lag`, of all.
    std::string links() {
        std::string text;
        std::vector<std::int64_t> numbers;
        for (const plan::item_id id : ids)
            numbers.push_back(id.value);
        for (const plan::predecessor& each : store::predecessors_of(db, numbers))
            text += store::find_item(db, each.successor)->title + "<" + each.title + "+" +
                    std::to_string(each.lag_days) + " ";
        return text;
    }

    store::session db = store::session::in_memory();
    store::transaction all{db};
    std::vector<plan::item_id> ids;
};

} // namespace

TEST_CASE("what depends on a changed item is decided again, not as if the plan had changed it") {
    sleeping of(3);
    store::replace_dependencies(of.db, of.ids[1], {{of.ids[0], 0}});
    of.lay_to_rest();
    of.change(0, [](plan::item& item) { item.title = "A"; });
    CHECK(of.awake() == "AB");
    const auto at_once = store::items_just_woken(of.db, 9);
    REQUIRE(at_once.size() == 1);
    CHECK(at_once[0].title == "A");
    // What the plan itself has changed stays so.
    of.change(1, [](plan::item& item) { item.title = "B"; });
    of.change(0, [](plan::item& item) { item.title = "A"; });
    CHECK(store::items_just_woken(of.db, 9).size() == 2);
}

TEST_CASE("what an item depends on is replaced as a whole, and wakes it only when it is new") {
    sleeping of(4);
    CHECK_FALSE(store::has_dependencies(of.db));
    const plan::item_id last = of.ids[3];
    store::replace_dependencies(of.db, last, {{of.ids[1], 0}, {of.ids[0], 5}});
    CHECK(store::has_dependencies(of.db));
    CHECK(of.awake() == "D");
    CHECK(of.links() == "D<A+5 D<B+0 ");
    CHECK(store::dependencies_of(of.db, last) ==
          std::vector<store::dependency>{{of.ids[0], 5}, {of.ids[1], 0}});
    CHECK(store::successors_of(of.db, of.ids[0]) == std::vector{last});
    CHECK(store::successors_of(of.db, of.ids[2]).empty());

    of.lay_to_rest();
    store::replace_dependencies(of.db, last, {{of.ids[0], 5}, {of.ids[1], 0}});
    CHECK(of.awake().empty());
    store::replace_dependencies(of.db, last, {{of.ids[0], 5}, {of.ids[1], -2}});
    CHECK(of.awake() == "D");
    CHECK(of.links() == "D<A+5 D<B+-2 ");
    store::replace_dependencies(of.db, last, {});
    CHECK_FALSE(store::has_dependencies(of.db));
}

TEST_CASE("a predecessor that is named twice is one, with the longer time behind it") {
    sleeping of(2);
    store::replace_dependencies(of.db, of.ids[1],
                                {{of.ids[0], 3}, {of.ids[0], 14}, {of.ids[0], 0}});
    CHECK(of.links() == "B<A+14 ");
}

TEST_CASE("a change of a predecessor wakes what depends on it, and no further") {
    sleeping of(4);
    store::replace_dependencies(of.db, of.ids[1], {{of.ids[0], 0}});
    store::replace_dependencies(of.db, of.ids[2], {{of.ids[0], 0}, {of.ids[1], 0}});
    store::replace_dependencies(of.db, of.ids[3], {{of.ids[2], 0}});
    of.lay_to_rest();
    of.change(0, [](plan::item& item) { item.closed = true; });
    CHECK(of.awake() == "ABC");
    of.lay_to_rest();
    of.change(2, [](plan::item& item) { item.vanished_on = day("2018-12-05"); });
    CHECK(of.awake() == "CD");
}

TEST_CASE("items that depend on each other in a ring wake each other once") {
    sleeping of(2);
    store::replace_dependencies(of.db, of.ids[0], {{of.ids[1], 0}});
    store::replace_dependencies(of.db, of.ids[1], {{of.ids[0], 0}});
    CHECK(of.links() == "A<B+0 B<A+0 ");
    of.lay_to_rest();
    of.change(1, [](plan::item& item) { item.forecast = test::on(day("2019-02-01")); });
    CHECK(of.awake() == "BA");
}

TEST_CASE("a predecessor is read as a rule asks for it") {
    sleeping of(2);
    store::replace_dependencies(of.db, of.ids[1], {{of.ids[0], 7}});
    const auto only = [&] {
        const std::int64_t number = of.ids[1].value;
        const auto found = store::predecessors_of(of.db, {&number, 1});
        REQUIRE(found.size() == 1);
        return found.front();
    };
    plan::predecessor expected;
    expected.successor = of.ids[1];
    expected.ref = "M" + std::to_string(of.ids[0].value);
    expected.title = "A";
    expected.effective = day("2019-01-15");
    expected.had_date = true;
    expected.lag_days = 7;
    CHECK((only() == expected));
    of.change(0, [](plan::item& item) {
        item.kind = plan::item_kind::milestone;
        item.forecast = test::on(day("2019-02-01"));
        item.closed = true;
        item.vanished_on = day("2018-12-05");
    });
    store::note_new_date(of.db, of.ids[0], day("2018-12-05"));
    expected.effective = day("2019-02-01");
    expected.dated_on = day("2018-12-05");
    expected.closed = expected.vanished = true;
    CHECK((only() == expected));
    of.change(0, [](plan::item& item) {
        item.history.moved_from = day("2019-01-15");
        item.history.moved_on = day("2018-12-05");
    });
    expected.moved_from = day("2019-01-15");
    CHECK((only() == expected));
    // It had none in between: what it was before that is no longer what it moved from.
    store::note_new_date(of.db, of.ids[0], day("2018-12-06"));
    CHECK_FALSE(only().moved_from);
    of.change(0, [](plan::item& item) { item.forecast = test::to_be_confirmed(); });
    CHECK_FALSE(only().effective);
    CHECK(only().had_date);
    of.change(0, [](plan::item& item) { item.baseline = item.forecast = {}; });
    CHECK_FALSE(only().had_date);
    of.change(0, [](plan::item& item) { item.forecast = test::to_be_confirmed(); });
    CHECK_FALSE(only().had_date);
    of.change(0, [](plan::item& item) { item.history.first_effective = day("2019-01-15"); });
    CHECK(only().had_date);
}

TEST_CASE("predecessors come by successor, wherever in the store these stand, and no others") {
    sleeping of(20);
    for (const std::size_t at : {3U, 10U, 19U})
        store::replace_dependencies(of.db, of.ids[at], {{of.ids[0], 0}});
    const auto successors = [&](std::initializer_list<std::size_t> asked) {
        std::vector<std::int64_t> numbers;
        for (const std::size_t at : asked)
            numbers.push_back(of.ids[at].value);
        std::string titles;
        for (const plan::predecessor& each : store::predecessors_of(of.db, numbers))
            titles += store::find_item(of.db, each.successor)->title;
        return titles;
    };
    CHECK(successors({}).empty());
    CHECK(successors({19, 3}) == "DT");
    CHECK(successors({4, 2, 3}) == "D");
    CHECK(successors({9, 11}) == "");
}

TEST_CASE("the links of a plan are read as typed, and those not typed any more are dropped") {
    sleeping of(3);
    store::replace_dependencies(of.db, of.ids[1], {{of.ids[0], 0}});
    store::replace_dependencies(of.db, of.ids[2], {{of.ids[0], 0}});
    of.change(1, [](plan::item& item) {
        item.depends_on = {"A", "M99"};
        item.questions.push_back({"depends_on", "M99", "nothing is called that", {}});
    });
    store::drop_untyped_dependencies(of.db);
    CHECK(of.links() == "B<A+0 ");
    const auto links = store::typed_links(of.db);
    REQUIRE(links.size() == 1);
    CHECK(links.front().id == of.ids[1]);
    CHECK(links.front().depends_on == std::vector<std::string>{"A", "M99"});
    CHECK(links.front().questioned);
    CHECK_FALSE(links.front().closed);
}
