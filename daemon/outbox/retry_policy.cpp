#include "daemon/outbox/retry_policy.hpp"

#include <algorithm>

namespace remembrancer::outbox {
namespace {

using std::chrono::milliseconds;
using std::chrono::seconds;

// A peer may ask for patience, but not for ever, and not for a busy loop.
constexpr seconds shortest_named_wait{1};
constexpr seconds longest_named_wait{6 * 3600};

milliseconds spread(seconds wait, double jitter) {
    const double factor = 0.8 + 0.4 * jitter;
    return milliseconds(
        static_cast<std::int64_t>(static_cast<double>(milliseconds(wait).count()) * factor));
}

seconds doubled(seconds first, seconds longest, int times) {
    seconds wait = first;
    for (int i = 0; i < times && wait < longest; ++i)
        wait *= 2;
    return std::min(wait, longest);
}

} // namespace

std::string_view to_text(retry_reason why) {
    switch (why) {
    case retry_reason::accepted:
        return "accepted";
    case retry_reason::will_retry:
        return "will_retry";
    case retry_reason::peer_named_the_time:
        return "peer_named_the_time";
    case retry_reason::fate_unknown:
        return "fate_unknown";
    case retry_reason::refused:
        return "refused";
    case retry_reason::too_old:
        return "too_old";
    case retry_reason::too_often_unknown:
        return "too_often_unknown";
    }
    return "";
}

decision decide(const store::outbox_row& row, const plan::send_outcome& outcome, base::instant now,
                const outbox_settings& settings, double jitter) {
    decision made;
    store::settlement& s = made.settlement;
    s.id = row.id;
    s.attempts = row.attempts + 1;
    s.unknown_attempts = row.unknown_attempts;
    s.may_be_copy = row.may_be_copy || outcome.partly_arrived;
    s.sent_as_copy = row.may_be_copy;
    s.at = now;
    s.first_attempt_at = row.first_attempt_at.value_or(now);
    s.next_attempt_at = now;
    s.outcome = outcome;
    const auto end = [&](plan::outbox_state state, retry_reason why) {
        s.state = state;
        made.why = why;
        return made;
    };

    if (outcome.verdict == plan::verdict::accepted)
        return end(plan::outbox_state::accepted, retry_reason::accepted);
    if (outcome.verdict == plan::verdict::refused)
        return end(plan::outbox_state::dead, retry_reason::refused);
    if (outcome.verdict == plan::verdict::unknown) {
        ++s.unknown_attempts;
        s.may_be_copy = true;
        if (s.unknown_attempts > settings.unknown_retries)
            return end(plan::outbox_state::dead, retry_reason::too_often_unknown);
    }
    if (now - s.first_attempt_at >= settings.give_up_after)
        return end(plan::outbox_state::dead, retry_reason::too_old);

    if (outcome.retry_after) {
        // Never before the time that the peer named: the jitter only adds.
        const seconds wait =
            std::clamp(*outcome.retry_after, shortest_named_wait, longest_named_wait);
        s.next_attempt_at = now + wait +
                            milliseconds(static_cast<std::int64_t>(
                                jitter * 0.1 * static_cast<double>(milliseconds(wait).count())));
        return end(plan::outbox_state::deferred, retry_reason::peer_named_the_time);
    }
    const seconds wait = doubled(settings.first_wait, settings.longest_wait, row.attempts);
    s.next_attempt_at = now + spread(wait, jitter);
    return end(plan::outbox_state::deferred, outcome.verdict == plan::verdict::unknown
                                                 ? retry_reason::fate_unknown
                                                 : retry_reason::will_retry);
}

} // namespace remembrancer::outbox
