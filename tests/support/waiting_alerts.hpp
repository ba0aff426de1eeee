#pragma once

#include "daemon/store/alerts.hpp"
#include "daemon/store/waiting_alerts.hpp"

#include <algorithm>
#include <string>
#include <vector>

namespace remembrancer::test {

/// All that waits for the recipient, oldest first.
inline std::vector<store::waiting_alert> waiting_alerts(store::session& db,
                                                        const std::string& recipient) {
    constexpr int all = 100'000;
    std::vector<plan::alert_id> ids;
    for (const plan::waiting_place& each : store::waiting_places(db, recipient, {}, all))
        ids.push_back(each.alert);
    std::ranges::sort(ids);
    return store::find_alerts(db, recipient, ids);
}

} // namespace remembrancer::test
