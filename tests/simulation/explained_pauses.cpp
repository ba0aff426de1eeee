#include "tests/simulation/explained_pauses.hpp"

#include "daemon/rounds/explain.hpp"
#include "tests/simulation/daemon_words.hpp"

#include <algorithm>
#include <iterator>
#include <set>

namespace remembrancer::simulation {
namespace {

/// One item's explanation beside what is expected of it.
class comparison {
public:
    comparison(const rounds::explained_item& said, const oracle::oracle& expected,
               oracle::day today)
        : said_(said), expected_(expected), today_(today) {}

    std::string disagrees(const std::vector<oracle::pause>& in_force) {
        compare_pauses(in_force);
        for (const rounds::explained_episode& each : said_.episodes) {
            const std::string rule(plan::to_text(each.episode.rule));
            if (!is_of_the_oracle(rule))
                continue;
            for (const routing::hearing_ahead& one : each.ahead)
                look_ahead(rule, one);
            for (const routing::kept_back& one : each.kept_back)
                look_back(rule, one);
        }
        for (const oracle::held_back& each : expected_.kept_back())
            if (each.ref == ref_of(said_.item))
                look_for(each);
        return wrong_;
    }

private:
    void compare_pauses(const std::vector<oracle::pause>& in_force) {
        std::set<oracle::pause> said;
        for (const plan::pause& each : said_.pauses)
            said.insert(pause_of(each, said_.item));
        if (said != std::set<oracle::pause>(in_force.begin(), in_force.end()))
            wrong_ +=
                "  other pauses are explained than are in force: " + ref_of(said_.item) + "\n";
    }

    /// What is held back still stands once: as what is to come.
    void look_for(const oracle::held_back& one) {
        if (!kept_back_.contains(one) && !ahead_.contains(one))
            wrong_ += "  kept back, and not explained: " + written(one);
        const bool is_to_come = std::ranges::any_of(ahead_, [&one](const auto& each) {
            return each.rule == one.rule && each.whose == one.whose;
        });
        // What others heard today may leave nothing new to say to those who were told before.
        if (!expected_.tells_of(one.ref, one.rule) && !is_to_come)
            wrong_ += "  kept back, and not said to come: " + written(one);
    }

    void look_ahead(const std::string& rule, const routing::hearing_ahead& one) {
        const oracle::held_back about = held_back_of(ref_of(said_.item), rule, one.alert);
        if (one.why == routing::not_yet::next_round)
            wrong_ += "  explained as still to be told, after the round: " + written(about);
        if (one.why != routing::not_yet::paused)
            return;
        ahead_.insert(about);
        if (expected_.who_hears(about, today_) != oracle::hearer::nobody_yet)
            wrong_ += "  explained as paused, and is not: " + written(about);
    }

    void look_back(const std::string& rule, const routing::kept_back& one) {
        const oracle::held_back about = held_back_of(ref_of(said_.item), rule, one.alert);
        kept_back_.insert(about);
        if (one.on == date_of(today_) && !expected_.kept_back().contains(about))
            wrong_ += "  explained as kept back, and was not: " + written(about);
    }

    const rounds::explained_item& said_;
    const oracle::oracle& expected_;
    oracle::day today_;
    std::set<oracle::held_back> kept_back_;
    std::set<oracle::held_back> ahead_;
    std::string wrong_;
};

} // namespace

std::string pauses_disagree(store::session& db, rounds::people_cache& people,
                            const std::shared_ptr<const rounds::snapshot>& settings,
                            const oracle::oracle& expected, oracle::day today, std::size_t turn) {
    const auto rows = expected.paused_rows(today);
    if (rows.empty())
        return {};
    const auto& [ref, in_force] =
        *std::next(rows.begin(), static_cast<std::ptrdiff_t>(turn % rows.size()));
    const rounds::explained_item said =
        explain_item(db, people, settings, item_called(db, expected.row_called(ref).programme, ref),
                     date_of(today));
    return comparison(said, expected, today).disagrees(in_force);
}

} // namespace remembrancer::simulation
