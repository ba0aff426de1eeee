#pragma once

#include "daemon/plan/alert.hpp"
#include "daemon/plan/item.hpp"

#include <span>
#include <vector>

namespace remembrancer::routing {

struct continued {
    plan::episode episode;
    plan::finding finding;

    friend bool operator==(const continued&, const continued&) = default;
};

struct ended {
    plan::episode episode;
    /// `closed`, `no_longer_holds`, or `recast` when it was about the item's own date.
    plan::reason why = plan::reason::no_longer_holds;
    /// The item is late by another rule from the same day: those who heard of it are not told
    /// that it is over.
    bool taken_over = false;

    friend bool operator==(const ended&, const ended&) = default;
};

struct changes {
    std::vector<plan::finding> opened; ///< of which `open_episode` makes episodes
    std::vector<routing::continued> continued;
    std::vector<routing::ended> ended;

    friend bool operator==(const changes&, const changes&) = default;
};

/// What today's findings make of the open episodes of an item. A vanished item's episodes stay as
/// they are: nobody knows whether it is done, dropped or renamed. Does not allocate when there is
/// neither a finding nor an episode.
[[nodiscard]] changes reconcile(const plan::item& item, std::span<const plan::episode> open,
                                std::span<const plan::finding> findings);

/// Whether the episode that a finding opens today takes over from one that ends
/// (`opening::takes_over`), which was late: of papers that were merely due nobody has heard as
/// late.
[[nodiscard]] bool takes_over(const plan::finding& opened, const changes& of, plan::date today);

} // namespace remembrancer::routing
