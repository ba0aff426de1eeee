#pragma once

#include "daemon/plan/listed_programme.hpp"
#include "daemon/store/session.hpp"

#include <string>
#include <vector>

namespace remembrancer::store {

/// What tables of programmes said, in the order in which they were first named. Throws failure.
[[nodiscard]] std::vector<plan::listed_programme> listed_programmes(session& db);

/// Stores one by its folded name. Inside a transaction.
void put_listed_programme(session& db, const plan::listed_programme& programme);

/// By its folded name. Inside a transaction.
void drop_listed_programme(session& db, const std::string& name);

/// Whether anything is of the programme, by its name as the store keeps it: an item, vanished ones
/// too, a workstream, a contact or an absence.
[[nodiscard]] bool is_in_use(session& db, const std::string& programme);

} // namespace remembrancer::store
