#pragma once

// For the files of this folder only.

#include "daemon/plan/item.hpp"
#include "daemon/store/session.hpp"

#include <span>

namespace remembrancer::store {

/// Gives the items their open questions: one query for a run of items that lie close together, else
/// one for sixteen of them. Each item is there once.
void read_questions(session& db, std::span<plan::item> items);

/// Puts the item's questions in the place of those that are stored. Inside a transaction.
void write_questions(session& db, const plan::item& item);

} // namespace remembrancer::store
