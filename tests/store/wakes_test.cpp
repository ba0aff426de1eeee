#include "daemon/store/episodes.hpp"
#include "daemon/store/items.hpp"
#include "tests/support/builders.hpp"
#include "tests/support/days.hpp"

#include <doctest/doctest.h>

using namespace remembrancer;
using test::day;

namespace {

const plan::date today = day("2018-12-05");

/// Items that sleep: A, B, C ...
std::vector<plan::item_id> sleeping(store::session& db, int many) {
    std::vector<plan::item_id> ids;
    std::vector<store::wake> never;
    for (int i = 0; i < many; ++i) {
        const std::string title(1, static_cast<char>('A' + i));
        ids.push_back(store::insert_item(db, test::a_milestone().titled(title), title));
        never.emplace_back(ids.back(), std::nullopt);
    }
    store::set_wakes(db, never);
    return ids;
}

void wake_on(store::session& db, plan::item_id id, std::optional<plan::date> when) {
    const store::wake one{id, when};
    store::set_wakes(db, {&one, 1});
}

std::string awake(store::session& db, plan::date on, int limit = 100) {
    std::string titles;
    for (const plan::item& item : store::items_to_wake(db, on, limit))
        titles += item.title;
    return titles;
}

void close(store::session& db, plan::item_id id) {
    plan::item item = *store::find_item(db, id);
    item.closed = true;
    store::update_item(db, item);
    wake_on(db, id, std::nullopt);
}

} // namespace

TEST_CASE("a new item and a changed one are looked at in the next round, on whatever day") {
    store::session db = store::session::in_memory();
    const store::transaction all(db);
    const auto id = store::insert_item(db, test::a_milestone().titled("A"), "A");
    CHECK(awake(db, day("0001-01-01")) == "A");
    wake_on(db, id, std::nullopt);
    CHECK(awake(db, day("9999-12-31")).empty());
    store::update_item(db, *store::find_item(db, id));
    CHECK(awake(db, day("0001-01-01")) == "A");
}

TEST_CASE("an item wakes on its day and stays awake until it is looked at") {
    store::session db = store::session::in_memory();
    const store::transaction all(db);
    const auto ids = sleeping(db, 3);
    wake_on(db, ids[1], today);
    CHECK(awake(db, day("2018-12-04")).empty());
    CHECK(awake(db, today) == "B");
    CHECK(awake(db, day("9999-12-31")) == "B");
    wake_on(db, ids[1], day("2018-12-06"));
    CHECK(awake(db, today).empty());
}

TEST_CASE("items wake by day, then by age, a chunk at a time") {
    store::session db = store::session::in_memory();
    const store::transaction all(db);
    const auto ids = sleeping(db, 5);
    const store::wake wakes[] = {{ids[0], today},
                                 {ids[1], day("2018-12-01")},
                                 {ids[2], today},
                                 {ids[3], day("2018-12-01")},
                                 {ids[4], day("2018-12-06")}};
    store::set_wakes(db, wakes);
    CHECK(awake(db, today) == "BDAC");
    CHECK(awake(db, today, 3) == "BDA");
    for (const std::size_t looked_at : {1U, 3U, 0U})
        wake_on(db, ids[looked_at], std::nullopt);
    CHECK(awake(db, today, 3) == "C");
    CHECK(awake(db, today, 0).empty());
}

TEST_CASE("items that wake bring their own questions, near together or far apart") {
    store::session db = store::session::in_memory();
    const store::transaction all(db);
    for (const bool apart : {false, true}) {
        CAPTURE(apart);
        const std::string kind = apart ? "far" : "near";
        for (int i = 0; i < 3; ++i) {
            const std::string title = kind + std::to_string(i);
            const auto id = store::insert_item(
                db, test::a_milestone().titled(title).asked_about("owner", title), title);
            if (apart && i == 1)
                wake_on(db, id, std::nullopt);
            if (apart && i == 0)
                for (int other = 0; other < 30; ++other) {
                    const std::string name = "other" + std::to_string(other);
                    wake_on(db,
                            store::insert_item(db, test::a_milestone().asked_about("owner", name),
                                               name),
                            std::nullopt);
                }
        }
        const auto items = store::items_to_wake(db, today, 100);
        CHECK(items.size() == (apart ? 2U : 3U));
        for (const plan::item& item : items) {
            REQUIRE(item.questions.size() == 1);
            CHECK(item.questions.front().text == item.title);
            wake_on(db, item.id, std::nullopt);
        }
    }
}

TEST_CASE("all are woken a page at a time, until there are no more") {
    store::session db = store::session::in_memory();
    const store::transaction all(db);
    const auto ids = sleeping(db, 5);
    auto last = store::wake_range(db, plan::item_id{0}, 2);
    REQUIRE(last);
    CHECK(*last == ids[1]);
    CHECK(awake(db, today) == "AB");
    last = store::wake_range(db, *last, 2);
    REQUIRE(last);
    CHECK(awake(db, today) == "ABCD");
    last = store::wake_range(db, *last, 2);
    REQUIRE(last);
    CHECK(*last == ids[4]);
    CHECK(awake(db, today) == "ABCDE");
    CHECK_FALSE(store::wake_range(db, *last, 2));
}

TEST_CASE("a store without items has no page") {
    store::session db = store::session::in_memory();
    const store::transaction all(db);
    CHECK_FALSE(store::wake_range(db, plan::item_id{0}, 100));
}

TEST_CASE("a closed item sleeps on, unless something about it is still open") {
    store::session db = store::session::in_memory();
    const store::transaction all(db);
    const auto ids = sleeping(db, 4);
    for (const std::size_t closed : {1U, 2U, 3U})
        close(db, ids[closed]);
    plan::episode open;
    open.subject = {plan::subject_kind::item, ids[2].value};
    (void)store::insert_episode(db, open);
    open.subject.id = ids[3].value;
    const auto over = store::insert_episode(db, open);
    store::end_episode(db, over.id, today, plan::reason::closed);
    // The programme's episode of the same number is not the item's.
    open.subject = {plan::subject_kind::programme, ids[1].value};
    (void)store::insert_episode(db, open);
    CHECK(store::wake_range(db, plan::item_id{0}, 100) == ids[3]);
    CHECK(awake(db, today) == "AC");
}

TEST_CASE("a page of closed items is looked at and none of them woken") {
    store::session db = store::session::in_memory();
    const store::transaction all(db);
    const auto ids = sleeping(db, 3);
    close(db, ids[0]);
    close(db, ids[1]);
    CHECK(store::wake_range(db, plan::item_id{0}, 2) == ids[1]);
    CHECK(awake(db, today).empty());
}
