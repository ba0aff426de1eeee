#pragma once

#include "daemon/calendar/board_meetings.hpp"
#include "daemon/digest/forward_digest.hpp"

#include <span>

namespace remembrancer::digest {

/// What comes to one board: its next meetings with the last days for papers and notice, the
/// decisions on whose path it is, and promises to bring something back to it, or that it has been
/// made owner of. `of` has the name alone where nobody described the board.
[[nodiscard]] plan::digest board_digest(const context& in, const calendar::board_meetings& of,
                                        std::span<const plan::item> items,
                                        const std::vector<named_day>& key_dates);

} // namespace remembrancer::digest
