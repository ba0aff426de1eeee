#pragma once

#include "daemon/plan/digest.hpp"

namespace remembrancer::render {

/// Of a cell, as HTML writes colours; the contrast is 4.5:1 or better.
struct shade {
    const char* background;
    const char* ink;
};

[[nodiscard]] const shade& shade_of(plan::rag rating);
[[nodiscard]] const shade& shade_of(plan::emphasis by);

} // namespace remembrancer::render
