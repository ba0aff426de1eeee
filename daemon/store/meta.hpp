#pragma once

#include "daemon/store/session.hpp"

#include <string>
#include <string_view>

namespace remembrancer::store {

/// Small facts about the store itself, by name. Empty when there is none.
[[nodiscard]] std::string meta(session& db, std::string_view name);

/// Inside a transaction.
void set_meta(session& db, std::string_view name, std::string_view value);

} // namespace remembrancer::store
