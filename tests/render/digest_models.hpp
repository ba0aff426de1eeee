#pragma once

#include "daemon/plan/digest.hpp"

#include <string>
#include <vector>

namespace remembrancer::tests {

struct named_digest {
    std::string name; ///< of its golden files
    plan::digest model;
};

/// One of each kind, which among them have every part and every figure.
[[nodiscard]] std::vector<named_digest> digest_models();

} // namespace remembrancer::tests
