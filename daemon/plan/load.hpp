#pragma once

#include "daemon/plan/finding.hpp"
#include "daemon/plan/item.hpp"

#include <map>
#include <string>
#include <vector>

namespace remembrancer::plan {

/// Open items that are expected on one day; of one kind, workstream and owners.
struct day_load {
    item_kind kind = item_kind::milestone;
    std::string programme;
    std::string workstream;
    std::vector<std::string> owners; ///< as typed, split
    date day{};
    int items = 0;
};

/// Whose dates are counted together.
enum class load_of { programme, workstream, owner };

/// How many dates a programme, one of its workstreams or one of its owners has on which day.
struct load {
    load_of of = load_of::programme;
    std::string name;       ///< of the owner; of the workstream, below those that it is a part of
    std::string programme;  ///< as items have it
    std::string workstream; ///< the same
    std::map<date, int> on;
};

/// Too many dates of a load in one week, Monday to Sunday, or on one day of it.
struct cluster {
    load_of of = load_of::programme;
    std::string name; ///< as the load's
    date monday{};
    int items = 0;  ///< of a day those of that day: what else its week holds is not said
    date busiest{}; ///< the first of the days with most dates
    int on_busiest = 0;
    finding found; ///< which of the two it is

    friend bool operator==(const cluster&, const cluster&) = default;
};

} // namespace remembrancer::plan
