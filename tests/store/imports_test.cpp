#include "daemon/store/imports.hpp"

#include "daemon/store/items.hpp"
#include "tests/support/builders.hpp"
#include "tests/support/days.hpp"
#include "tests/support/hostile_texts.hpp"

#include <doctest/doctest.h>

using namespace remembrancer;
using test::day;

namespace {

store::import_run a_run(const std::string& source) {
    store::import_run run;
    run.at = *base::instant_from_iso("2018-12-05T08:30:00.123Z");
    run.as_of = day("2018-12-04");
    run.source = source;
    run.added = 1;
    run.changed = 2;
    run.unchanged = 3;
    run.vanished = 4;
    run.questioned = 5;
    run.rejected = 6;
    return run;
}

store::field_change a_change(plan::item_id item, const std::string& field, plan::date as_of) {
    return {"milestone M1",
            item,
            field,
            "old",
            "new",
            "plan.xlsx, row 3",
            *base::instant_from_iso("2018-12-05T08:30:00.123Z"),
            as_of,
            0,
            "Jo"};
}

void check_same(const store::field_change& a, const store::field_change& b) {
    CHECK(a.subject == b.subject);
    CHECK(a.item == b.item);
    CHECK(a.field == b.field);
    CHECK(a.old_value == b.old_value);
    CHECK(a.new_value == b.new_value);
    CHECK(a.source == b.source);
    CHECK(a.at == b.at);
    CHECK(a.as_of == b.as_of);
    CHECK(a.by == b.by);
}

std::string fields(const std::vector<store::field_change>& changes) {
    std::string text;
    for (const store::field_change& c : changes)
        text += c.field + c.new_value + " ";
    return text;
}

} // namespace

TEST_CASE("a store without imports has no last one") {
    store::session db = store::session::in_memory();
    CHECK_FALSE(store::last_import(db));
}

TEST_CASE("the last import is the newest, with every count") {
    store::session db = store::session::in_memory();
    const store::transaction all(db);
    const auto first = store::insert_import(db, a_run("first.csv"));
    store::import_run older = a_run("second.csv");
    older.as_of = day("2018-01-01");
    const auto second = store::insert_import(db, older);
    CHECK(second > first);
    const auto last = store::last_import(db);
    REQUIRE(last);
    CHECK(last->id == second);
    CHECK(last->at == older.at);
    CHECK(last->as_of == older.as_of);
    CHECK(last->source == "second.csv");
    CHECK(last->added == 1);
    CHECK(last->changed == 2);
    CHECK(last->unchanged == 3);
    CHECK(last->vanished == 4);
    CHECK(last->questioned == 5);
    CHECK(last->rejected == 6);
}

TEST_CASE("a change comes back as it was, whatever its texts hold") {
    for (const auto& [name, text] : test::hostile_texts()) {
        CAPTURE(name);
        store::session db = store::session::in_memory();
        const store::transaction all(db);
        const auto item = store::insert_item(db, test::a_milestone(), "1");
        const auto run = store::insert_import(db, a_run(text));
        auto change = a_change(item, "title", day("2018-12-04"));
        change.subject = change.old_value = change.new_value = change.source = text;
        store::insert_change(db, run, change);
        REQUIRE(store::changes_of(db, item).size() == 1);
        check_same(store::changes_of(db, item)[0], change);
        CHECK(store::last_import(db)->source == text);
    }
}

TEST_CASE("an item's changes are its own, oldest first") {
    store::session db = store::session::in_memory();
    const store::transaction all(db);
    const auto one = store::insert_item(db, test::a_milestone(), "1");
    const auto two = store::insert_item(db, test::a_milestone(), "2");
    const auto run = store::insert_import(db, a_run("plan.csv"));
    store::insert_change(db, run, a_change(one, "baseline", day("2018-12-04")));
    store::insert_change(db, run, a_change(two, "title", day("2018-12-04")));
    store::insert_change(db, run, a_change({}, "email", day("2018-12-04")));
    store::insert_change(db, run, a_change(one, "forecast", day("2018-12-01")));
    CHECK(fields(store::changes_of(db, one)) == "baselinenew forecastnew ");
    CHECK(store::changes_of(db, plan::item_id{99}).empty());
}

TEST_CASE("a changed baseline is unreported until a message lists it, whatever its as-of date") {
    store::session db = store::session::in_memory();
    const store::transaction all(db);
    const auto item = store::insert_item(db, test::a_milestone(), "1");
    const auto run = store::insert_import(db, a_run("plan.csv"));
    const auto put = [&](plan::item_id of, const char* field, const char* as_of) {
        auto change = a_change(of, field, day(as_of));
        change.new_value = as_of;
        store::insert_change(db, run, change);
    };
    put(item, "baseline", "2018-12-06");
    put(item, "baseline", "2018-11-04");
    put(item, "forecast", "2018-12-06");
    put({}, "baseline", "2018-12-06");
    const auto unreported = store::unreported_baselines(db);
    CHECK(fields(unreported) == "baseline2018-12-06 baseline2018-11-04 ");
    store::mark_change_reported(db, unreported[0].id, {99});
    CHECK(fields(store::unreported_baselines(db)) == "baseline2018-11-04 ");
}

TEST_CASE("a change belongs to an import and an item that are there") {
    store::session db = store::session::in_memory();
    const store::transaction all(db);
    const auto item = store::insert_item(db, test::a_milestone(), "1");
    const auto run = store::insert_import(db, a_run("plan.csv"));
    CHECK_THROWS_AS(store::insert_change(db, run + 1, a_change(item, "x", day("2018-12-04"))),
                    store::failure);
    CHECK_THROWS_AS(
        store::insert_change(db, run, a_change({item.value + 1}, "x", day("2018-12-04"))),
        store::failure);
}
