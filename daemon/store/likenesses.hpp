#pragma once

#include "daemon/plan/likeness.hpp"
#include "daemon/store/session.hpp"

#include <cstdint>
#include <span>
#include <utility>
#include <vector>

namespace remembrancer::store {

/// An entry, and the earlier one that it reads much like.
using like_pair = std::pair<plan::item_id, plan::item_id>;

/// Whether any entry reads like another.
[[nodiscard]] bool has_likenesses(session& db);

/// Keeps these and no others, at most one of each entry, and wakes each whose likeness is another
/// than it was. Inside a transaction.
void replace_likenesses(session& db, std::vector<like_pair> found);

/// Of each of the entries that has one, by their numbers.
[[nodiscard]] std::vector<plan::likeness> likenesses_of(session& db,
                                                        std::span<const std::int64_t> items);

} // namespace remembrancer::store
