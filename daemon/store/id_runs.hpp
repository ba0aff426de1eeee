#pragma once

// For the files of this folder only.

#include <algorithm>
#include <cstdint>
#include <span>

namespace remembrancer::store {

/// Calls `read(first, last)` for stretches of numbers that hold all of `ids`: one for a run of ids
/// that lie close together, which may hold others as well, else one an id.
template <class Read>
void each_run(std::span<const std::int64_t> ids, const Read& read) {
    if (ids.empty())
        return;
    const auto [low, high] = std::ranges::minmax(ids);
    if (high - low <= 4 * std::ssize(ids)) {
        read(low, high);
        return;
    }
    for (const std::int64_t id : ids)
        read(id, id);
}

} // namespace remembrancer::store
