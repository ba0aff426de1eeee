#include "daemon/outbox/dispatcher.hpp"

#include "tests/outbox/dispatcher_bench.hpp"

#include <algorithm>
#include <vector>

#include <doctest/doctest.h>

using namespace remembrancer;
using namespace std::chrono_literals;
using plan::outbox_state;
using test::accepted;
using test::start;
using test::unreachable;

namespace {

plan::send_outcome unanswered(const connectors::delivery&) {
    return {plan::verdict::unknown, plan::failure::timeout, "no answer", {}, false};
}

plan::send_outcome refused(const connectors::delivery&) {
    return {plan::verdict::refused, plan::failure::recipient, "no such user", {}, false};
}

/// Everybody's channels are `one`, `two` and `three`, in this order.
template <class Clock>
struct bench_of : test::dispatcher_bench<Clock> {
    template <class... Scripts>
    explicit bench_of(Scripts... scripts) : test::dispatcher_bench<Clock>(scripts...) {
        this->kind = plan::message_kind::escalation;
        this->others.not_before = [this](const std::string& who, base::instant when) {
            return this->not_before ? this->not_before(who, when) : when;
        };
        this->others.next = [this](store::session& db, const store::outbox_row& late,
                                   base::instant now) { return next(db, late, now); };
    }

    std::optional<store::replacement> next(store::session& db, const store::outbox_row& late,
                                           base::instant now) {
        const auto tried = store::destinations_tried(db, late.id);
        for (const std::string& channel : channels) {
            if (std::ranges::find(tried, channel) != tried.end())
                continue;
            store::replacement by;
            by.message.key = late.key + "-" + channel;
            by.message.person = late.person;
            by.message.channel = by.message.destination = channel;
            by.message.kind = plan::message_kind::escalation;
            by.message.model = late.model;
            by.message.created = by.message.due = now;
            by.message.may_be_copy = late.may_be_copy;
            by.holds_all = true;
            return by;
        }
        return std::nullopt;
    }

    [[nodiscard]] std::vector<outbox_state> states() {
        std::vector<outbox_state> all;
        for (const store::outbox_row& row : store::list_outbox(this->observer, "", 99))
            all.insert(all.begin(), row.state);
        return all;
    }

    std::vector<std::string> channels{"one", "two", "three"};
};

using bench = bench_of<base::fast_clock>;
constexpr auto cancelled = outbox_state::cancelled;

} // namespace

TEST_CASE("with two of three channels dead, each of the others gets an escalation in its minutes") {
    std::optional<base::instant> reached_two;
    bench* at = nullptr;
    const auto second = [&](const connectors::delivery& what) {
        reached_two = reached_two.value_or(at->clock.now());
        return unreachable(what);
    };
    bench b(unreachable, second);
    at = &b;
    b.put(1, "one");
    b.launch();
    b.run_until([&] { return b.counts().accepted == 1; });
    const base::instant reached_three = b.clock.now();
    b.finish();
    CHECK(*reached_two == start + 15min);
    CHECK(reached_three == start + 30min);
    CHECK(b.one.sent.size() > 1);
    CHECK(b.three.sent.size() == 1);
    CHECK(b.states() == std::vector{cancelled, cancelled, outbox_state::accepted});
    CHECK_FALSE(b.three.sent[0].may_be_copy);
    CHECK(store::find_message(b.observer, plan::outbox_id{1})->last_outcome ==
          "went by two instead, as message 2 (deferred: network: refused)");
    CHECK(b.notices == 0);
}

TEST_CASE("what may have arrived goes by the next channel as a marked copy, and by that after it") {
    bench b(unanswered, unreachable);
    b.settings.unknown_retries = 100;
    b.put(1, "one");
    b.launch();
    b.run_until([&] { return b.counts().accepted == 1; });
    b.finish();
    CHECK(b.two.sent.at(0).may_be_copy);
    CHECK(b.three.sent.at(0).may_be_copy);
    const auto attempts = store::attempts_of(b.observer, plan::outbox_id{3});
    REQUIRE(attempts.size() == 1);
    CHECK(attempts[0].may_be_copy);
}

TEST_CASE("an escalation that was never tried because its destination is closed goes as well") {
    bench b([](const connectors::delivery& what) {
        plan::send_outcome busy = unreachable(what);
        busy.retry_after = 3h;
        return busy;
    });
    b.put(40, "one");
    b.launch();
    b.run_until([&] { return b.counts().accepted == 40; });
    CHECK(b.clock.now() == start + 15min);
    b.finish();
    CHECK(b.one.sent.size() == 1);
    CHECK(b.two.sent.size() == 40);
    CHECK(b.counts().cancelled == 40);
}

TEST_CASE(
    "what is no escalation waits for its own channel, and so does all when it is turned off") {
    int tries = 0;
    bench b([&](const connectors::delivery& what) {
        return ++tries < 8 ? unreachable(what) : accepted(what);
    });
    SUBCASE("a reminder") {
        b.kind = plan::message_kind::reminder;
    }
    SUBCASE("turned off") {
        b.settings.fallback_after = 0s;
    }
    b.put(1, "one");
    b.launch();
    b.run_until([&] { return b.counts().accepted == 1; });
    CHECK(b.clock.now() > start + 1h);
    b.finish();
    CHECK(b.two.sent.empty());
}

