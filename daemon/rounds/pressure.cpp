#include "daemon/rounds/pressure.hpp"

#include "daemon/store/items.hpp"

#include <algorithm>
#include <utility>

namespace remembrancer::rounds {
namespace {

// Of the programme, of workstreams, of owners: each.
constexpr std::size_t most_clusters = 5;
constexpr std::chrono::weeks weeks_ahead{8};
constexpr std::chrono::months months_ahead{12}; // with the one that has begun

} // namespace

std::vector<digest::cluster> clusters_ahead(store::session& db, const scope& in,
                                            const std::string& programme) {
    const snapshot& all = *in.settings;
    const std::string& name = judging(all, programme).programme.name;
    std::vector<plan::day_load> days;
    for (plan::day_load& load : store::day_loads(db, in.today, in.today + weeks_ahead)) {
        if (judging(all, load.programme).programme.name != name)
            continue;
        plan::item like;
        like.kind = load.kind;
        like.programme = load.programme;
        like.workstream = load.workstream;
        like.owners = std::move(load.owners);
        const routing::owned owners = in.known->directory.owners_of(like);
        load.workstream = in.known->directory.workstream_path(like);
        load.owners.assign(owners.principals.begin(), owners.principals.end());
        days.push_back(std::move(load));
    }
    return digest::clusters(days, all.clusters, most_clusters);
}

std::vector<plan::month_load> peaks_ahead(store::session& db, const scope& in,
                                          const std::string& programme) {
    const std::chrono::year_month_day today(in.today);
    const auto after_last = today.year() / today.month() / std::chrono::day(1) + months_ahead;
    const plan::date last = std::chrono::sys_days(after_last) - std::chrono::days(1);
    return digest::peak_months(store::month_loads(db, programme, in.today, last),
                               in.settings->clusters.month);
}

std::optional<digest::time_used> progress_of(store::session& db, const snapshot& of,
                                             const std::string& programme, plan::date today) {
    const programme_settings& settings = judging(of, programme).programme;
    if (!settings.started || settings.key_dates.empty())
        return std::nullopt;
    const plan::date end = std::ranges::max(settings.key_dates, {}, &key_date::day).day;
    const auto [complete, all] = store::milestones_delivered(db, programme);
    return digest::time_used_on(today, *settings.started, end, complete, all);
}

} // namespace remembrancer::rounds
