#pragma once

#include "daemon/plan/item.hpp"
#include "daemon/store/session.hpp"

#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace remembrancer::store {

/// A row of a table of dependencies: its refs as typed, and what the last import made of them.
struct dependency_row {
    std::int64_t id = 0;
    std::string programme; ///< whose plan it stands in, as an item has it
    std::string predecessor;
    std::string successor;
    int lag_days = 0;
    plan::source_place place; ///< of the predecessor
    std::optional<plan::item_id> successor_id;

    friend bool operator==(const dependency_row&, const dependency_row&) = default;
};

/// In the order in which they were stored.
[[nodiscard]] std::vector<dependency_row> dependency_rows(session& db);

/// Forgets all rows of these programmes. Inside a transaction.
void drop_dependency_rows(session& db, const std::set<std::string>& programmes);

/// Returns its number. Inside a transaction.
[[nodiscard]] std::int64_t insert_dependency_row(session& db, const dependency_row& row);

/// Which item the row's successor is; none while no single one is called that. Inside a
/// transaction.
void set_successor(session& db, std::int64_t row, std::optional<plan::item_id> successor);

} // namespace remembrancer::store
