#pragma once

#include "daemon/digest/digest_rows.hpp"

#include <span>

namespace remembrancer::digest {

/// Target against actual of every measure that has one of them, with what is short of the target
/// and so carried into the next period; and what does not fit, as a total that its parts do not add
/// up to.
[[nodiscard]] plan::digest measures_digest(const context& in, std::span<const plan::item> items,
                                           const kept_findings& contradictions = {});

} // namespace remembrancer::digest
