#include "daemon/rounds/week_search.hpp"

#include "daemon/rounds/digest_maker.hpp"
#include "daemon/store/item_search.hpp"
#include "daemon/store/meta.hpp"
#include "tests/support/demo_plan.hpp"
#include "tests/support/edited_programme.hpp"
#include "tests/support/printing.hpp"

#include <algorithm>

#include <doctest/doctest.h>

using namespace remembrancer;
using test::a_milestone;
using test::at;
using test::day;

namespace {

using by_owner = std::map<std::string, std::vector<plan::item_id>>;

by_owner search(store::session& db, const std::shared_ptr<const rounds::snapshot>& settings,
                plan::date today) {
    rounds::people_cache people;
    rounds::week_search search(rounds::look_at(db, people, settings, today));
    while (search.look(db)) {
    }
    return std::move(search).found();
}

/// As where no scheduled round has looked at anything: each item is judged.
by_owner search_all(store::session& db, const std::shared_ptr<const rounds::snapshot>& settings,
                    plan::date today) {
    auto copy = db.private_copy();
    store::transaction all(copy);
    store::set_meta(copy, "fingerprint", "of other settings");
    all.commit();
    return search(copy, settings, today);
}

using weeks = std::map<std::string, std::string>;

/// By owner, as JSON, without those that say nothing.
weeks weeks_of(store::session& db, const std::shared_ptr<const rounds::snapshot>& settings,
               plan::date today, const by_owner& found) {
    rounds::people_cache people;
    const auto in = rounds::look_at(db, people, settings, today);
    rounds::digest_settings wanted;
    wanted.kind = plan::digest_kind::week;
    weeks made;
    for (const auto& [owner, ids] : found) {
        rounds::digest_maker week(in, wanted, owner);
        week.look_at(db, store::find_items(db, ids));
        const plan::digest digest = week.finish(db);
        if (!digest.sections.empty())
            made.emplace(owner, plan::to_json(digest));
    }
    return made;
}

/// What is found may be more than belongs there, and never less; so the weeks are the same.
void check_search(store::session& db, const std::shared_ptr<const rounds::snapshot>& settings,
                  plan::date today) {
    const by_owner found = search(db, settings, today);
    const by_owner all = search_all(db, settings, today);
    for (const auto& [owner, ids] : all) {
        CAPTURE(owner);
        REQUIRE(found.contains(owner));
        CHECK(std::ranges::includes(found.at(owner), ids));
    }
    const weeks made = weeks_of(db, settings, today, found);
    CHECK(made == weeks_of(db, settings, today, all));
    CHECK(made.size() == all.size());
}

} // namespace

TEST_CASE("the search of a real plan's weeks finds what looking at every item finds") {
    test::demo_plan plan;
    for (plan::date today = day("2018-12-05"); today < day("2019-01-10");
         today += std::chrono::days(1)) {
        CAPTURE(plan::to_iso(today));
        // What is due to be looked at today has not been, yet.
        check_search(plan.db, plan.snapshot, today);
        if (!plan.snapshot->calendar.is_working_day(today))
            continue;
        test::stepped_round(plan.db, plan.snapshot, at(plan::to_iso(today))).finish();
        check_search(plan.db, plan.snapshot, today);
    }
    CHECK(search(plan.db, plan.snapshot, day("2019-01-10")).size() > 5);
}

TEST_CASE("the search finds the same whatever somebody edits, before the round and after it") {
    for (const unsigned seed : {1U, 2U, 3U, 4U}) {
        CAPTURE(seed);
        test::edited_programme of(seed);
        const auto settings = of.shared();
        for (plan::date today = day("2018-12-03"); today < day("2019-01-14");
             today += std::chrono::days(1)) {
            if (!of.settings.calendar.is_working_day(today))
                continue;
            CAPTURE(plan::to_iso(today));
            of.edit(today);
            check_search(of.db, settings, today);
            (void)of.hold_and_send(plan::to_iso(today));
            check_search(of.db, settings, today);
        }
    }
}

TEST_CASE("what was not looked at by these settings is looked at whole") {
    test::programme_store of;
    const auto item =
        of.put(a_milestone().in("WS1 Legal").owned_by("Owner").baseline(day("2019-10-01")));
    (void)of.hold("2018-12-05");
    const plan::date today = day("2018-12-05");
    CHECK(search(of.db, of.shared(), today).empty());
    of.settings.rules.tranches = true;
    CHECK(search(of.db, of.shared(), today) == by_owner{{"Owner", {item.id}}});
    (void)of.hold("2018-12-06");
    CHECK(search(of.db, of.shared(), day("2018-12-06")) == by_owner{{"Owner", {item.id}}});
}

TEST_CASE("an item that changes while the search goes on is found by what it then is") {
    test::programme_store of;
    auto far = of.put(
        a_milestone().titled("Far").in("WS1 Legal").owned_by("Owner").baseline(day("2019-10-01")));
    of.put(a_milestone()
               .titled("Near")
               .in("WS1 Legal")
               .owned_by("Legal manager")
               .baseline(day("2018-12-07")));
    (void)of.hold("2018-12-05");
    rounds::week_search search(rounds::look_at(of.db, of.people, of.shared(), day("2018-12-05")));
    REQUIRE(search.look(of.db));
    REQUIRE(search.look(of.db));
    far.forecast = test::on(day("2018-12-10"));
    of.change(far);
    while (search.look(of.db)) {
    }
    CHECK(std::move(search).found().at("Owner") == std::vector{far.id});
}
