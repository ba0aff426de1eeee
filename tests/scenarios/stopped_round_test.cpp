#include "daemon/app/make_snapshot.hpp"
#include "daemon/base/fast_clock.hpp"
#include "daemon/plan/message.hpp"
#include "daemon/rounds/ticker.hpp"
#include "daemon/settings/load.hpp"
#include "daemon/store/items.hpp"
#include "daemon/store/people.hpp"
#include "tests/support/days.hpp"
#include "tests/support/demo_folder.hpp"
#include "tests/support/scripted_connector.hpp"
#include "tests/support/temporary_folder.hpp"

#include <map>

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/io_context.hpp>
#include <doctest/doctest.h>

using namespace remembrancer;
using namespace std::chrono_literals;

namespace {

constexpr int owners = 100; // four chunks of recipients

plan::send_outcome accepted(const connectors::delivery&) {
    return {plan::verdict::accepted, {}, {}, {}, false};
}

/// A store in which each of many owners has one milestone that is due tomorrow.
store::session a_plan(const std::string& path) {
    store::session db(path);
    store::transaction all(db);
    for (int i = 0; i < owners; ++i) {
        plan::person owner;
        owner.name = "Owner " + std::to_string(100 + i);
        owner.email = "owner@plan.example";
        store::put_person(db, owner);
        plan::item milestone;
        milestone.title = "Milestone " + std::to_string(i);
        milestone.owners = {owner.name};
        milestone.baseline = {
            "", plan::precision::day, test::day("2018-12-06"), test::day("2018-12-06"), false, ""};
        milestone.known_since = milestone.dates_known_since = test::day("2018-12-01");
        (void)store::insert_item(db, milestone, std::to_string(i));
    }
    all.commit();
    return db;
}

/// A daemon's ticker and dispatcher over one store, started again and again.
struct bench {
    bench() { auto made = a_plan(path); }

    /// Runs a ticker until it ends by itself, or has nothing to do until the next day; it is
    /// stopped after so many chunks of messages.
    void run(int stop_after_chunks, base::instant from) {
        boost::asio::io_context io{1};
        base::fast_clock clock(io.get_executor(), from, base::fast_clock::max_speed);
        store::database database{store::session(path)};
        test::scripted_connector file(io.get_executor(), accepted);
        outbox::outbox_settings sending;
        outbox::dispatcher dispatcher(
            io.get_executor(), clock, database, {{"file", &file}}, sending,
            [](auto&, const auto&, base::instant) { return std::optional<store::new_message>(); });
        rounds::ticker* running = nullptr;
        int chunks = 0;
        rounds::round_tools tools{clock, database, dispatcher,
                                  [&](const rounds::composed& made, const store::round_row&) {
                                      for (const auto& message : made.messages)
                                          ++told[message.message.person];
                                      if (++chunks == stop_after_chunks)
                                          running->stop();
                                  }};
        rounds::ticker ticker(tools, snapshot, {});
        running = &ticker;
        int running_still = 3;
        const auto when_done = [&](std::exception_ptr failed) {
            --running_still;
            if (failed)
                std::rethrow_exception(failed);
        };
        base::wake_signal given_up;
        auto hold = [&]() -> boost::asio::awaitable<void> {
            co_await ticker.run();
            dispatcher.stop();
            given_up.notify(clock);
        };
        auto end_of_day = [&]() -> boost::asio::awaitable<void> {
            (void)co_await clock.wait_until(from + 12h, given_up);
            ticker.stop();
        };
        boost::asio::co_spawn(io, dispatcher.run(), when_done);
        boost::asio::co_spawn(io, hold(), when_done);
        boost::asio::co_spawn(io, end_of_day(), when_done);
        while (running_still > 0)
            REQUIRE(io.run_one_for(10s) > 0);
    }

    [[nodiscard]] std::vector<store::round_row> open() const {
        store::session db(path);
        return store::open_rounds(db);
    }

    test::temporary_folder folder;
    std::string path = folder.file("store.db");
    std::shared_ptr<const rounds::snapshot> snapshot =
        app::make_snapshot(settings::load_settings(test::demo_folder() / "remembrancer.toml"));
    std::map<std::string, int> told;
};

const base::instant morning = std::chrono::sys_days(2018y / 12 / 5) + 8h;

} // namespace

TEST_CASE("a round that is stopped stays open after its chunk, and goes on at the next start") {
    bench b;
    b.run(1, morning);
    CHECK(b.told.size() == 32);
    CHECK(b.open().size() == 1);
    b.run(1, morning + 1h);
    CHECK(b.told.size() == 64);
    CHECK(b.open().size() == 1);
    b.run(0, morning + 2h);
    CHECK(b.told.size() == owners);
    CHECK(b.open().empty());
    for (const auto& [person, times] : b.told)
        CHECK_MESSAGE(times == 1, person);
}
