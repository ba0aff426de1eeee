#pragma once

#include "daemon/plan/message.hpp"
#include "daemon/rounds/scope.hpp"
#include "daemon/rounds/surroundings.hpp"
#include "daemon/store/alerts.hpp"

#include <span>
#include <vector>

namespace remembrancer::rounds {

/// What is true of an item on the round's day.
[[nodiscard]] std::vector<plan::finding> findings_of(const scope& in, const surroundings& around,
                                                     const plan::item& item);

/// The facts of a finding that nobody has been told of.
[[nodiscard]] plan::message_item line_about(const scope& in, const plan::item& item,
                                            const plan::finding& found);

/// What an episode's line says to all of its readers on the round's day. `found` is null where the
/// rule no longer holds; `so_far`: every alert of the episode that is stored.
[[nodiscard]] plan::message_item line_for_all(const scope& in, const plan::item& item,
                                              const plan::episode& episode,
                                              const plan::finding* found,
                                              std::span<const plan::alert> so_far);

/// The same for the reader of one alert.
[[nodiscard]] plan::message_item line_for_reader(plan::message_item line, const plan::alert& told);

/// The facts of one alert for its reader, as they stand on the round's day.
[[nodiscard]] plan::message_item line_of(store::session& db, const scope& in,
                                         const store::waiting_alert& about, const plan::item& item);

} // namespace remembrancer::rounds
