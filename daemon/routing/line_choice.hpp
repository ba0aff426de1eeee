#pragma once

#include "daemon/plan/alert.hpp"
#include "daemon/plan/waiting_place.hpp"

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

namespace remembrancer::routing {

/// The place of what is told by the programme office's list, which is no line.
inline constexpr std::int64_t place_of_list = std::int64_t{1} << 60;

/// Where the line of an alert stands: the lesser comes first. By its part of the message, then by
/// the anchor of its episode.
[[nodiscard]] std::int64_t place_of(plan::rule rule, const plan::alert& alert,
                                    const std::optional<plan::date>& anchor);

struct chosen_lines {
    std::vector<plan::waiting_place> alerts; ///< of the lines that there is room for, and of lists
    std::size_t left = 0;                    ///< lines that there is no room for
};

/// Chooses what a message tells of all that waits for one person, as `bundle` does of alerts that
/// are read whole: one line an episode; what makes the message before what only waits for one; of
/// these what has waited longest; then by place.
[[nodiscard]] chosen_lines choose_lines(std::vector<plan::waiting_place> waiting, int lines);

} // namespace remembrancer::routing
