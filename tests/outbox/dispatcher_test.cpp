#include "daemon/outbox/dispatcher.hpp"

#include "tests/outbox/dispatcher_bench.hpp"

#include <doctest/doctest.h>

using namespace remembrancer;
using namespace std::chrono_literals;
using bench = test::dispatcher_bench<base::fast_clock>;
using test::accepted;
using test::start;
using test::unreachable;

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

TEST_CASE("settings that change while it runs count from the next start") {
    bench b;
    b.settings.window = 2;
    b.put(40, "one");
    b.launch();
    b.settings.window = 40;
    b.run_until([&] { return b.one.sent.size() == 40; });
    b.finish();
    CHECK(b.one.most_at_once <= 2);
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

TEST_CASE(
    "a destination that takes our key for wrong keeps its messages, and a notice tells of it") {
    bench b([](const connectors::delivery&) {
        return plan::send_outcome{plan::verdict::deferred, plan::failure::auth, "401", {}, true};
    });
    b.put(3, "one");
    b.launch();
    b.run_until([&] { return b.two.sent.size() == 1; });
    b.finish();
    CHECK(b.counts().dead == 0);
    CHECK(b.counts().pending + b.counts().deferred == 3);
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
