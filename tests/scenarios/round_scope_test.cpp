#include "daemon/app/make_snapshot.hpp"
#include "daemon/rounds/scope.hpp"
#include "daemon/settings/load.hpp"
#include "daemon/store/people.hpp"
#include "tests/support/days.hpp"
#include "tests/support/demo_folder.hpp"
#include "tests/support/temporary_folder.hpp"

#include <atomic>
#include <thread>

#include <doctest/doctest.h>

using namespace remembrancer;
using namespace std::chrono_literals;

namespace {

const std::filesystem::path demo_settings = test::demo_folder() / "remembrancer.toml";

settings::settings with_hook(std::vector<std::string> channels_of_owner) {
    settings::settings made = settings::load_settings(demo_settings);
    made.webhooks.emplace_back().name = "hook";
    made.people.push_back({"Owner A", std::move(channels_of_owner), {}});
    return made;
}

} // namespace

TEST_CASE("who can be reached without an address is part of the fingerprint") {
    const auto by_mail = app::make_snapshot(with_hook({}));
    const auto by_hook = app::make_snapshot(with_hook({"hook"}));
    CHECK(rounds::reachable_without_address(*by_hook) == std::vector<std::string>{"Owner A"});
    CHECK(rounds::fingerprint(*by_mail, {}, {}) != rounds::fingerprint(*by_hook, {}, {}));
    CHECK(rounds::fingerprint(*by_hook, {}, {}) ==
          rounds::fingerprint(*app::make_snapshot(with_hook({"hook"})), {}, {}));
}

TEST_CASE("a round reads people and absences as one import left them") {
    const test::temporary_folder folder;
    const std::string path = folder.file("store.db");
    store::session db(path);
    const auto settings = app::make_snapshot(settings::load_settings(demo_settings));
    store::round_row round;
    round.scheduled_for = std::chrono::sys_days(2018y / 12 / 5) + 8h;

    // Each commit adds a person and, with them, an absence: no reader may see one without the
    // other.
    std::atomic<bool> done = false;
    std::thread importing([&] {
        store::session other(path);
        for (int i = 0; i < 400; ++i) {
            store::transaction all(other);
            plan::person person;
            person.name = "Person " + std::to_string(i);
            store::put_person(other, person);
            (void)store::add_absence(
                other, {0, person.name, test::day("2018-12-01"), test::day("2018-12-02")});
            all.commit();
        }
        done = true;
    });
    bool torn = false;
    rounds::people_cache people;
    while (!done) {
        const auto scope = rounds::prepare_round(db, people, settings, round);
        const std::size_t absent = scope->known->absences.size();
        const auto known = [&](std::size_t number) {
            return scope->known->directory.resolve("Person " + std::to_string(number)) != nullptr;
        };
        torn = torn || known(absent) || (absent > 0 && !known(absent - 1));
    }
    importing.join();
    CHECK_FALSE(torn);
}
