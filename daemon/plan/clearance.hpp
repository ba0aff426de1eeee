#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>

namespace remembrancer::plan {

/// Further ahead than this, in working days, nobody is told of papers: turns of a longer chain
/// begin together.
inline constexpr int furthest_clearance = 250;

/// When the turn begins of the one at `place` (from 0) among `many` who clear papers one after
/// another, each for `working_days`: in working days from the papers' last day, at most 0.
[[nodiscard]] constexpr int clearance_turn(std::size_t place, std::size_t many, int working_days) {
    const std::int64_t ahead = static_cast<std::int64_t>(many - place) * working_days;
    return -static_cast<int>(std::min<std::int64_t>(ahead, furthest_clearance));
}

} // namespace remembrancer::plan
