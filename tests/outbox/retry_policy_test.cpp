#include "daemon/outbox/retry_policy.hpp"

#include <doctest/doctest.h>

using namespace remembrancer;
using namespace std::chrono_literals;
using outbox::retry_reason;
using plan::failure;
using plan::outbox_state;
using plan::verdict;

namespace {

const base::instant now = std::chrono::sys_days(2018y / 12 / 5) + 8h + 30min;
const outbox::outbox_settings settings;

plan::send_outcome outcome(verdict what, failure why = failure::none,
                           std::optional<std::chrono::seconds> after = {}) {
    return {what, why, "the peer's words", after, false};
}

store::outbox_row tried(int attempts, int unknown = 0, base::instant first = now) {
    store::outbox_row row;
    row.id = {7};
    row.attempts = attempts;
    row.unknown_attempts = unknown;
    if (attempts > 0)
        row.first_attempt_at = first;
    return row;
}

} // namespace

TEST_CASE("an outcome decides what becomes of a message") {
    struct row {
        std::string name;
        store::outbox_row message;
        plan::send_outcome got;
        outbox_state state;
        retry_reason why;
        base::instant next;
    };
    const row rows[] = {
        {"accepted", tried(0), outcome(verdict::accepted), outbox_state::accepted,
         retry_reason::accepted, now},
        {"refused", tried(0), outcome(verdict::refused, failure::recipient), outbox_state::dead,
         retry_reason::refused, now},
        {"first failure waits a minute", tried(0), outcome(verdict::deferred, failure::server),
         outbox_state::deferred, retry_reason::will_retry, now + 60s},
        {"waits double", tried(3), outcome(verdict::deferred, failure::network),
         outbox_state::deferred, retry_reason::will_retry, now + 480s},
        {"waits end at an hour", tried(40), outcome(verdict::deferred, failure::network),
         outbox_state::deferred, retry_reason::will_retry, now + 3600s},
        {"the peer names the time", tried(0),
         outcome(verdict::deferred, failure::rate_limited, 90s), outbox_state::deferred,
         retry_reason::peer_named_the_time, now + 94500ms},
        {"not for longer than six hours", tried(0),
         outcome(verdict::deferred, failure::rate_limited, 48h), outbox_state::deferred,
         retry_reason::peer_named_the_time, now + 6h + 18min},
        {"not at once", tried(0), outcome(verdict::deferred, failure::rate_limited, 0s),
         outbox_state::deferred, retry_reason::peer_named_the_time, now + 1050ms},
        {"unknown is sent again", tried(0), outcome(verdict::unknown, failure::timeout),
         outbox_state::deferred, retry_reason::fate_unknown, now + 60s},
        {"unknown three times is sent again", tried(2, 2),
         outcome(verdict::unknown, failure::timeout), outbox_state::deferred,
         retry_reason::fate_unknown, now + 240s},
        {"unknown four times is dead", tried(3, 3), outcome(verdict::unknown, failure::timeout),
         outbox_state::dead, retry_reason::too_often_unknown, now},
        {"just young enough", tried(9, 0, now - 72h + 1ms),
         outcome(verdict::deferred, failure::server), outbox_state::deferred,
         retry_reason::will_retry, now + 3600s},
        {"too old", tried(9, 0, now - 72h), outcome(verdict::deferred, failure::server),
         outbox_state::dead, retry_reason::too_old, now},
        {"accepted however old", tried(9, 0, now - 100h), outcome(verdict::accepted),
         outbox_state::accepted, retry_reason::accepted, now},
    };
    for (const row& r : rows) {
        CAPTURE(r.name);
        const auto made = outbox::decide(r.message, r.got, now, settings, 0.5);
        CHECK(made.settlement.state == r.state);
        CHECK(made.why == r.why);
        CHECK(made.settlement.next_attempt_at == r.next);
        CHECK(made.settlement.attempts == r.message.attempts + 1);
        CHECK(made.settlement.id == r.message.id);
    }
}

TEST_CASE("a message whose fate is unknown is a possible copy from then on") {
    const auto first =
        outbox::decide(tried(0), outcome(verdict::unknown, failure::timeout), now, settings, 0);
    CHECK(first.settlement.may_be_copy);
    CHECK_FALSE(first.settlement.sent_as_copy);
    store::outbox_row again = tried(1, 1);
    again.may_be_copy = true;
    const auto second =
        outbox::decide(again, outcome(verdict::deferred, failure::server), now, settings, 0);
    CHECK(second.settlement.may_be_copy);
    CHECK(second.settlement.sent_as_copy);
    CHECK(second.settlement.unknown_attempts == 1);
}

TEST_CASE("jitter spreads waits, and never shortens one that the peer named") {
    const auto wait = [](std::optional<std::chrono::seconds> named, double jitter) {
        return outbox::decide(tried(0), outcome(verdict::deferred, failure::server, named), now,
                              settings, jitter)
                   .settlement.next_attempt_at -
               now;
    };
    CHECK(wait({}, 0) == 48s);
    CHECK(wait({}, 0.999) > 71s);
    CHECK(wait(100s, 0) == 100s);
    CHECK(wait(100s, 0.999) > 109s);
}
