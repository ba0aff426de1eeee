#include "daemon/rounds/pressure.hpp"

#include "daemon/routing/pauses.hpp"
#include "daemon/rules/behind_time.hpp"
#include "daemon/rules/dates_clustered.hpp"
#include "daemon/rules/peak_month.hpp"
#include "daemon/store/items.hpp"

#include <algorithm>
#include <iterator>
#include <map>
#include <utility>

namespace remembrancer::rounds {
namespace {

// Of the programme, of workstreams, of owners: each.
constexpr std::size_t most_clusters = 5;

rules::context context_of(const scope& in, const std::string& programme) {
    const judged_by by = judging(*in.settings, programme);
    return {in.today, by.calendar, by.rules};
}

/// Sums what is counted by kind, workstream and owners.
class loads {
public:
    loads(const routing::directory& people, std::string programme)
        : people_(people), programme_(std::move(programme)) {}

    void add(const plan::day_load& some) {
        plan::item like;
        like.kind = some.kind;
        like.programme = some.programme;
        like.workstream = some.workstream;
        like.owners = some.owners;
        add(plan::load_of::programme, {}, {}, some);
        if (!some.workstream.empty())
            add(plan::load_of::workstream, people_.workstream_path(like), some.workstream, some);
        for (const std::string& owner : people_.owners_of(like).principals)
            add(plan::load_of::owner, owner, {}, some);
    }

    [[nodiscard]] std::vector<plan::load> take() && {
        std::vector<plan::load> all;
        all.reserve(by_name_.size());
        for (auto& [name, each] : by_name_)
            all.push_back(std::move(each));
        return all;
    }

private:
    void add(plan::load_of of, const std::string& name, const std::string& workstream,
             const plan::day_load& some) {
        const auto [at, is_new] = by_name_.try_emplace({of, name});
        if (is_new)
            at->second = {of, name, programme_, workstream, {}};
        at->second.on[some.day] += some.items;
    }

    const routing::directory& people_;
    std::string programme_;
    std::map<std::pair<plan::load_of, std::string>, plan::load> by_name_;
};

std::vector<plan::cluster> clusters_of(const std::vector<plan::load>& loads,
                                       const rules::context& in) {
    std::vector<plan::cluster> found;
    for (const plan::load& each : loads)
        std::ranges::move(rules::dates_clustered::find(each, in), std::back_inserter(found));
    return rules::dates_clustered::fullest(std::move(found), most_clusters);
}

std::vector<plan::finding> peaks_ahead(store::session& db, const scope& in,
                                       const std::string& programme) {
    const plan::date last = rules::peak_month::last_ahead(in.today);
    plan::load whole;
    whole.on = store::last_days(db, programme, in.today, last);
    return rules::peak_month::find(whole, context_of(in, programme));
}

std::optional<plan::finding> behind(store::session& db, const scope& in,
                                    const std::string& programme) {
    const auto progress = progress_of(db, *in.settings, programme, in.today);
    return progress ? rules::behind_time::find(*progress, context_of(in, programme)) : std::nullopt;
}

/// What its silences keep from a programme's office.
class silences {
public:
    silences(const scope& in, const std::string& programme)
        : in_(in), office_(in.known->directory.office(programme)) {}

    [[nodiscard]] bool keep(plan::rule rule, const plan::load& of) const {
        return routing::silence_of(in_.known->pauses, of, rule, office_, in_.today) != nullptr;
    }

private:
    const scope& in_;
    const std::string& office_;
};

} // namespace

std::vector<plan::load> loads_ahead(store::session& db, const scope& in,
                                    const std::string& programme, plan::date last) {
    loads summed(in.known->directory, programme);
    for (const plan::day_load& each : store::day_loads(db, programme, in.today, last))
        summed.add(each);
    return std::move(summed).take();
}

std::vector<plan::cluster> clusters_ahead(store::session& db, const scope& in,
                                          const std::string& programme) {
    return clusters_of(loads_ahead(db, in, programme, in.today + rules::dates_clustered::ahead),
                       context_of(in, programme));
}

std::vector<pressing> pressure_to_tell(store::session& db, const scope& in,
                                       const std::string& programme) {
    const silences of_office(in, programme);
    std::vector<pressing> told;
    auto loads = loads_ahead(db, in, programme, in.today + rules::dates_clustered::ahead);
    std::erase_if(loads, [&](const plan::load& each) {
        return of_office.keep(plan::rule::dates_clustered, each);
    });
    for (plan::cluster& each : clusters_of(loads, context_of(in, programme)))
        told.push_back({each.of, std::move(each.name), std::move(each.found)});
    const plan::load whole{};
    if (!of_office.keep(plan::rule::peak_month, whole)) {
        for (plan::finding& each : peaks_ahead(db, in, programme))
            told.push_back({plan::load_of::programme, {}, std::move(each)});
    }
    if (!of_office.keep(plan::rule::behind_time, whole)) {
        if (auto found = behind(db, in, programme))
            told.push_back({plan::load_of::programme, {}, *std::move(found)});
    }
    return told;
}

std::optional<plan::time_used> progress_of(store::session& db, const snapshot& of,
                                           const std::string& programme, plan::date today) {
    const programme_settings& settings = judging(of, programme).programme;
    if (!settings.started || settings.key_dates.empty())
        return std::nullopt;
    const plan::date end = std::ranges::max(settings.key_dates, {}, &key_date::day).day;
    const auto [complete, all] = store::milestones_delivered(db, programme);
    return plan::time_used_on(today, *settings.started, end, complete, all);
}

} // namespace remembrancer::rounds
