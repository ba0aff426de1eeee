#pragma once

#include "daemon/plan/predecessor.hpp"
#include "daemon/store/session.hpp"

#include <cstdint>
#include <span>
#include <vector>

namespace remembrancer::store {

/// That one item must be there before another.
struct dependency {
    plan::item_id predecessor;
    int lag_days = 0;

    friend bool operator==(const dependency&, const dependency&) = default;
};

[[nodiscard]] bool has_dependencies(session& db);

/// By the predecessors' numbers.
[[nodiscard]] std::vector<dependency> dependencies_of(session& db, plan::item_id successor);

/// Replaces those of one successor, each predecessor once, and wakes it if they are others than
/// before. Inside a transaction.
void replace_dependencies(session& db, plan::item_id successor, std::vector<dependency> now);

/// Forgets those of items that depend on nothing any more, by their own column or by a table of
/// dependencies, and wakes them. Inside a transaction.
void drop_untyped_dependencies(session& db);

/// Says that an item got another date than it had, or one again, by the plan of that day: a change
/// that its successors hear of. Inside a transaction.
void note_new_date(session& db, plan::item_id of, plan::date as_of);

[[nodiscard]] std::vector<plan::item_id> successors_of(session& db, plan::item_id predecessor);

/// What must be there before each of these items, by their numbers.
[[nodiscard]] std::vector<plan::predecessor>
predecessors_of(session& db, std::span<const std::int64_t> successors);

/// Wakes what depends on an item, and the product that it is a part of. Inside a transaction.
void wake_dependents(session& db, plan::item_id changed);

} // namespace remembrancer::store
