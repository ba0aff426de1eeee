#pragma once

#include "daemon/plan/ids.hpp"
#include "daemon/store/likenesses.hpp"
#include "daemon/store/session.hpp"

#include <span>
#include <string>
#include <vector>

namespace remembrancer::intake {

/// An open entry of a register.
struct register_entry {
    plan::item_id id;
    std::string programme;
    std::string title;
};

/// Entries of one programme that share most of their words with an earlier one: each with that
/// which it is most like. Small words and endings do not count, nor words that many entries have.
/// In order of the entries.
[[nodiscard]] std::vector<store::like_pair>
likely_duplicates(std::span<const register_entry> entries);

/// Finds them among the open risks and issues, and stores them. Inside a transaction.
void note_likely_duplicates(store::session& db);

} // namespace remembrancer::intake
