#include "daemon/rounds/known_people.hpp"

#include "tests/support/programme_store.hpp"
#include "tests/support/temporary_folder.hpp"

#include <doctest/doctest.h>

using namespace remembrancer;
using test::day;

TEST_CASE("people are read once while neither they nor the settings change") {
    test::programme_store of;
    const auto settings = of.shared();
    rounds::people_cache cache;
    const auto first = cache.read(of.db, settings);
    CHECK(cache.read(of.db, settings) == first);

    of.put(test::a_person("Newcomer"));
    const auto second = cache.read(of.db, settings);
    CHECK(second->directory.resolve("Newcomer") != nullptr);
    CHECK(first->directory.resolve("Newcomer") == nullptr);
    CHECK(second->fingerprint != first->fingerprint);

    of.put(test::a_workstream("WS2 Housing", {"Owner"}, {}));
    CHECK(cache.read(of.db, settings)->fingerprint != second->fingerprint);

    of.away("Owner", day("2018-12-05"), day("2018-12-07"));
    CHECK(cache.read(of.db, settings)->absences.size() == 1);

    of.settings.routing.roles.programme_office = "Newcomer";
    CHECK(cache.read(of.db, of.shared())->directory.office() == "Newcomer");
}

TEST_CASE("people that another connection has changed are read again") {
    const test::temporary_folder folder;
    store::session db(folder.file("store.db"));
    store::session other(folder.file("store.db"));
    const auto settings = std::make_shared<const rounds::snapshot>(test::a_snapshot());
    rounds::people_cache cache;
    const auto before = cache.read(db, settings);
    store::transaction all(other);
    store::put_person(other, test::a_person("Newcomer"));
    all.commit();
    CHECK(cache.read(db, settings)->directory.resolve("Newcomer") != nullptr);
}
