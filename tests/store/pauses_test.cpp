#include "daemon/store/pauses.hpp"

#include "daemon/store/episodes.hpp"
#include "daemon/store/items.hpp"
#include "daemon/store/people.hpp"
#include "tests/support/builders.hpp"
#include "tests/support/days.hpp"
#include "tests/support/printing.hpp"

#include <doctest/doctest.h>

using namespace remembrancer;
using test::day;

namespace {

struct bench {
    bench() {
        store::transaction all(db);
        item = store::insert_item(db, test::a_milestone().titled("a"), "a");
        plan::episode late;
        late.rule = plan::rule::overdue;
        late.subject = {plan::subject_kind::item, item.value};
        (void)store::insert_episode(db, late);
        all.commit();
    }

    plan::pause made() const {
        plan::pause pause;
        pause.kind = plan::pause_kind::silence;
        pause.item = item;
        pause.workstream = "ws1";
        pause.rule = plan::rule::overdue;
        pause.person = "Sponsor";
        pause.author = "Manager; DROP TABLE pause";
        pause.reason = "moving\nhouse";
        pause.from = day("2018-12-10");
        pause.until = day("2018-12-14");
        return pause;
    }

    void put_to_rest() {
        store::transaction all(db);
        store::set_wakes(db, std::vector<store::wake>{{item, std::nullopt}});
        all.commit();
    }
    bool is_awake() { return !store::items_to_wake(db, day("2018-12-05"), 9).empty(); }

    store::session db = store::session::in_memory();
    plan::item_id item;
};

} // namespace

TEST_CASE("a pause comes back as it was made, with its number") {
    bench b;
    store::transaction all(b.db);
    const plan::pause first = store::add_pause(b.db, b.made());
    plan::pause bare;
    bare.from = bare.until = day("2018-12-05");
    const plan::pause second = store::add_pause(b.db, bare);
    CHECK(first.id == 1);
    CHECK(store::pauses(b.db) == std::vector{first, second});
}

TEST_CASE("making and ending a pause wakes what is open, and is news to those who keep people") {
    bench b;
    b.put_to_rest();
    const auto before = store::people_version(b.db);
    store::transaction all(b.db);
    const plan::pause made = store::add_pause(b.db, b.made());
    CHECK(b.is_awake());
    store::set_wakes(b.db, std::vector<store::wake>{{b.item, std::nullopt}});
    CHECK_FALSE(b.is_awake());
    CHECK(store::end_pause(b.db, made.id, day("2018-12-12")));
    CHECK(b.is_awake());
    CHECK(store::people_version(b.db) == before + 2);
}

TEST_CASE("a pause leaves what a plan has just changed to the immediate round") {
    bench b;
    REQUIRE(store::has_just_woken(b.db));
    store::transaction all(b.db);
    const plan::pause made = store::add_pause(b.db, b.made());
    CHECK(store::has_just_woken(b.db));
    CHECK(store::end_pause(b.db, made.id, day("2018-12-12")));
    CHECK(store::has_just_woken(b.db));
    store::set_wakes(b.db, std::vector<store::wake>{{b.item, std::nullopt}});
    (void)store::add_pause(b.db, b.made());
    CHECK_FALSE(store::has_just_woken(b.db));
}

TEST_CASE("a pause is ended after a day, if it lasts beyond it") {
    struct row {
        const char* last;
        bool ended;
        const char* until; ///< empty: it is gone
    };
    const row rows[] = {
        {"2018-12-09", true, ""},
        {"2018-12-10", true, "2018-12-10"},
        {"2018-12-13", true, "2018-12-13"},
        {"2018-12-14", false, "2018-12-14"},
        {"2018-12-20", false, "2018-12-14"},
    };
    for (const row& each : rows) {
        CAPTURE(each.last);
        bench b;
        store::transaction all(b.db);
        const plan::pause made = store::add_pause(b.db, b.made());
        CHECK(store::end_pause(b.db, made.id, day(each.last)) == each.ended);
        const auto left = store::pauses(b.db);
        CHECK(left.empty() == (*each.until == 0));
        if (!left.empty())
            CHECK(left[0].until == day(each.until));
        CHECK_FALSE(store::end_pause(b.db, 99, day(each.last)));
    }
}
