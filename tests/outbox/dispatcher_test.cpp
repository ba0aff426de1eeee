#include "daemon/outbox/dispatcher.hpp"

#include "daemon/base/fast_clock.hpp"
#include "tests/support/scripted_connector.hpp"
#include "tests/support/temporary_folder.hpp"

#include <optional>

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/redirect_error.hpp>
#include <doctest/doctest.h>

using namespace remembrancer;
using namespace std::chrono_literals;

namespace {

const base::instant start = std::chrono::sys_days(2018y / 12 / 5) + 8h;

plan::send_outcome accepted(const connectors::delivery&) {
    return {plan::verdict::accepted, {}, {}, {}, false};
}

plan::send_outcome unreachable(const connectors::delivery&) {
    return {plan::verdict::deferred, plan::failure::network, "refused", {}, true};
}

/// A dispatcher on a store of its own, with a clock that runs as fast as it can.
struct bench {
    explicit bench(test::scripted_connector::script first = accepted,
                   test::scripted_connector::script second = accepted)
        : one(io.get_executor(), std::move(first)), two(io.get_executor(), std::move(second)) {}

    void put(int messages, const std::string& destination, bool claimed = false) {
        store::session& db = observer;
        store::transaction all(db);
        for (int i = 0; i < messages; ++i) {
            store::new_message message;
            message.key = "key-" + std::to_string(++keys);
            message.destination = destination;
            message.person = "Owner";
            message.model = plan::to_json(plan::message{});
            message.created = start;
            message.claimed = claimed;
            REQUIRE(store::insert_message(db, message));
        }
        all.commit();
    }

    void launch() {
        sending.emplace(io.get_executor(), clock, database,
                        outbox::dispatcher::connector_map{{"one", &one}, {"two", &two}}, settings,
                        [this](store::session&, const outbox::finished_send& dead,
                               base::instant now) {
                            store::new_message notice;
                            notice.key = "notice-" + dead.row.key;
                            notice.destination = "two";
                            notice.person = "Programme office";
                            notice.kind = plan::message_kind::notice;
                            notice.model = plan::to_json(plan::message{});
                            notice.created = now;
                            ++notices;
                            return std::optional(notice);
                        });
        boost::asio::co_spawn(io, sending->run(), [this](std::exception_ptr failed) {
            ended = true;
            if (failed)
                std::rethrow_exception(failed);
        });
    }

    /// Runs until `enough` holds.
    template <class Condition>
    void run_until(Condition enough) {
        while (!enough())
            REQUIRE(io.run_one_for(5s) > 0);
    }

    void finish() {
        sending->stop();
        run_until([this] { return ended; });
    }

    [[nodiscard]] store::outbox_counts counts() { return store::count_outbox(observer); }

    outbox::outbox_settings settings;
    boost::asio::io_context io{1};
    base::fast_clock clock{io.get_executor(), start, base::fast_clock::max_speed};
    test::temporary_folder folder;
    store::database database{store::session(folder.file("store.db"))};
    /// A connection of the test's own: the dispatcher's belongs to its thread.
    store::session observer{folder.file("store.db")};
    test::scripted_connector one;
    test::scripted_connector two;
    std::optional<outbox::dispatcher> sending;
    int keys = 0;
    int notices = 0;
    bool ended = false;
};

} // namespace

TEST_CASE("everything in the outbox is sent once and settled") {
    bench b;
    b.put(100, "one");
    b.launch();
    b.run_until([&] { return b.one.sent.size() == 100; });
    b.finish();
    CHECK(b.one.sent.size() == 100);
    CHECK(b.counts().accepted == 100);
    CHECK(b.one.most_at_once <= 4);
    for (const auto& delivery : b.one.sent)
        CHECK_FALSE(delivery.may_be_copy);
}

TEST_CASE("what a crash left claimed is sent again with the same key, as a marked copy") {
    bench b;
    b.put(3, "one", true);
    b.launch();
    b.run_until([&] { return b.one.sent.size() == 3; });
    b.finish();
    CHECK(b.counts().accepted == 3);
    for (const auto& delivery : b.one.sent) {
        CHECK(delivery.may_be_copy);
        CHECK(delivery.key.starts_with("key-"));
    }
}

