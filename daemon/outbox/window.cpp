// Who gets how much of the dispatcher's window, and until when it has nothing to do.

#include "daemon/outbox/dispatcher.hpp"

#include <algorithm>
#include <cassert>
#include <utility>

namespace remembrancer::outbox {
namespace {

// Places of the window that each destination can count on.
constexpr int kept_share = 8;
// Claimed for each send that may be under way, so far as the window has room.
constexpr int claims_for_each_send = 4;

} // namespace

int dispatcher::reserve(const std::string& destination, int want) {
    assert(main_.is_here());
    const auto found = lanes_.find(destination);
    if (found == lanes_.end() || stopping_)
        return 0;
    // What is inserted as claimed never meets the turn that looks for earlier messages.
    if (found->second->connector.follows_up())
        return 0;
    const int granted = std::clamp(free_places(*found->second), 0, want);
    found->second->claimed += granted;
    claimed_ += granted;
    if (granted > 0)
        busy_ = clock_.hold();
    return granted;
}

void dispatcher::adopt(const std::string& destination, int reserved,
                       std::vector<store::outbox_row> rows) {
    assert(main_.is_here());
    const auto found = lanes_.find(destination);
    // A channel that was added while running has no lane before the next start.
    if (found == lanes_.end())
        return;
    lane& to = *found->second;
    const int unused = reserved - static_cast<int>(rows.size());
    to.claimed -= unused;
    claimed_ -= unused;
    for (store::outbox_row& row : rows)
        to.queue.push_back(std::move(row));
    start_sends(to);
    signal_.notify(clock_);
}

int dispatcher::free_places(const lane& of) const {
    const int limit = of.health.in_flight_limit(clock_.now());
    // Claimed beyond what is under way, so that sends need not wait for a commit, however slow.
    const int most = limit <= 1 ? limit : claims_for_each_send * limit;
    // A share of the window is kept for each of the others, so that one that hangs holds up nobody.
    const int share = std::min(kept_share, settings_.window / static_cast<int>(lanes_.size()));
    int kept = 0;
    for (const auto& [name, other] : lanes_) {
        if (other.get() != &of)
            kept += std::max(0, share - other->claimed);
    }
    return std::min(most - of.claimed, settings_.window - claimed_ - kept);
}

bool dispatcher::falls_back() const {
    return others_.next && settings_.fallback_after > std::chrono::seconds(0);
}

void dispatcher::look_for_late() {
    if (falls_back())
        late_at_ = base::instant::min();
}

void dispatcher::ask_for_late(turn_input& work) {
    if (!falls_back())
        return;
    // In the place of a dead one another may wait from this turn on.
    const auto comes_back = [](const finished_send& sent) {
        const plan::outbox_state state = sent.what.settlement.state;
        return (state == plan::outbox_state::deferred || state == plan::outbox_state::dead) &&
               sent.row.kind == plan::to_text(plan::message_kind::escalation);
    };
    // As long as one waits the next turn may be the one that sends it: then nothing waits for its
    // time any more.
    work.looks_for_late = late_at_ != base::instant::max() || !work.unsent.empty() ||
                          std::ranges::any_of(work.finished, comes_back);
    if (work.looks_for_late)
        late_at_ = base::instant::max();
}

bool dispatcher::turn_is_due() const {
    if (flush_now_ || std::ssize(finished_) >= settings_.flush_at)
        return true;
    if (stopping_) {
        const bool unsent = std::ranges::any_of(
            lanes_, [](const auto& entry) { return !entry.second->queue.empty(); });
        const bool settles = !finished_.empty() || !unused_.empty();
        return unsent || (settles && (in_flight_ == 0 || drain_over_));
    }
    if (!unused_.empty())
        return true;
    const base::instant now = clock_.now();
    if (late_at_ <= now)
        return true;
    return std::ranges::any_of(lanes_, [&](const auto& entry) {
        return entry.second->next_due <= now && free_places(*entry.second) > 0;
    });
}

boost::asio::awaitable<void> dispatcher::wait_for_work() {
    base::instant deadline = base::instant::max();
    const base::instant now = clock_.now();
    if (!stopping_)
        deadline = late_at_;
    for (const auto& [name, to] : lanes_) {
        if (to->token_at)
            deadline = std::min(deadline, *to->token_at);
        // Nothing more is claimed while stopping: only outcomes count.
        if (stopping_ || to->next_due == base::instant::max())
            continue;
        // An open lane without room waits for an outcome, not for a time.
        const auto closed_until = to->health.closed_until(now);
        if (!closed_until && free_places(*to) <= 0)
            continue;
        deadline =
            std::min(deadline, std::max(to->next_due, closed_until.value_or(base::instant::min())));
    }
    // What waits for a token or a probe waits for time to pass; what is under way must not.
    if (in_flight_ == 0 && finished_.empty())
        busy_.release();
    base::awakening woken = co_await clock_.wait_until(deadline, signal_);
    busy_ = std::move(woken.busy);
    for (const auto& [name, to] : lanes_) {
        if (to->token_at && *to->token_at <= clock_.now()) {
            to->token_at.reset();
            start_sends(*to);
        }
    }
}

} // namespace remembrancer::outbox
