#include "daemon/store/episodes.hpp"

#include "daemon/store/items.hpp"
#include "tests/support/builders.hpp"
#include "tests/support/days.hpp"

#include <algorithm>
#include <limits>

#include <doctest/doctest.h>

using namespace remembrancer;
using test::day;

namespace {

plan::episode about(std::int64_t item, plan::rule rule = plan::rule::overdue) {
    plan::episode episode;
    episode.rule = rule;
    episode.subject.id = item;
    episode.opened = day("2018-12-05");
    return episode;
}

std::vector<std::int64_t> open_subjects(store::session& db, std::vector<std::int64_t> among) {
    std::vector<std::int64_t> found;
    for (const plan::episode& e : store::open_episodes(db, plan::subject_kind::item, among))
        found.push_back(e.subject.id);
    std::ranges::sort(found);
    return found;
}

} // namespace

TEST_CASE("an episode comes back as it was opened and ended") {
    store::session db = store::session::in_memory();
    const store::transaction all(db);
    plan::episode opened = about(7);
    opened.anchor = day("2018-12-04");
    opened.first_sight = day("2018-12-03");
    plan::episode stored = store::insert_episode(db, opened);
    CHECK(stored.id.value > 0);
    opened.id = stored.id;
    CHECK(stored == opened);
    CHECK(store::episodes_of(db, opened.subject) == std::vector{stored});
    store::end_episode(db, stored.id, day("2018-12-09"), plan::reason::recast);
    stored.ended = day("2018-12-09");
    CHECK(store::episodes_of(db, opened.subject) == std::vector{stored});
    const plan::episode bare = store::insert_episode(db, about(8));
    CHECK(store::episodes_of(db, bare.subject) == std::vector{bare});
    CHECK_FALSE(bare.anchor);
}

TEST_CASE("items with an episode in a stretch of days come with the people who hear of them") {
    store::session db = store::session::in_memory();
    const store::transaction all(db);
    plan::item of = test::a_milestone().titled("a").in("WS1 Legal").owned_by("Owner", "Another");
    of.programme = "Harbour";
    of.clearance = {"Solicitor"};
    std::vector<plan::item_id> ids;
    for (const char* title : {"before", "within", "from before on", "after", "without"}) {
        of.title = title;
        ids.push_back(store::insert_item(db, of, title));
    }
    const auto open = [&](std::size_t item, const char* from, const char* until) {
        plan::episode episode = about(ids[item].value);
        episode.opened = day(from);
        episode = store::insert_episode(db, episode);
        if (*until != '\0')
            store::end_episode(db, episode.id, day(until), plan::reason::closed);
    };
    open(0, "2018-11-26", "2018-12-03");
    open(1, "2018-12-04", "2018-12-05");
    open(2, "2018-11-26", "");
    open(3, "2018-12-10", "");
    std::vector<plan::item_id> found;
    store::each_item_told_of(db, day("2018-12-03"), day("2018-12-09"), [&](const plan::item& item) {
        found.push_back(item.id);
        CHECK(item.kind == plan::item_kind::milestone);
        CHECK(item.programme == "Harbour");
        CHECK(item.workstream == "WS1 Legal");
        CHECK(item.owner_text == of.owner_text);
        CHECK(item.owners == of.owners);
        CHECK(item.clearance == of.clearance);
        CHECK(item.boards == of.boards);
    });
    CHECK(found == std::vector{ids[1], ids[2]});
}

TEST_CASE("the same rule and subject open the next in sequence, others begin at one") {
    store::session db = store::session::in_memory();
    const store::transaction all(db);
    for (int sequence = 1; sequence <= 3; ++sequence) {
        const auto episode = store::insert_episode(db, about(7));
        CHECK(episode.sequence == sequence);
        store::end_episode(db, episode.id, day("2018-12-06"), plan::reason::closed);
    }
    CHECK(store::insert_episode(db, about(8)).sequence == 1);
    CHECK(store::insert_episode(db, about(7, plan::rule::no_owner)).sequence == 1);
    plan::episode programme = about(7);
    programme.subject.kind = plan::subject_kind::programme;
    CHECK(store::insert_episode(db, programme).sequence == 1);
    CHECK(store::episodes_of(db, about(7).subject).size() == 4);
    CHECK(store::episodes_of(db, about(9).subject).empty());
}

TEST_CASE("one episode of a rule and subject is open at a time, by the schema") {
    store::session db = store::session::in_memory();
    const store::transaction all(db);
    const auto first = store::insert_episode(db, about(7));
    CHECK_THROWS_AS((void)store::insert_episode(db, about(7)), store::failure);
    CHECK(store::insert_episode(db, about(7, plan::rule::no_owner)).id != first.id);
    store::end_episode(db, first.id, day("2018-12-06"), plan::reason::closed);
    CHECK(store::insert_episode(db, about(7)).sequence == 2);
}

TEST_CASE("open episodes are found for the subjects asked for, near together or far apart") {
    constexpr auto far = std::numeric_limits<std::int64_t>::max();
    store::session db = store::session::in_memory();
    const store::transaction all(db);
    for (const std::int64_t item : {std::int64_t{1}, std::int64_t{2}, std::int64_t{3}, far})
        (void)store::insert_episode(db, about(item));
    (void)store::insert_episode(db, about(1, plan::rule::no_owner));
    const auto over = store::insert_episode(db, about(4));
    store::end_episode(db, over.id, day("2018-12-06"), plan::reason::closed);
    plan::episode programme = about(3);
    programme.subject.kind = plan::subject_kind::programme;
    (void)store::insert_episode(db, programme);
    CHECK(open_subjects(db, {}).empty());
    CHECK(open_subjects(db, {1, 3, 4, 5}) == std::vector<std::int64_t>{1, 1, 3});
    CHECK(open_subjects(db, {3, 1}) == std::vector<std::int64_t>{1, 1, 3});
    CHECK(open_subjects(db, {2, 4, far}) == std::vector<std::int64_t>{2, far});
    CHECK(open_subjects(db, {5}).empty());
    const std::int64_t three = 3;
    CHECK(store::open_episodes(db, plan::subject_kind::programme, {&three, 1}).size() == 1);
}