TEST_CASE("a message that is deferred is tried again later until it is accepted") {
    int tries = 0;
    bench b([&](const connectors::delivery& what) {
        return ++tries < 5 ? unreachable(what) : accepted(what);
    });
    b.put(1, "one");
    b.launch();
    b.run_until([&] { return tries == 5; });
    const auto reached = b.clock.now();
    b.finish();
    CHECK(b.counts().accepted == 1);
    CHECK(reached - start > 15min * 0.8);
    const auto attempts = store::attempts_of(b.observer, plan::outbox_id{1});
    REQUIRE(attempts.size() == 5);
    CHECK(attempts[0].verdict == "deferred");
    CHECK(attempts[0].reason == "network");
    CHECK(attempts[4].verdict == "accepted");
}

TEST_CASE("a dead destination takes one place and leaves the other alone") {
    bench b(unreachable, accepted);
    b.put(200, "one");
    b.put(200, "two");
    b.launch();
    b.run_until([&] { return b.two.sent.size() == 200; });
    b.finish();
    CHECK(b.two.sent.size() == 200);
    CHECK(b.one.most_at_once == 1);
    CHECK(b.counts().accepted == 200);
    CHECK(b.counts().pending + b.counts().deferred == 200);
}

TEST_CASE("a message that is refused is dead, and one notice tells of it") {
    bench b([](const connectors::delivery&) {
        return plan::send_outcome{
            plan::verdict::refused, plan::failure::recipient, "5.1.1", {}, false};
    });
    b.put(1, "one");
    b.launch();
    b.run_until([&] { return b.two.sent.size() == 1; });
    b.finish();
    CHECK(b.counts().dead == 1);
    CHECK(b.notices == 1);
}

TEST_CASE("a notice that dies begets no other") {
    bench b(accepted, [](const connectors::delivery&) {
        return plan::send_outcome{plan::verdict::refused, plan::failure::content, "no", {}, false};
    });
    b.put(1, "two");
    b.launch();
    b.run_until([&] { return b.two.sent.size() == 2; });
    b.finish();
    CHECK(b.notices == 1);
    CHECK(b.counts().dead == 2);
}

TEST_CASE("stopping lets sends under way end, gives unsent claims back, and settles") {
    bench b;
    b.put(1, "one");
    b.launch();
    b.run_until([&] { return b.one.sent.size() == 1 && b.counts().accepted == 1; });
    b.put(60, "one");
    b.one.close();
    b.sending->nudge();
    b.run_until([&] { return b.one.sent.size() == 5; });
    b.sending->stop();
    b.io.poll();
    b.one.open();
    b.run_until([&] { return b.ended; });
    CHECK(b.counts().accepted == 5);
    CHECK(b.counts().claimed == 0);
    CHECK(b.counts().pending == 56);
}

TEST_CASE("never more than the window is claimed") {
    bench b;
    b.settings.window = 7;
    b.put(1, "one");
    b.put(1, "two");
    b.launch();
    b.run_until([&] { return b.counts().accepted == 2; });
    b.one.close();
    b.two.close();
    b.put(50, "one");
    b.put(50, "two");
    b.sending->nudge();
    b.run_until([&] { return b.one.sent.size() + b.two.sent.size() == 2 + 7; });
    CHECK(b.counts().claimed <= 7);
    b.one.open();
    b.two.open();
    b.run_until([&] { return b.one.sent.size() + b.two.sent.size() == 102; });
    b.finish();
    CHECK(b.counts().accepted == 102);
}

TEST_CASE("a destination that hangs leaves a share of the window to the other") {
    bench b;
    b.settings.window = 8;
    b.put(1, "one");
    b.put(1, "two");
    b.launch();
    b.run_until([&] { return b.counts().accepted == 2; });
    b.one.close();
    b.put(50, "one");
    b.sending->nudge();
    b.run_until([&] { return b.one.sent.size() == 1 + 4; });
    b.put(300, "two");
    b.sending->nudge();
    b.run_until([&] { return b.two.sent.size() == 301; });
    CHECK(b.one.sent.size() == 5);
    b.one.open();
    b.finish();
}

TEST_CASE("messages inserted as claimed are adopted and sent without another claim") {
    bench b;
    b.put(1, "one");
    b.launch();
    b.run_until([&] { return b.counts().accepted == 1; });
    const int places = b.sending->reserve("one", 3);
    REQUIRE(places == 3);
    b.put(2, "one", true);
    b.sending->adopt("one", places, store::list_outbox(b.observer, "claimed", 1000));
    b.run_until([&] { return b.one.sent.size() == 3; });
    b.finish();
    CHECK(b.counts().accepted == 3);
    CHECK_FALSE(b.one.sent.back().may_be_copy);
}
