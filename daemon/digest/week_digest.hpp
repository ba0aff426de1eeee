#pragma once

#include "daemon/digest/digest_rows.hpp"

#include <span>

namespace remembrancer::digest {

/// How far ahead a person's plan looks.
inline constexpr std::chrono::days week_ahead{21};

/// One person's own plan: what is overdue, due this week and in the two weeks after, and what needs
/// an answer. Without sections where there is nothing.
[[nodiscard]] plan::digest week_digest(const context& in, std::span<const plan::item> owned,
                                       const kept_findings& to_answer);

} // namespace remembrancer::digest
