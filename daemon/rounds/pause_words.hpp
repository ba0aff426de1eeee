#pragma once

#include "daemon/plan/pause.hpp"
#include "daemon/store/session.hpp"

#include <string>

namespace remembrancer::rounds {

/// What a pause keeps from being told, as `risk 18 (Loss of staff), to Finance sponsor`.
[[nodiscard]] std::string what_it_holds(store::session& db, const plan::pause& one);

} // namespace remembrancer::rounds
