#include "daemon/store/listed_programmes.hpp"

#include "daemon/store/items.hpp"
#include "daemon/store/people.hpp"
#include "tests/support/builders.hpp"
#include "tests/support/days.hpp"
#include "tests/support/hostile_texts.hpp"

#include <doctest/doctest.h>

using namespace remembrancer;

namespace {

plan::listed_programme a_full_programme(const std::string& name) {
    return {name,         "scotland",   "2019-05-01", "vesting day: 2020-04-01",
            "A director", "Its office", "B: red",     "Red: 12",
            "1: 4"};
}

} // namespace

TEST_CASE("a listed programme comes back with every field and is replaced under its folded name") {
    store::session db = store::session::in_memory();
    const store::transaction all(db);
    plan::listed_programme bare;
    bare.name = "Airport";
    store::put_listed_programme(db, a_full_programme("Harbour"));
    store::put_listed_programme(db, bare);
    CHECK(store::listed_programmes(db) == std::vector{a_full_programme("Harbour"), bare});
    plan::listed_programme other = a_full_programme("HARBOUR");
    other.bands = "Red: 15";
    store::put_listed_programme(db, other);
    CHECK(store::listed_programmes(db) == std::vector{other, bare});
    store::drop_listed_programme(db, "harbour");
    CHECK(store::listed_programmes(db) == std::vector{bare});
}

TEST_CASE("hostile names of programmes come back as they were") {
    store::session db = store::session::in_memory();
    const store::transaction all(db);
    for (const auto& [name, text] : test::hostile_texts()) {
        CAPTURE(name);
        const plan::listed_programme one = a_full_programme(text);
        store::put_listed_programme(db, one);
        CHECK(store::listed_programmes(db).back() == one);
        store::drop_listed_programme(db, text);
        CHECK(store::listed_programmes(db).empty());
    }
}

TEST_CASE("a programme is in use while the store has anything of it") {
    store::session db = store::session::in_memory();
    const store::transaction all(db);
    CHECK_FALSE(store::is_in_use(db, "Harbour"));
    SUBCASE("an item") {
        plan::item item = test::a_milestone().titled("Dredge");
        item.programme = "Harbour";
        (void)store::insert_item(db, item, "identity");
    }
    SUBCASE("a workstream") {
        plan::workstream stream;
        stream.name = "Legal";
        stream.programme = "Harbour";
        store::put_workstream(db, stream);
    }
    SUBCASE("an absence of its table") {
        store::put_person(db, test::a_person("Jo"));
        plan::absence away{0, "Jo", test::day("2018-12-05"), test::day("2018-12-07"), "Harbour"};
        store::add_absence(db, away);
    }
    CHECK(store::is_in_use(db, "Harbour"));
    CHECK_FALSE(store::is_in_use(db, "Airport"));
}
