#pragma once

#include "daemon/rounds/compose.hpp"

#include <string>

namespace remembrancer::rounds {

/// One line of JSON that says who is told what, and why: `simulate` prints it, and `run` writes it
/// to its send log. The fields are documented in daemon/README.md. `at` is the scheduled time.
[[nodiscard]] std::string send_log_line(const composed_message& sent, base::instant at,
                                        const render::render_settings& settings);

} // namespace remembrancer::rounds
