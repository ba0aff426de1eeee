#include "daemon/rounds/simulate.hpp"

#include <algorithm>
#include <utility>
#include <vector>

namespace remembrancer::rounds {

void simulate(store::session& db, const std::shared_ptr<const snapshot>& settings, plan::date first,
              plan::date last, const on_messages& tell) {
    using std::chrono::days;
    store::session copy = db.private_copy();
    people_cache people;
    const base::instant from = settings->zone.to_instant({first, {}});
    const base::instant to = settings->zone.to_instant({last + days(1), {}});
    std::vector<std::pair<base::instant, std::string>> times;
    for (const schedule& each : settings->schedules) {
        for (const base::instant when : each.when.occurrences(from, to, settings->calendar))
            times.emplace_back(when, each.name);
    }
    std::ranges::stable_sort(times, {}, [](const auto& time) { return time.first; });
    for (const store::round_row& left_open : store::open_rounds(copy))
        hold_round_now(copy, people, settings, left_open, tell);
    for (const auto& [when, name] : times) {
        store::transaction opening(copy);
        const auto round = store::open_round(copy, name, when, when);
        opening.commit();
        if (round)
            hold_round_now(copy, people, settings, *round, tell);
    }
}

} // namespace remembrancer::rounds
