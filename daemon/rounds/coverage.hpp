#pragma once

#include "daemon/plan/people.hpp"

#include <span>
#include <string>
#include <vector>

namespace remembrancer::rounds {

/// A workstream that lacks what others of its programme have.
struct coverage_gap {
    std::string workstream;
    std::string lacks; ///< `no project manager, no board`

    friend bool operator==(const coverage_gap&, const coverage_gap&) = default;
};

/// Of one programme, as its items name it; in the order of `all`. What the parent has its parts
/// have, and what none has is not asked of any. A workstream that is rated complete lacks nothing,
/// nor does one that is gone from the plan's table of them.
[[nodiscard]] std::vector<coverage_gap> coverage_gaps(std::span<const plan::workstream> all,
                                                      const std::string& programme);

} // namespace remembrancer::rounds
