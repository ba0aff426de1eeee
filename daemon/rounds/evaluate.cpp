#include "daemon/rounds/evaluate.hpp"

#include "daemon/base/crash_point.hpp"
#include "daemon/rounds/message_lines.hpp"
#include "daemon/rounds/surroundings.hpp"
#include "daemon/routing/episode.hpp"
#include "daemon/routing/line_choice.hpp"
#include "daemon/routing/plan_alerts.hpp"
#include "daemon/routing/reconcile.hpp"
#include "daemon/routing/urgency.hpp"
#include "daemon/rules/evaluate.hpp"
#include "daemon/store/alerts.hpp"
#include "daemon/store/episodes.hpp"
#include "daemon/store/items.hpp"
#include "daemon/store/outbox.hpp"

#include <algorithm>
#include <iterator>
#include <optional>
#include <span>

namespace remembrancer::rounds {
namespace {

std::optional<plan::date> earlier(std::optional<plan::date> a, std::optional<plan::date> b) {
    if (!a || !b)
        return a ? a : b;
    return std::min(*a, *b);
}

/// As it is after it was given to the store.
bool is_new(const plan::alert& stored) {
    return stored.id.value != 0;
}

/// Looks at subjects one by one, inside the chunk's transaction.
class looker {
public:
    looker(store::session& db, const scope& in, const surroundings& around, kept_lines& kept)
        : db_(db), in_(in), around_(around), kept_(kept) {}

    /// When the item is to be looked at next.
    std::optional<plan::date> look_at(const plan::item& item, std::span<const plan::episode> open) {
        const routing::owned owners = in_.known->directory.owners_of(item);
        const auto boards = in_.known->boards_of(item);
        const rules::subject subject{item,
                                     owners.principals,
                                     owners.unresolved,
                                     around_.predecessors_of(item),
                                     around_.milestones_of(item),
                                     boards,
                                     around_.like(item),
                                     around_.measure_parts_of(item)};
        const judged_by by = judging(*in_.settings, item.programme);
        const rules::context context{in_.today, by.calendar, by.rules};
        const auto findings = rules::evaluate(subject, context);
        if (in_.is_immediate) {
            tell_at_once(item, open, findings);
            return in_.today; // the next scheduled round looks at all of it
        }
        std::optional<plan::date> wake = rules::next_wake(subject, context);
        if (findings.empty() && open.empty())
            return wake;

        const routing::changes changes = routing::reconcile(item, open, findings);
        for (const routing::ended& over : changes.ended)
            end(over, item);
        for (const plan::finding& finding : changes.opened) {
            const routing::opening how{in_.today, 1,
                                       routing::takes_over(finding, changes, in_.today)};
            const auto episode =
                store::insert_episode(db_, routing::open_episode(finding, item, how));
            wake = earlier(wake, tell(episode, finding, item, {}));
        }
        for (const auto& [episode, finding] : changes.continued)
            wake = earlier(wake, tell(episode, finding, item, store::alerts_of(db_, episode.id)));
        return wake;
    }

    [[nodiscard]] int alerts() const { return alerts_; }

private:
    std::optional<plan::date> tell(const plan::episode& episode, const plan::finding& finding,
                                   const plan::item& item, std::span<const plan::alert> so_far) {
        routing::planned planned =
            routing::plan_alerts(episode, finding, item, so_far, routing_of(item));
        if (in_.is_immediate)
            std::erase_if(planned.alerts,
                          [&](const plan::alert& each) { return !is_told_at_once(finding, each); });
        const auto line = [&] {
            std::vector<plan::alert> all(so_far.begin(), so_far.end());
            std::ranges::copy_if(planned.alerts, std::back_inserter(all), is_new);
            return line_for_all(in_, item, episode, &finding, all);
        };
        store_alerts(episode, planned.alerts, line);
        return planned.next_on;
    }

    [[nodiscard]] routing::routing_context routing_of(const plan::item& item) const {
        return {in_.today,
                in_.known->directory,
                in_.settings->routing.ladders,
                judging(*in_.settings, item.programme).calendar,
                in_.known->absences,
                in_.known->pauses};
    }

    /// Decides what is immediate, or is told to somebody who hears of everything at once.
    void tell_at_once(const plan::item& item, std::span<const plan::episode> open,
                      std::span<const plan::finding> findings) {
        const routing::changes changes = routing::reconcile(item, open, findings);
        for (const plan::finding& finding : changes.opened) {
            const routing::opening how{in_.today, 1,
                                       routing::takes_over(finding, changes, in_.today)};
            const plan::episode episode = routing::open_episode(finding, item, how);
            // What is late at first sight counts from the round that looks at all of it; and it is
            // that round which tells those who heard of an escalation that it is over.
            if (episode.first_sight || ends_escalation(changes, finding.rule) ||
                !is_anybody_told(episode, finding, item, {}))
                continue;
            // One episode of a rule is open at a time.
            for (const routing::ended& over : changes.ended)
                if (over.episode.rule == finding.rule)
                    end(over, item);
            (void)tell(store::insert_episode(db_, episode), finding, item, {});
        }
        for (const auto& [episode, finding] : changes.continued) {
            const auto so_far = store::alerts_of(db_, episode.id);
            if (is_anybody_told(episode, finding, item, so_far))
                (void)tell(episode, finding, item, so_far);
        }
    }

