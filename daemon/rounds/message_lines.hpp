#pragma once

#include "daemon/plan/message.hpp"
#include "daemon/rounds/scope.hpp"
#include "daemon/store/alerts.hpp"

namespace remembrancer::rounds {

/// The facts of one alert for its reader, as they stand on the round's day.
[[nodiscard]] plan::message_item line_of(store::session& db, const scope& in,
                                         const store::waiting_alert& about, const plan::item& item);

} // namespace remembrancer::rounds
