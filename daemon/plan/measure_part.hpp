#pragma once

#include "daemon/plan/date.hpp"
#include "daemon/plan/ids.hpp"

#include <optional>
#include <string>

namespace remembrancer::plan {

/// A measure that is a part of another, as far as a rule asks of it.
struct measure_part {
    item_id id;
    std::string part_of; ///< the total's title, as typed
    std::string programme;
    std::string actual_text; ///< as typed
    std::optional<date> reported_on;

    friend bool operator==(const measure_part&, const measure_part&) = default;
};

} // namespace remembrancer::plan