    [[nodiscard]] bool ends_escalation(const routing::changes& all, plan::rule rule) const {
        return std::ranges::any_of(all.ended, [&](const routing::ended& over) {
            return over.episode.rule == rule &&
                   std::ranges::any_of(store::told_alerts_of(db_, over.episode.id),
                                       [rule](const plan::alert& each) {
                                           return routing::is_escalation(rule, each.reason,
                                                                         each.role, each.step);
                                       });
        });
    }

    [[nodiscard]] bool is_anybody_told(const plan::episode& episode, const plan::finding& finding,
                                       const plan::item& item,
                                       std::span<const plan::alert> so_far) const {
        if (!routing::is_immediate(finding.rule, finding.reason) &&
            !in_.chosen.is_anybody_immediate())
            return false;
        const auto planned = routing::plan_alerts(episode, finding, item, so_far, routing_of(item));
        return std::ranges::any_of(planned.alerts, [&](const plan::alert& alert) {
            return alert.disposition == plan::disposition::tell && is_told_at_once(finding, alert);
        });
    }

    /// What is not immediate by itself is left to the next round, for all but who wants it so.
    [[nodiscard]] bool is_told_at_once(const plan::finding& finding,
                                       const plan::alert& alert) const {
        return routing::is_immediate(finding.rule, finding.reason) ||
               in_.chosen.is_immediate(alert.recipient);
    }

    void end(const routing::ended& over, const plan::item& item) {
        store::end_episode(db_, over.episode.id, in_.today, over.why);
        if (store::alerts_of(db_, over.episode.id).empty())
            return;
        store::withdraw_unsent(db_, over.episode.id);
        if (over.taken_over)
            return;
        const auto told = store::told_alerts_of(db_, over.episode.id);
        auto alerts = routing::episode_over(over.episode, told, over.why);
        std::erase_if(alerts, [&](const plan::alert& each) {
            return !in_.known->directory.can_hear(each.recipient);
        });
        plan::episode episode = over.episode;
        episode.ended = in_.today;
        store_alerts(episode, alerts,
                     [&] { return line_for_all(in_, item, episode, nullptr, {}); });
    }

    /// Keeps what is to be told with the line, which is made once, and only for who gets a message.
    template <class Line>
    void store_alerts(const plan::episode& episode, std::vector<plan::alert>& alerts,
                      const Line& line) {
        for (plan::alert& alert : alerts) {
            alert.episode = episode.id;
            alert.waits = in_.chosen.waits(episode.rule, alert);
            alert.decided_on = in_.today;
            alert.place = routing::place_of(episode.rule, alert, episode.anchor);
            alert.id =
                store::insert_alert(db_, alert, in_.round.id, in_.today).value_or(plan::alert_id{});
        }
        std::optional<plan::message_item> made;
        for (const plan::alert& alert : alerts) {
            if (!is_new(alert) || alert.disposition != plan::disposition::tell)
                continue;
            ++alerts_;
            if (!kept_.takes_more(alert.recipient))
                continue;
            if (!made && is_told_now(alert))
                made = line();
            kept_.keep({alert, episode, in_.round.id}, made ? &*made : nullptr);
        }
    }

    /// As far as is known yet: what waits goes along with what does not.
    [[nodiscard]] bool is_told_now(const plan::alert& alert) const {
        return !alert.waits || in_.hears == store::hearing::everybody ||
               kept_.makes_message(alert.recipient);
    }

    store::session& db_;
    const scope& in_;
    const surroundings& around_;
    kept_lines& kept_;
    int alerts_ = 0;
};

} // namespace

evaluated evaluate_chunk(store::session& db, const scope& in, kept_lines& kept, int limit) {
    base::crash_point("round.before_chunk");
    evaluated done;
    // Read under the write lock: an import between the reading and the writing would be slept over.
    store::transaction all(db);
    kept.begin_chunk(store::changes_so_far(db));
    const auto items = in.is_immediate ? store::items_just_woken(db, limit)
                                       : store::items_to_wake(db, in.today, limit);
    if (items.empty())
        return done;
    std::vector<std::int64_t> ids;
    ids.reserve(items.size());
    for (const plan::item& item : items)
        ids.push_back(item.id.value);

    auto open = store::open_episodes(db, plan::subject_kind::item, ids);
    const auto subject_of = [](const plan::episode& episode) { return episode.subject.id; };
    std::ranges::sort(open, {}, subject_of);
    const surroundings around(db, items);
    looker looking(db, in, around, kept);
    std::vector<store::wake> wakes;
    wakes.reserve(items.size());
    for (const plan::item& item : items) {
        const auto own = std::ranges::equal_range(open, item.id.value, {}, subject_of);
        wakes.emplace_back(item.id, looking.look_at(item, {own.begin(), own.end()}));
    }
    store::set_wakes(db, wakes);
    done.subjects = static_cast<int>(items.size());
    done.alerts = looking.alerts();
    done.more = done.subjects == limit;
    store::add_to_round(db, in.round.id, done.subjects, done.alerts, 0);
    const store::change_mark last = store::changes_so_far(db);
    all.commit();
    kept.end_chunk(last);
    base::crash_point("round.after_chunk");
    return done;
}

} // namespace remembrancer::rounds
