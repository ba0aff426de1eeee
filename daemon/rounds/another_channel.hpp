#pragma once

#include "daemon/outbox/fallback.hpp"
#include "daemon/rounds/known_people.hpp"
#include "daemon/rounds/snapshot.hpp"

#include <functional>
#include <memory>
#include <span>
#include <string>
#include <vector>

/// By which other channel an escalation goes when its own does not take it, and what it then says.
namespace remembrancer::rounds {

/// The person's next channel: the first of theirs that reaches them at a destination that is none
/// of `tried`. Null where there is none.
[[nodiscard]] reach reach_past(const snapshot& of, const std::string& name,
                               const plan::person* person, std::span<const std::string> tried);

struct urgent_part {
    plan::message model;
    bool is_all = false; ///< nothing was left out
};

/// A message's lines that cannot wait, with the same facts; the others are counted among those that
/// come in the next message. All of one that has no such line.
[[nodiscard]] urgent_part urgent_part_of(plan::message model);

/// The settings that hold now: a reload may have changed them since it was asked last. Called on
/// the database thread while the main thread changes them.
using latest_snapshot = std::function<std::shared_ptr<const snapshot>()>;

/// Of a message that may have arrived everything goes, as a marked copy; of another what cannot
/// wait. Each by the reader's next channel, when they may be sent something. Database thread.
[[nodiscard]] outbox::other_channels make_other_channels(latest_snapshot latest);

} // namespace remembrancer::rounds
