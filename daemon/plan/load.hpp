#pragma once

#include "daemon/plan/item.hpp"

#include <string>
#include <vector>

namespace remembrancer::plan {

/// Open items that are expected on one day; of one kind, workstream and owners.
struct day_load {
    item_kind kind = item_kind::milestone;
    std::string programme;
    std::string workstream;
    std::vector<std::string> owners; ///< as typed, split; contacts once they are looked up
    date day{};
    int items = 0;
};

/// Open items whose last day is in one month.
struct month_load {
    date first{}; ///< of the month
    int items = 0;

    friend bool operator==(const month_load&, const month_load&) = default;
};

} // namespace remembrancer::plan