TEST_CASE("an escalation without a further channel keeps trying by its own") {
    int tries = 0;
    bench b([&](const connectors::delivery& what) {
        return ++tries < 8 ? unreachable(what) : accepted(what);
    });
    b.channels = {"one"};
    b.put(1, "one");
    b.launch();
    b.run_until([&] { return b.counts().accepted == 1; });
    b.finish();
    CHECK(b.one.sent.size() == 8);
    CHECK(b.states() == std::vector{outbox_state::accepted});
}

TEST_CASE("quiet hours do not make an escalation late") {
    const base::instant morning = start + 10h;
    std::optional<base::instant> reached_two;
    bench* at = nullptr;
    bench b(unreachable, [&](const connectors::delivery& what) {
        reached_two = at->clock.now();
        return accepted(what);
    });
    at = &b;
    SUBCASE("it waits for their end") {
        b.due = morning;
        b.not_before = [&](const std::string&, base::instant when) {
            return std::max(when, morning);
        };
    }
    SUBCASE("they begin before it was sent") {
        b.not_before = [&](const std::string&, base::instant when) {
            return when < start + 5min ? when : std::max(when, morning);
        };
    }
    b.put(1, "one");
    b.launch();
    b.run_until([&] { return b.counts().accepted == 1; });
    b.finish();
    CHECK(*reached_two == morning + 15min);
}

TEST_CASE("an escalation that is refused goes by the next channel at once, and a notice says so") {
    bench b(refused);
    b.put(1, "one");
    b.launch();
    b.run_until([&] { return b.counts().accepted == 2; });
    CHECK(b.clock.now() == start);
    b.finish();
    CHECK(b.states() == std::vector{cancelled, outbox_state::accepted, outbox_state::accepted});
    CHECK(b.notices == 1);
    const bool is_told =
        std::ranges::any_of(b.two.sent, [](const auto& each) { return each.model->note == "two"; });
    CHECK(is_told);
}

TEST_CASE(
    "what goes instead of a refused escalation to a closed destination goes on in its minutes") {
    bench b(refused, [](const connectors::delivery& what) {
        plan::send_outcome busy = unreachable(what);
        busy.retry_after = 3h;
        return busy;
    });
    b.one.close();
    b.put(1, "one");
    b.kind = plan::message_kind::reminder;
    b.put(3, "two");
    b.launch();
    // Turns have looked for late ones while this one was on its way.
    b.run_until([&] { return b.one.sent.size() == 1 && b.counts().deferred > 0; });
    b.one.open();
    b.run_until([&] { return b.counts().accepted == 1; });
    CHECK(b.clock.now() == start + 15min);
    b.finish();
    CHECK(b.three.sent.size() == 1);
}

TEST_CASE("after the daemon was down an escalation is first tried by its own channel") {
    bench b;
    b.due = start - 5h;
    b.put(3, "one");
    b.launch();
    b.run_until([&] { return b.counts().accepted == 3; });
    b.finish();
    CHECK(b.one.sent.size() == 3);
    CHECK(b.two.sent.empty());
}

TEST_CASE(
    "a start leaves an escalation the time it has left, and its channel two minutes at least") {
    struct row {
        const char* what;
        std::chrono::minutes due_before;
        std::chrono::seconds patience;
        std::chrono::seconds goes_after;
    };
    const row rows[] = {
        {"it had waited for its time and longer", 300min, 15min, 2min},
        {"most of its time had passed", 14min, 15min, 2min},
        {"some of its time had passed", 5min, 15min, 10min},
        {"its time is shorter than that", 300min, 1min, 1min},
    };
    for (const row& r : rows) {
        CAPTURE(r.what);
        bench b(unreachable);
        b.due = start - r.due_before;
        b.settings.fallback_after = r.patience;
        b.put(1, "one");
        b.launch();
        b.run_until([&] { return b.counts().accepted == 1; });
        CHECK((b.clock.now() - start) / 1s == r.goes_after / 1s);
        b.finish();
        CHECK_FALSE(b.one.sent.empty());
    }
}

TEST_CASE("an escalation on its way is left alone however long it takes") {
    bench_of<base::fake_clock> b;
    b.one.close();
    b.put(1, "one");
    b.launch();
    b.run_until([&] { return b.one.sent.size() == 1; });
    b.clock.advance_to(start + 2h);
    // A reminder shows that a turn has looked.
    b.kind = plan::message_kind::reminder;
    b.put(1, "three");
    b.sending->nudge();
    b.run_until([&] { return b.counts().accepted == 1; });
    CHECK(b.states() == std::vector{outbox_state::claimed, outbox_state::accepted});
    b.one.open();
    b.run_until([&] { return b.counts().accepted == 2; });
    b.finish();
    CHECK(b.two.sent.empty());
}

TEST_CASE("once no escalation waits, nothing wakes the dispatcher") {
    int tries = 0;
    bench_of<base::fake_clock> b([&](const connectors::delivery& what) {
        return ++tries < 2 ? unreachable(what) : accepted(what);
    });
    b.put(1, "one");
    b.launch();
    b.run_until([&] { return b.counts().deferred == 1; });
    b.clock.advance_to(start + 14min);
    b.run_until([&] { return b.counts().accepted == 1 && !b.clock.awaited(); });
    CHECK(b.clock.now() == start + 14min);
    b.finish();
}
