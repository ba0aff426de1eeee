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

/// Whether any item, vanished ones too, is of the programme: by its name as the items have it.
[[nodiscard]] bool has_items_of(session& db, const std::string& programme);

} // namespace remembrancer::store
