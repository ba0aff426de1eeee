#pragma once

#include "daemon/plan/message.hpp"
#include "daemon/rounds/scope.hpp"
#include "daemon/rounds/surroundings.hpp"
#include "daemon/store/alerts.hpp"

#include <vector>

namespace remembrancer::rounds {

/// What is true of an item on the round's day.
[[nodiscard]] std::vector<plan::finding> findings_of(const scope& in, const surroundings& around,
                                                     const plan::item& item);

/// The facts of a finding that nobody has been told of.
[[nodiscard]] plan::message_item line_about(const scope& in, const plan::item& item,
                                            const plan::finding& found);

/// The facts of one alert for its reader, as they stand on the round's day.
[[nodiscard]] plan::message_item line_of(store::session& db, const scope& in,
                                         const store::waiting_alert& about, const plan::item& item);

} // namespace remembrancer::rounds
