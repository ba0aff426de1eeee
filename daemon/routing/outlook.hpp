#pragma once

#include "daemon/routing/plan_alerts.hpp"

#include <optional>
#include <span>
#include <vector>

namespace remembrancer::routing {

/// Why an alert of an open episode is not decided yet.
enum class not_yet {
    next_round, ///< its step is reached: the next round decides it
    later,      ///< its step is not reached
    paused,     ///< reached, and a pause holds it back
    promised,   ///< reached, and what was promised has not passed: only those who do the work hear
    waits_for_day,     ///< its reader hears on a day of the week of their own
    waits_for_message, ///< it goes with its reader's next message; the day is that of the last
};

struct hearing_ahead {
    not_yet why = not_yet::later;
    plan::date on{};   ///< from when on it is told if nothing changes; of `next_round` today
    plan::alert alert; ///< as it would be decided, not stored
    std::optional<plan::pause> held_by; ///< of `paused`

    friend bool operator==(const hearing_ahead&, const hearing_ahead&) = default;
};

/// Who is still to hear of an open episode whose rule holds: what is held back first, then the days
/// to come, as far as the next six on which anybody hears. Empty for what is told to nobody: a
/// vanished item, one that is closed. What is held back is not named again on the day on which it
/// comes. What readers have chosen is not looked at: nothing waits for their days or messages.
/// `so_far`: every alert of the episode that is stored.
[[nodiscard]] std::vector<hearing_ahead>
outlook(const plan::episode& episode, const plan::finding& finding, const plan::item& item,
        std::span<const plan::alert> so_far, const routing_context& in);

} // namespace remembrancer::routing
