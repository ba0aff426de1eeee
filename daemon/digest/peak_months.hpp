#pragma once

#include "daemon/plan/load.hpp"

#include <span>
#include <vector>

namespace remembrancer::digest {

/// The months, in their order, that hold at least `limit` items and half as many again as the mean
/// of those given, which are the months that hold any: one alone is no peak. 0 as limit: none.
[[nodiscard]] std::vector<plan::month_load> peak_months(std::span<const plan::month_load> months,
                                                        int limit);

} // namespace remembrancer::digest
