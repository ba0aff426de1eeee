#pragma once

#include "daemon/plan/alert.hpp"
#include "daemon/plan/message.hpp"
#include "daemon/routing/routing_settings.hpp"

#include <span>
#include <string>
#include <vector>

namespace remembrancer::routing {

/// What the order of a message needs to know of an alert to be told.
struct to_tell {
    plan::episode_id episode;
    int step = 0;
    plan::rule rule = plan::rule::due_soon;
    plan::reason reason = plan::reason::due_soon;
    plan::role told_as = plan::role::owner;
    bool stands_in = false; ///< the reader is not the principal
    std::optional<plan::date> anchor;
    std::string ref;        ///< of the item: the last word where all else is equal
    plan::round_id decided; ///< the round that decided it
    bool waits = false;     ///< it makes no message by itself

    friend bool operator==(const to_tell&, const to_tell&) = default;
};

/// One line of a message. The numbers are places in what `bundle` was given.
struct bundled_line {
    std::size_t alert = 0;
    /// Other alerts of the same episode to the same reader: settled by the same line.
    std::vector<std::size_t> also;

    friend bool operator==(const bundled_line&, const bundled_line&) = default;
};

struct bundled {
    plan::message_kind kind = plan::message_kind::reminder;
    std::vector<bundled_line> lines; ///< in the order of the message
    std::vector<bundled_line> left;  ///< for the next message; as many as `more_items` says

    friend bool operator==(const bundled&, const bundled&) = default;
};

/// Makes one message of everything that one person is to be told: one line an episode; escalations
/// first, then what the reader owns that is late (latest first), needs a date, is due (soonest
/// first), then questions, then what is over. When there is no room for all, what makes the message
/// goes in before what only waits for one, and of these what has waited longest first.
[[nodiscard]] bundled bundle(std::span<const to_tell> alerts, const bundle_settings& settings);

} // namespace remembrancer::routing
