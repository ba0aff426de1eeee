#include "daemon/rounds/ticker.hpp"

#include "daemon/base/fast_clock.hpp"
#include "daemon/rounds/enqueue.hpp"
#include "daemon/store/items.hpp"
#include "daemon/store/outbox.hpp"
#include "daemon/store/people.hpp"
#include "tests/store/raw_database.hpp"
#include "tests/support/builders.hpp"
#include "tests/support/printing.hpp"
#include "tests/support/scripted_connector.hpp"
#include "tests/support/snapshot_builder.hpp"
#include "tests/support/temporary_folder.hpp"

#include <algorithm>

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/io_context.hpp>
#include <doctest/doctest.h>

using namespace remembrancer;
using namespace std::chrono_literals;
using test::at;
using strings = std::vector<std::string>;

namespace {

/// A ticker on an empty programme, whose clock jumps from deadline to deadline.
struct bench {
    explicit bench(base::instant start) : clock(io.get_executor(), start, 0) {}

    /// Runs the ticker until the clock shows `until`.
    void run_until(base::instant until) {
        boost::asio::co_spawn(io, ticker.run(), ended);
        boost::asio::co_spawn(io, dispatcher.run(), ended);
        boost::asio::co_spawn(io, stop_at(until), ended);
        while (running > 0)
            REQUIRE(io.run_one_for(5s) > 0);
    }

    boost::asio::awaitable<void> stop_at(base::instant when) {
        if (meanwhile) {
            const base::awakening first = co_await clock.wait_until(meanwhile_at, signal);
            meanwhile();
        }
        const base::awakening woken = co_await clock.wait_until(when, signal);
        ticker.stop();
        dispatcher.stop();
    }

    /// `schedule time state` of each round, the newest last.
    strings history() {
        strings out;
        for (const rounds::schedule& each : settings.schedules) {
            for (const auto& row : store::unreported_missed(observer)) {
                if (row.schedule == each.name)
                    out.push_back(each.name + " " + base::to_iso(row.scheduled_for) + " missed");
            }
            const auto last = store::last_round(observer, each.name);
            if (last && last->state != store::round_state::missed)
                out.push_back(each.name + " " + base::to_iso(last->scheduled_for) + " " +
                              std::string(store::to_text(last->state)));
        }
        return out;
    }
    /// As an import would, from another process.
    void import_red_milestone() {
        store::transaction all(observer);
        for (const char* name : {"Owner", "Manager", "Sponsor"})
            store::put_person(observer, test::a_person(name));
        store::put_workstream(observer, test::a_workstream("Legal", {"Manager"}, {"Sponsor"}));
        const plan::item red = test::a_milestone()
                                   .titled("Red")
                                   .in("Legal")
                                   .owned_by("Owner")
                                   .baseline(test::day("2019-03-01"))
                                   .rated(plan::rag::red)
                                   .rated_before(plan::rag::green, test::day("2018-12-05"));
        (void)store::insert_item(observer, red, "Red");
        all.commit();
        ticker.nudge();
    }
    /// `person state` of each message, the newest last.
    strings messages() {
        strings out;
        for (const store::outbox_row& row : store::list_outbox(observer, "", 99))
            out.push_back(row.person + " " + std::string(plan::to_text(row.state)));
        std::ranges::reverse(out);
        return out;
    }
    void was_held(base::instant when) {
        store::transaction all(observer);
        const auto round = store::open_round(observer, "daily", when, when).value();
        store::close_round(observer, round.id, when);
        all.commit();
    }

    rounds::snapshot settings = test::a_snapshot();
    boost::asio::io_context io{1};
    base::fast_clock clock;
    test::temporary_folder folder;
    store::database database{store::session(folder.file("store.db"))};
    store::session observer{folder.file("store.db")};
    outbox::outbox_settings window;
    test::scripted_connector file{
        io.get_executor(), [](const connectors::delivery&) {
            return plan::send_outcome{plan::verdict::accepted, {}, {}, {}, {}};
        }};
    outbox::dispatcher dispatcher{io.get_executor(), clock,  database,
                                  {{"file", &file}}, window, {}};
    base::wake_signal signal;
    std::function<void()> meanwhile; ///< done at `meanwhile_at`
    base::instant meanwhile_at;
    int scheduled = 0;
    int running = 3;
    std::function<void(std::exception_ptr)> ended = [this](std::exception_ptr failed) {
        --running;
        if (failed)
            std::rethrow_exception(failed);
    };
    rounds::ticker ticker{{clock, database, dispatcher, {}},
                          std::make_shared<const rounds::snapshot>(settings),
                          [this] { ++scheduled; }};
};

} // namespace

TEST_CASE("a new schedule counts from now: nothing before its making was missed") {
    bench b(at("2018-12-05", 9h));
    b.run_until(at("2018-12-05", 23h));
    CHECK(b.history() == strings{});
    CHECK(b.scheduled == 1);
}

TEST_CASE("each round is held at its time, and closed") {
    bench b(at("2018-12-07", 6h));
    b.run_until(at("2018-12-10", 12h));
    CHECK(b.history() == strings{"daily 2018-12-10T08:30:00Z closed"});
    CHECK(store::last_round(b.observer, "daily")->opened_at == at("2018-12-10"));
    CHECK(b.scheduled == 1);
}

TEST_CASE(
    "after a pause the newest round is held late, and those before it are recorded as missed") {
    bench b(at("2018-12-11", 10h));
    b.was_held(at("2018-12-05"));
    b.run_until(at("2018-12-11", 12h));
    CHECK(b.history() ==
          strings{"daily 2018-12-06T08:30:00Z missed", "daily 2018-12-07T08:30:00Z missed",
                  "daily 2018-12-10T08:30:00Z missed", "daily 2018-12-11T08:30:00Z closed"});
    CHECK(store::last_round(b.observer, "daily")->opened_at == at("2018-12-11", 10h));
}

