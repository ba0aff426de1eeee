#include "daemon/outbox/dispatcher.hpp"

#include "tests/outbox/dispatcher_bench.hpp"

#include <filesystem>

#include <doctest/doctest.h>

using namespace remembrancer;
using namespace std::chrono_literals;
using bench = test::dispatcher_bench<base::fast_clock>;
using test::accepted;
using test::start;
using test::unreachable;

namespace {

/// A job that ends as one does whose commit met a failing disk.
void fail_one_job(bench& b, bool& failed) {
    auto job = [](store::session&) -> int {
        throw store::failure(store::failure_kind::io, "the disk failed");
    };
    boost::asio::co_spawn(b.io, b.database.run(std::move(job)),
                          [&](const std::exception_ptr& error, int) { failed = error != nullptr; });
}

} // namespace

TEST_CASE("claims that a failed commit left behind are given back and sent unmarked") {
    bench b;
    b.put(1, "one");
    b.launch();
    b.run_until([&] { return b.counts().accepted == 1; });
    b.put(3, "one", true);
    bool failed = false;
    fail_one_job(b, failed);
    b.run_until([&] { return b.one.sent.size() == 4; });
    b.finish();
    CHECK(failed);
    CHECK(b.counts().accepted == 4);
    for (const auto& delivery : b.one.sent)
        CHECK_FALSE(delivery.may_be_copy);
}

TEST_CASE("what is under way when the store is opened again is neither given back nor repeated") {
    bench b;
    b.put(1, "one");
    b.launch();
    b.run_until([&] { return b.counts().accepted == 1; });
    b.one.close();
    b.put(60, "one");
    b.sending->nudge();
    b.run_until([&] { return b.one.sent.size() == 5; });
    const long long claimed = b.counts().claimed;
    CHECK(claimed > 4);
    bool failed = false;
    fail_one_job(b, failed);
    b.run_until([&] { return failed; });
    b.io.poll();
    CHECK(b.counts().claimed == claimed);
    b.one.open();
    b.run_until([&] { return b.counts().accepted == 61; });
    b.finish();
    CHECK(b.one.sent.size() == 61);
}

TEST_CASE("a message whose time has come does not wait for one that hangs") {
    int tries = 0;
    test::dispatcher_bench<base::fake_clock> b([&](const connectors::delivery& what) {
        if (++tries == 2)
            return plan::send_outcome{plan::verdict::deferred, plan::failure::server, "later", 3s,
                                      false};
        return accepted(what);
    });
    b.put(1, "one");
    b.launch();
    b.run_until([&] { return b.counts().accepted == 1; });
    b.put(1, "one");
    b.sending->nudge();
    b.run_until([&] { return b.counts().deferred == 1; });
    b.one.close();
    b.put(1, "one");
    b.sending->nudge();
    b.run_until([&] { return b.one.sent.size() == 3; });
    b.io.poll();
    b.clock.advance_to(start + 5s);
    b.run_until([&] { return b.one.sent.size() == 4; });
    CHECK(b.one.sent.back().key == "key-2");
    b.one.open();
    b.finish();
}

TEST_CASE("a message that was put off is not tried again in its reader's quiet hours") {
    int tries = 0;
    bench b([&](const connectors::delivery& what) {
        return ++tries < 2 ? unreachable(what) : accepted(what);
    });
    const base::instant morning = start + 24h;
    b.not_before = [&](const std::string& person, base::instant when) {
        CHECK(person == "Owner");
        return when > start ? std::max(when, morning) : when;
    };
    b.put(1, "one");
    b.launch();
    b.run_until([&] { return tries == 2; });
    CHECK(b.clock.now() >= morning);
    b.finish();
    CHECK(b.counts().accepted == 1);
}

TEST_CASE("what waited behind a dead destination does not leave in its reader's quiet hours") {
    int tries = 0;
    bench b([&](const connectors::delivery& what) {
        return ++tries < 2 ? unreachable(what) : accepted(what);
    });
    const base::instant morning = start + 24h;
    b.not_before = [&](const std::string&, base::instant when) {
        return when > start ? std::max(when, morning) : when;
    };
    // More than are claimed at once; all but the first are never tried before the night.
    b.settings.window = 10;
    b.put(30, "one");
    b.launch();
    b.run_until([&] { return tries == 2; });
    CHECK(b.clock.now() >= morning);
    CHECK(b.counts().accepted == 0);
    b.run_until([&] { return b.counts().accepted == 30; });
    b.finish();
    for (const store::outbox_row& row : store::list_outbox(b.observer, "", 100)) {
        CHECK(base::to_iso(store::attempts_of(b.observer, row.id).back().at) >=
              base::to_iso(morning));
        CHECK_FALSE(row.may_be_copy);
        CHECK(row.attempts == (row.key == "key-1" ? 2 : 1));
    }
    CHECK(tries == 31);
}

TEST_CASE("a reader's quiet hours hold up nobody else, and a stop in them loses nothing") {
    bench b;
    b.not_before = [](const std::string& person, base::instant when) {
        return person == "Sleeper" ? when + 24h : when;
    };
    b.person = "Sleeper";
    b.put(5, "one");
    b.person = "Owner";
    b.put(5, "one");
    b.person = "Sleeper";
    b.put(1, "one");
    b.launch();
    b.run_until([&] { return b.counts().accepted == 5; });
    b.finish();
    CHECK(b.one.sent.size() == 5);
    CHECK(b.counts().claimed == 0);
    CHECK(b.counts().pending == 6);
}

TEST_CASE("sends that had not gone when the drain time ended are given back unmarked") {
    bench b;
    b.settings.drain = 0s;
    b.put(1, "one");
    b.launch();
    b.run_until([&] { return b.counts().accepted == 1; });
    b.one.close();
    b.put(10, "one");
    b.sending->nudge();
    b.run_until([&] { return b.one.sent.size() == 5; });
    b.finish();
    CHECK(b.counts().claimed == 0);
    CHECK(b.counts().pending == 10);
    for (const store::outbox_row& row : store::list_outbox(b.observer, "pending", 100)) {
        CHECK_FALSE(row.may_be_copy);
        CHECK(row.attempts == 0);
    }
}

TEST_CASE("no turn pays for a checkpoint; the dispatcher makes one between turns") {
    bench b;
    b.settings.window = 1;
    b.put(300, "one");
    const std::string file = b.folder.file("store.db");
    const auto before = std::filesystem::file_size(file);
    store::session other(file);
    for (int i = 0; i < 300; ++i)
        (void)outbox::run_turn(other, {}, {b.settings, {}, {}});
    CHECK(std::filesystem::file_size(file) == before);
    b.launch();
    b.run_until([&] { return b.counts().accepted == 300; });
    b.finish();
    CHECK(std::filesystem::file_size(file) > before);
}
