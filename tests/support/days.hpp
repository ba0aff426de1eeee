#pragma once

#include "daemon/plan/date.hpp"

#include <stdexcept>
#include <string>
#include <string_view>

namespace remembrancer::test {

/// A date as a test writes it: `2018-12-05`. A slip in the test throws.
[[nodiscard]] inline plan::date day(std::string_view iso) {
    const auto found = plan::date_from_iso(iso);
    if (!found)
        throw std::invalid_argument("not a date: " + std::string(iso));
    return *found;
}

} // namespace remembrancer::test
