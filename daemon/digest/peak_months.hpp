#pragma once

#include "daemon/plan/date.hpp"

#include <span>
#include <vector>

namespace remembrancer::digest {

/// What is expected in one month.
struct month_load {
    plan::date first{}; ///< of the month
    int items = 0;

    friend bool operator==(const month_load&, const month_load&) = default;
};

/// The months, in their order, that hold at least `limit` items and half as many again as the mean
/// of those given, which are the months that hold any: one alone is no peak. 0 as limit: none.
[[nodiscard]] std::vector<month_load> peak_months(std::span<const month_load> months, int limit);

} // namespace remembrancer::digest
