#pragma once

#include "daemon/routing/episode.hpp"
#include "daemon/routing/reconcile.hpp"
#include "daemon/rules/evaluate.hpp"
#include "tests/routing/programme.hpp"

#include <algorithm>
#include <map>
#include <random>
#include <utility>
#include <vector>

namespace remembrancer::test {

/// One item through a year: its edits, its episodes, and everything that was planned of it.
struct chased_item {
    plan::item item;
    std::map<plan::date, plan::item> edits; ///< what the item is from that day on
    std::vector<plan::episode> episodes;
    std::vector<std::vector<plan::alert>> alerts; ///< by episode; its id is its place
    std::vector<std::pair<plan::date, plan::alert>> diary;
    std::optional<plan::date> wake;
    int evaluations = 0;

    [[nodiscard]] const std::vector<plan::alert>& of(plan::episode_id episode) const {
        return alerts.at(static_cast<std::size_t>(episode.value));
    }
};

/// The rounds of a year without a store: what `rounds` does with the pure decisions.
struct year {
    programme with;
    rules::rules_settings settings;

    /// `asks_always`: whatever the wake date says.
    void round(chased_item& of, plan::date today, bool asks_always) const {
        bool is_edited = false;
        for (auto edit = of.edits.begin(); edit != of.edits.end() && edit->first <= today;
             edit = of.edits.erase(edit)) {
            of.item = edit->second;
            is_edited = true;
        }
        if (!asks_always && !is_edited && of.evaluations > 0 && (!of.wake || *of.wake > today))
            return;
        ++of.evaluations;
        const routing::owned owners = with.people.owners_of(of.item);
        const rules::subject subject{of.item, owners.principals, owners.unresolved};
        const rules::context context{today, with.calendar, settings};
        of.wake = rules::next_wake(subject, context);
        decide(of, rules::evaluate(subject, context), today);
    }

private:
    void decide(chased_item& of, const std::vector<plan::finding>& findings,
                plan::date today) const {
        std::vector<plan::episode> open;
        for (const plan::episode& each : of.episodes) {
            if (!each.ended)
                open.push_back(each);
        }
        const routing::changes changes = routing::reconcile(of.item, open, findings);
        for (const routing::ended& each : changes.ended) {
            of.episodes.at(static_cast<std::size_t>(each.episode.id.value)).ended = today;
            if (!each.taken_over)
                keep(of, today,
                     routing::episode_over(each.episode, of.of(each.episode.id), each.why));
        }
        for (const routing::continued& each : changes.continued)
            climb(of, each.episode, each.finding, today);
        for (const plan::finding& each : changes.opened) {
            const int sequence = 1 + static_cast<int>(std::ranges::count(of.episodes, each.rule,
                                                                         &plan::episode::rule));
            const bool takes_over = routing::takes_over(each, changes, today);
            auto episode = routing::open_episode(each, of.item, {today, sequence, takes_over});
            episode.id = {static_cast<std::int64_t>(of.episodes.size())};
            of.episodes.push_back(episode);
            of.alerts.emplace_back();
            climb(of, episode, each, today);
        }
    }

    void climb(chased_item& of, const plan::episode& episode, const plan::finding& finding,
               plan::date today) const {
        auto planned =
            routing::plan_alerts(episode, finding, of.item, of.of(episode.id), with.on(today));
        keep(of, today, std::move(planned.alerts));
        if (planned.next_on && (!of.wake || *planned.next_on < *of.wake))
            of.wake = planned.next_on;
    }

    static void keep(chased_item& of, plan::date today, std::vector<plan::alert> alerts) {
        for (plan::alert& each : alerts) {
            of.diary.emplace_back(today, each);
            auto& kept = of.alerts.at(static_cast<std::size_t>(each.episode.value));
            kept.push_back(std::move(each));
        }
    }
};

/// Items as plans have them, odd ones included, with a few edits each. The same for the same seed.
class random_plan {
public:
    random_plan(unsigned seed, plan::date from) : random_(seed), from_(from) {}

    [[nodiscard]] chased_item item(std::int64_t id) {
        chased_item out;
        const int kind = 1 + below(3);
        plan::item now = item_builder(static_cast<plan::item_kind>(kind)).numbered(id);
        now.known_since = now.dates_known_since = from_;
        now.workstream = pick({"WS1 Legal and Democratic", "WS2 Finance", "WS4 Contracts",
                               "WS7 Policies", "nowhere", ""});
        change(now, from_);
        change_owner(now);
        now.rag = static_cast<plan::rag>(below(8));
        now.dates_known_since = from_ - std::chrono::days(below(3) == 0 ? 0 : 400);
        out.item = now;
        plan::date day = from_;
        for (int edits = below(5); edits > 0; --edits) {
            day += std::chrono::days(1 + below(120));
            edit(now, day);
            out.edits[day] = now;
        }
        return out;
    }

    int below(unsigned n) { return static_cast<int>(random_() % n); }

private:
    std::string pick(const std::vector<std::string>& from) {
        return from[static_cast<std::size_t>(below(static_cast<unsigned>(from.size())))];
    }

    plan::plan_date some_date(plan::date near) {
        switch (below(6)) {
        case 0:
            return {};
        case 1:
            return to_be_confirmed();
        case 2:
            return unreadable("Dec 19");
        case 3: {
            const plan::date first = near + std::chrono::days(below(150) - 60);
            return between(first, first + std::chrono::days(below(60)));
        }
        default:
            return on(near + std::chrono::days(below(200) - 60));
        }
    }

    void change(plan::item& now, plan::date day) {
        if (below(2) == 0 || now.baseline.text.empty())
            now.baseline = some_date(day);
        now.forecast = some_date(day);
        now.dates_known_since = day;
    }

    void change_owner(plan::item& now) {
        now.owners.clear();
        for (int n = below(3); n > 0; --n)
            now.owners.push_back(pick({"CL", "Finance sponsor", "Legal project manager", "TBA",
                                       "Programme director", "A stranger", "Unreachable lead"}));
    }

    void edit(plan::item& now, plan::date day) {
        switch (below(6)) {
        case 0:
            now.closed = !now.closed;
            now.dates_known_since = day;
            break;
        case 1:
            now.vanished_on = now.vanished_on ? std::nullopt : std::optional(day);
            break;
        case 2:
            change_owner(now);
            break;
        case 3:
            now.rag = static_cast<plan::rag>(below(8));
            break;
        default:
            change(now, day);
        }
    }

    std::mt19937 random_;
    plan::date from_;
};

} // namespace remembrancer::test
