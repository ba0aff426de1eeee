#pragma once

#include "daemon/digest/digest_settings.hpp"
#include "daemon/plan/load.hpp"

#include <span>
#include <string>
#include <vector>

namespace remembrancer::digest {

/// Too many dates in one week, or on one day.
struct cluster {
    enum class load { programme, workstream, owner };

    load of = load::programme;
    std::string name; ///< of the workstream or the owner
    plan::date monday{};
    int items = 0;
    plan::date busiest{}; ///< the first of the days with most dates
    int on_busiest = 0;
    bool of_day = false; ///< all of them on `busiest`; what else that week holds is not said

    friend bool operator==(const cluster&, const cluster&) = default;
};

/// The weeks, Monday to Sunday, and the days that hold at least so many dates as the limits say: of
/// the programme, then of workstreams, then of owners; of each kind the fullest first, and at most
/// `most` of them. A day that a week names as its busiest is not named again. `days`: of one
/// programme.
[[nodiscard]] std::vector<cluster> clusters(std::span<const plan::day_load> days,
                                            const cluster_limits& limits, std::size_t most);

} // namespace remembrancer::digest
