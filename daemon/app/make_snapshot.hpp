#pragma once

#include "daemon/rounds/snapshot.hpp"
#include "daemon/settings/settings.hpp"

#include <memory>

namespace remembrancer::app {

/// Works out calendar, zone and schedules. Reads the bank-holiday files. Throws base::user_error
/// (settings).
[[nodiscard]] std::shared_ptr<const rounds::snapshot> make_snapshot(const settings::settings& from);

} // namespace remembrancer::app