TEST_CASE("a round that a crash left open is closed before anything else") {
    bench b(at("2018-12-05", 20h));
    {
        store::transaction all(b.observer);
        (void)store::open_round(b.observer, "daily", at("2018-12-05"), at("2018-12-05"));
        all.commit();
    }
    b.run_until(at("2018-12-05", 21h));
    CHECK(b.history() == strings{"daily 2018-12-05T08:30:00Z closed"});
    CHECK(store::last_round(b.observer, "daily")->closed_at == at("2018-12-05", 20h));
}

TEST_CASE("a clock that was set back holds no round again, and goes on after the last") {
    bench b(at("2018-12-04", 6h));
    b.was_held(at("2018-12-06"));
    b.run_until(at("2018-12-06", 20h));
    CHECK(store::last_round(b.observer, "daily")->closed_at == at("2018-12-06"));
    CHECK(store::unreported_missed(b.observer).empty());
}

TEST_CASE("an import that a milestone falls to red with is told of without waiting for the round") {
    bench b(at("2018-12-05", 9h));
    b.meanwhile_at = at("2018-12-05", 15h) + 400ms;
    b.meanwhile = [&b] { b.import_red_milestone(); };
    b.run_until(at("2018-12-05", 23h));
    const auto round = store::last_round(b.observer, "immediate");
    REQUIRE(round);
    CHECK(round->scheduled_for == at("2018-12-05", 15h));
    CHECK(round->state == store::round_state::closed);
    CHECK(b.messages() == strings{"Manager accepted", "Sponsor accepted"});
    // No other schedule knows of it.
    CHECK_FALSE(store::last_round(b.observer, "daily"));
    CHECK(b.history() == strings{});
}

TEST_CASE("the round after an immediate one is held at its time and tells nothing twice") {
    bench b(at("2018-12-05", 9h));
    b.meanwhile_at = at("2018-12-05", 15h);
    b.meanwhile = [&b] { b.import_red_milestone(); };
    b.run_until(at("2018-12-06", 12h));
    CHECK(b.history() == strings{"daily 2018-12-06T08:30:00Z closed"});
    CHECK(b.messages() == strings{"Manager accepted", "Sponsor accepted"});
}

TEST_CASE("no immediate round is held on a closed day, where there is nothing new, or unwanted") {
    struct row {
        const char* name;
        const char* day;
        bool is_wanted;
        bool brings_news;
    };
    const row rows[] = {{"a Saturday", "2018-12-08", true, true},
                        {"a bank holiday", "2018-12-25", true, true},
                        {"nothing new", "2018-12-05", true, false},
                        {"switched off", "2018-12-05", false, true}};
    for (const row& r : rows) {
        CAPTURE(r.name);
        bench b(at(r.day, 9h));
        b.settings.immediate_rounds = r.is_wanted;
        b.ticker.use(std::make_shared<const rounds::snapshot>(b.settings));
        b.meanwhile_at = at(r.day, 15h);
        b.meanwhile = [&b, &r] {
            if (r.brings_news)
                b.import_red_milestone();
            else
                b.ticker.nudge();
        };
        b.run_until(at(r.day, 23h));
        CHECK_FALSE(store::last_round(b.observer, "immediate"));
        CHECK(b.messages() == strings{});
    }
}

TEST_CASE("two imports in one second have a round each") {
    bench b(at("2018-12-05", 9h));
    {
        store::transaction all(b.observer);
        const auto when = at("2018-12-05", 15h);
        const auto first = store::open_round(b.observer, "immediate", when, when).value();
        store::close_round(b.observer, first.id, when);
        all.commit();
    }
    b.meanwhile_at = at("2018-12-05", 15h);
    b.meanwhile = [&b] { b.import_red_milestone(); };
    b.run_until(at("2018-12-05", 23h));
    CHECK(store::last_round(b.observer, "immediate")->scheduled_for == at("2018-12-05", 15h) + 1s);
    CHECK(b.messages().size() == 2);
}

TEST_CASE("what a round made before the store failed is sent without waiting for the rest") {
    bench b(at("2018-12-05", 8h));
    {
        store::transaction all(b.observer);
        store::put_workstream(b.observer, test::a_workstream("Legal", {"Manager"}, {"Sponsor"}));
        for (int i = 0; i < rounds::recipients_in_chunk + 8; ++i) {
            const std::string owner = "Owner " + std::to_string(i);
            store::put_person(b.observer, test::a_person(owner));
            const plan::item due =
                test::a_milestone().titled(owner).in("Legal").owned_by(owner).baseline(
                    test::day("2018-12-12"));
            (void)store::insert_item(b.observer, due, due.title);
        }
        all.commit();
    }
    test::raw_database(b.folder.file("store.db"))
        .execute("CREATE TRIGGER broken BEFORE INSERT ON outbox WHEN (SELECT COUNT(*) FROM "
                 "outbox) >= " +
                 std::to_string(rounds::recipients_in_chunk) +
                 " BEGIN SELECT RAISE(ABORT, 'no'); END");
    b.run_until(at("2018-12-05", 8h + 30min) + 30s);
    const auto counts = store::count_outbox(b.observer);
    CHECK(counts.accepted == rounds::recipients_in_chunk);
    CHECK(counts.pending == 0);
    CHECK(b.history() == strings{"daily 2018-12-05T08:30:00Z open"});
}
