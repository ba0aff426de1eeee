#include "daemon/outbox/transitions.hpp"

#include <algorithm>
#include <array>

namespace remembrancer::outbox {
namespace {

using plan::outbox_state;

constexpr std::array all{
    transition{outbox_state::pending, event::claim, outbox_state::claimed},
    transition{outbox_state::deferred, event::claim, outbox_state::claimed},
    transition{outbox_state::claimed, event::accept, outbox_state::accepted},
    transition{outbox_state::claimed, event::defer, outbox_state::deferred},
    transition{outbox_state::claimed, event::give_up, outbox_state::dead},
    transition{outbox_state::claimed, event::return_unsent, outbox_state::pending},
    transition{outbox_state::claimed, event::return_tried, outbox_state::deferred},
    transition{outbox_state::claimed, event::recover, outbox_state::pending},
    transition{outbox_state::pending, event::withdraw, outbox_state::cancelled},
    transition{outbox_state::deferred, event::withdraw, outbox_state::cancelled},
    transition{outbox_state::pending, event::replace, outbox_state::cancelled},
    transition{outbox_state::deferred, event::replace, outbox_state::cancelled},
    transition{outbox_state::dead, event::replace, outbox_state::cancelled},
    transition{outbox_state::dead, event::retry, outbox_state::pending},
    transition{outbox_state::deferred, event::retry, outbox_state::pending},
    transition{outbox_state::pending, event::drop, outbox_state::cancelled},
    transition{outbox_state::deferred, event::drop, outbox_state::cancelled},
    transition{outbox_state::dead, event::drop, outbox_state::cancelled},
    transition{outbox_state::accepted, event::receipt_delivered, outbox_state::delivered},
    transition{outbox_state::accepted, event::receipt_bounced, outbox_state::bounced},
};

} // namespace

std::span<const transition> transitions() {
    return all;
}

bool may(plan::outbox_state from, event what) {
    return std::ranges::any_of(
        all, [&](const transition& t) { return t.from == from && t.what == what; });
}

} // namespace remembrancer::outbox
