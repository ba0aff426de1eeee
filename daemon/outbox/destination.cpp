#include "daemon/outbox/destination.hpp"

#include <algorithm>
#include <cmath>

namespace remembrancer::outbox {
namespace {

constexpr std::chrono::hours longest_named_wait{6};

} // namespace

destination_state::destination_state(connectors::sending_limits limits,
                                     const outbox_settings& settings)
    : limits_(limits), settings_(settings), tokens_(std::max(1.0, limits.per_second)) {}

int destination_state::in_flight_limit(base::instant now) const {
    if (now < closed_until_)
        return 0;
    return proven_ ? limits_.in_flight : 1;
}

std::optional<base::instant> destination_state::closed_until(base::instant now) const {
    return now < closed_until_ ? std::optional(closed_until_) : std::nullopt;
}

void destination_state::on_outcome(const plan::send_outcome& outcome, base::instant now) {
    // One was taken before it was sent; how many more there were is known only now. What is owed
    // the next message waits for.
    tokens_ -= std::max(0, outcome.requests - 1);
    if (outcome.verdict == plan::verdict::accepted) {
        proven_ = true;
        failures_ = 0;
        // A peer that asks for a pause asks for it once, with the answer that used up its patience;
        // answers to what was under way meanwhile may come after it.
        if (!pauses_)
            closed_until_ = {};
        if (outcome.pause) {
            const auto pause =
                std::min<std::chrono::milliseconds>(*outcome.pause, longest_named_wait);
            closed_until_ = std::max(closed_until_, now + pause);
            pauses_ = true;
        }
        return;
    }
    if (!outcome.affects_destination)
        return;
    // Those that were under way when the first failed say nothing new.
    if (!proven_ && now < closed_until_)
        return;
    proven_ = false;
    std::chrono::seconds wait = settings_.first_probe;
    for (int i = 0; i < failures_ && wait < settings_.longest_probe; ++i)
        wait *= 2;
    wait = std::min(wait, settings_.longest_probe);
    if (outcome.retry_after)
        wait = std::clamp<std::chrono::seconds>(*outcome.retry_after, std::chrono::seconds(1),
                                                longest_named_wait);
    ++failures_;
    closed_until_ = now + wait;
    pauses_ = false;
}

std::optional<base::instant> destination_state::take_token(base::instant now) {
    if (limits_.per_second <= 0)
        return std::nullopt;
    const double most = std::max(1.0, limits_.per_second);
    if (tokens_at_) {
        const std::chrono::duration<double> passed = now - *tokens_at_;
        tokens_ = std::min(most, tokens_ + passed.count() * limits_.per_second);
    }
    tokens_at_ = now;
    if (tokens_ >= 1) {
        tokens_ -= 1;
        return std::nullopt;
    }
    const double missing = (1 - tokens_) / limits_.per_second;
    return now + std::chrono::milliseconds(
                     std::max<std::int64_t>(1, std::llround(std::ceil(missing * 1000))));
}

} // namespace remembrancer::outbox
