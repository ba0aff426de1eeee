#pragma once

#include "daemon/plan/item.hpp"
#include "daemon/store/session.hpp"

#include <string>
#include <vector>

namespace remembrancer::cli {

/// The item that somebody names: by its ref, or `risk 18` where that alone would be several. Throws
/// base::user_error with the likeliest ref, or with the words that tell several apart.
[[nodiscard]] plan::item find_item(store::session& db, const std::string& words);

/// Those that somebody may mean: none, or several that the words do not tell apart.
[[nodiscard]] std::vector<plan::item> items_called(store::session& db, const std::string& words);

/// `risk 18 (Loss of staff)`.
[[nodiscard]] std::string in_words(const plan::item& item);

} // namespace remembrancer::cli
