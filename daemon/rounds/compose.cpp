#include "daemon/rounds/compose.hpp"

#include "daemon/base/crash_point.hpp"
#include "daemon/base/log.hpp"
#include "daemon/rounds/message_lines.hpp"
#include "daemon/rounds/weekly_list.hpp"
#include "daemon/routing/bundle.hpp"
#include "daemon/routing/line_choice.hpp"
#include "daemon/routing/urgency.hpp"
#include "daemon/store/alerts.hpp"
#include "daemon/store/contacts.hpp"
#include "daemon/store/imports.hpp"
#include "daemon/store/items.hpp"
#include "daemon/store/waiting_alerts.hpp"

#include <algorithm>
#include <optional>
#include <set>
#include <utility>

#include <fmt/ranges.h>

namespace remembrancer::rounds {
namespace {

/// What a line that is made from the store costs, in places.
constexpr int places_for_line = 100;

/// Makes one recipient's message, inside the chunk's transaction.
class composer {
public:
    composer(store::session& db, const scope& in, kept_lines& kept, base::instant now, places& free,
             composed& out)
        : db_(db), in_(in), kept_(kept), enqueue_(db, in, now, free, out) {
        if (const auto last = store::last_import(db))
            plan_as_of_ = last->as_of;
    }

    /// Whether it is done with them: else there is more to read than there was `room` for, and the
    /// next chunk goes on.
    bool compose(const std::string& recipient, int& room) {
        // Who left while a round was under way may have been decided for since.
        if (!in_.known->directory.can_hear(recipient)) {
            store::forget_waiting(db_, recipient, plan::subject_kind::programme);
            return true;
        }
        auto waiting = all_waiting(recipient, room);
        if (!waiting)
            return false;
        make_message(recipient, *std::move(waiting), room);
        return true;
    }

private:
    /// What a message tells, to be marked once it is in the outbox.
    struct contents {
        std::vector<plan::alert_id> alerts;
        gathered_list list; ///< empty but in the office's weekly message
        bool cannot_wait = false;
    };

    void make_message(const std::string& recipient, std::vector<plan::waiting_place> waiting,
                      int& room) {
        if (hears_what_waits(recipient)) {
            for (plan::waiting_place& each : waiting)
                each.waits = false;
        }
        if (in_.is_immediate)
            keep_immediate(waiting);
        if (std::ranges::all_of(waiting, &plan::waiting_place::waits))
            return;
        const std::size_t many = waiting.size();
        const auto chosen = routing::choose_lines(std::move(waiting),
                                                  in_.settings->routing.bundle.lines_in_message);
        auto alerts = whole(recipient, chosen.alerts);
        // The settings may have put other programmes in the places of those of a list's day.
        std::erase_if(alerts, [&](const alert_to_tell& each) {
            return is_list(each) &&
                   !is_office_of(recipient, programme_of_list(each.episode.subject));
        });
        if (std::ranges::all_of(alerts, [](const auto& each) { return each.alert.waits; }))
            return;
        const reach by =
            reach_of(*in_.settings, recipient, in_.known->directory.resolve(recipient));
        if (by.channel == nullptr) {
            base::log_error("nobody can be told: no channel reaches this person",
                            {{"person", recipient}, {"alerts", many}});
            return;
        }
        plan::message model;
        model.person = recipient;
        model.today = in_.today;
        model.plan_as_of = plan_as_of_;
        room -= places_for_line * static_cast<int>(std::ranges::count_if(
                                      alerts, [](const auto& each) { return !each.line; }));
        const contents told = fill(model, std::move(alerts), chosen.left);
        if (told.alerts.empty())
            return;
        put({recipient, by, std::move(model)}, told);
    }

    /// What waits makes no message by itself but on its reader's day, when it is released.
    [[nodiscard]] bool hears_what_waits(const std::string& recipient) const {
        return in_.hears == store::hearing::everybody && !in_.chosen.is_weekly(recipient);
    }

    /// None: there is more of it than there is room for.
    [[nodiscard]] std::optional<std::vector<plan::waiting_place>>
    all_waiting(const std::string& recipient, int& room) {
        if (room <= 0)
            return std::nullopt;
        auto& read = kept_.begun(recipient);
        const auto after = read.empty() ? std::nullopt : std::optional(read.back());
        const auto next = store::waiting_places(db_, recipient, after, room);
        read.insert(read.end(), next.begin(), next.end());
        room -= static_cast<int>(next.size());
        return room > 0 ? std::optional(std::exchange(read, {})) : std::nullopt;
    }

    /// Of what the round itself has decided, what is told at once.
    void keep_immediate(std::vector<plan::waiting_place>& waiting) const {
        std::erase_if(waiting, [&](const plan::waiting_place& each) {
            return each.decided != in_.round.id || each.waits;
        });
    }

    /// Oldest first. What is kept is at hand; the rest is read.
    [[nodiscard]] std::vector<alert_to_tell> whole(const std::string& recipient,
                                                   const std::vector<plan::waiting_place>& chosen) {
        std::vector<alert_to_tell> kept = kept_.take(recipient);
        std::vector<alert_to_tell> all;
        std::vector<plan::alert_id> missing;
        for (const plan::waiting_place& each : chosen) {
            const auto at = std::ranges::lower_bound(kept, each.alert, {}, number_of);
            if (at != kept.end() && number_of(*at) == each.alert)
                all.push_back(std::move(*at));
            else
                missing.push_back(each.alert);
        }
        for (store::waiting_alert& one : store::find_alerts(db_, recipient, missing))
            all.push_back({std::move(one), std::nullopt});
        std::ranges::sort(all, {}, number_of);
        if (hears_what_waits(recipient)) {
            for (alert_to_tell& each : all)
                each.alert.waits = false;
        }
        return all;
    }

    [[nodiscard]] static plan::alert_id number_of(const alert_to_tell& one) { return one.alert.id; }

    [[nodiscard]] static bool is_list(const alert_to_tell& one) {
        return one.episode.rule == plan::rule::weekly_list;
    }

    /// Fills the model's lines and returns what they tell; so many lines more are left.
    contents fill(plan::message& model, std::vector<alert_to_tell> waiting, std::size_t left) {
        contents told;
        std::set<std::size_t> listed; ///< programmes, by number
        std::erase_if(waiting, [&](const alert_to_tell& one) {
            if (!is_list(one))
                return false;
            told.alerts.push_back(one.alert.id);
            listed.insert(programme_of_list(one.episode.subject));
            return true;
        });
        std::vector<routing::to_tell> to_tell;
        to_tell.reserve(waiting.size());
        for (const alert_to_tell& one : waiting)
            to_tell.push_back(told_of(one));
        const routing::bundled bundled = routing::bundle(to_tell, in_.settings->routing.bundle);
        model.kind = bundled.kind;
        model.more_items = static_cast<int>(left);
        std::set<std::string> programmes; ///< that it tells of, by name
        asked_questions asked;
        for (told_line& each : lines_of(bundled, waiting, to_tell)) {
            for (const plan::question& one : each.line.questions)
                asked.emplace(each.subject.value, one.field);
            programmes.insert(line_programme(each.line));
            model.items.push_back(std::move(each.line));
            told.cannot_wait = told.cannot_wait || cannot_wait(to_tell, *each.settles);
            for (const std::size_t place : all_of(*each.settles))
                told.alerts.push_back(waiting[place].alert.id);
        }
        if (!listed.empty()) {
            told.list = gather_weekly_list(db_, in_, asked, listed);
            model.list = told.list.list;
        }
        for (const std::size_t number : listed)
            programmes.insert(programme_called(number));
        model.programme = fmt::format("{}", fmt::join(programmes, " and "));
        return told;
    }

    struct told_line {
        plan::message_item line;
        plan::item_id subject;
        const routing::bundled_line* settles = nullptr; ///< in what was chosen
    };

    /// The lines that there is room for, in their order now that the day's facts are known. Brings
    /// those into what is to be told as well.
    [[nodiscard]] std::vector<told_line> lines_of(const routing::bundled& chosen,
                                                  std::span<alert_to_tell> waiting,
                                                  std::span<routing::to_tell> to_tell) const {
        std::vector<told_line> lines;
        std::vector<routing::to_tell> as_told;
        std::vector<std::size_t> line_of_told; ///< the place of each one's line
        for (const routing::bundled_line& each : chosen.lines) {
            alert_to_tell& about = waiting[each.alert];
            auto made = made_line(about);
            if (!made)
                continue;
            lines.push_back({std::move(*made), plan::item_id{about.episode.subject.id}, &each});
            const plan::message_item& line = lines.back().line;
            for (const std::size_t place : all_of(each)) {
                routing::to_tell& tell = to_tell[place];
                if (tell.step != plan::step_over)
                    tell.reason = line.reason;
                tell.anchor = line.anchor;
                tell.ref = line.ref;
                as_told.push_back(tell);
                line_of_told.push_back(lines.size() - 1);
            }
        }
        std::vector<told_line> ordered;
        for (const auto& each : routing::bundle(as_told, in_.settings->routing.bundle).lines)
            ordered.push_back(std::move(lines[line_of_told[each.alert]]));
        return ordered;
    }

    /// None of an item that is gone. Takes the line that is at hand.
    [[nodiscard]] std::optional<plan::message_item> made_line(alert_to_tell& about) const {
        if (about.line)
            return line_for_reader(*std::exchange(about.line, std::nullopt), about.alert);
        const auto item = store::find_item(db_, plan::item_id{about.episode.subject.id});
        return item ? std::optional(line_of(db_, in_, about, *item)) : std::nullopt;
    }

    /// The places of the alerts that the line settles.
    [[nodiscard]] static std::vector<std::size_t> all_of(const routing::bundled_line& line) {
        std::vector<std::size_t> all{line.alert};
        all.insert(all.end(), line.also.begin(), line.also.end());
        return all;
    }

    [[nodiscard]] const std::string& programme_called(std::size_t number) const {
        return number == 0 ? in_.settings->programme.name
                           : in_.settings->further_programmes[number - 1].programme.name;
    }

    [[nodiscard]] bool is_office_of(const std::string& who, std::size_t programme) const {
        return programme <= in_.settings->further_programmes.size() &&
               who == in_.known->directory.office(programme == 0 ? std::string()
                                                                 : programme_called(programme));
    }

    [[nodiscard]] const std::string& line_programme(const plan::message_item& line) const {
        return line.programme.empty() ? in_.settings->programme.name : line.programme;
    }

    [[nodiscard]] static bool cannot_wait(const std::vector<routing::to_tell>& alerts,
                                          const routing::bundled_line& line) {
        const auto is_urgent = [&alerts](std::size_t i) {
            plan::alert alert;
            alert.role = alerts[i].told_as;
            alert.step = alerts[i].step;
            alert.reason = alerts[i].reason;
            return routing::cannot_wait(alerts[i].rule, alert);
        };
        return std::ranges::any_of(all_of(line), is_urgent);
    }

    /// As it was decided: what was found may have changed since, and is brought in with its line.
    [[nodiscard]] static routing::to_tell told_of(const alert_to_tell& one) {
        routing::to_tell tell;
        tell.episode = one.episode.id;
        tell.step = one.alert.step;
        tell.rule = one.episode.rule;
        tell.reason = one.alert.reason;
        tell.told_as = one.alert.role;
        tell.stands_in = !one.alert.stand_in_reason.empty();
        tell.anchor = one.episode.anchor;
        tell.decided = one.round;
        tell.waits = one.alert.waits;
        return tell;
    }

    void put(to_enqueue what, const contents& told) {
        what.cannot_wait = told.cannot_wait;
        const std::string recipient = what.recipient;
        const auto id = enqueue_.put(std::move(what));
        if (!id)
            return;
        store::put_into_message(db_, recipient, told.alerts, *id);
        mark_listed(db_, told.list, *id);
    }

    store::session& db_;
    const scope& in_;
    kept_lines& kept_;
    enqueuer enqueue_;
    std::optional<plan::date> plan_as_of_;
};

} // namespace

composed compose_chunk(store::session& db, const scope& in, kept_lines& kept, base::instant now,
                       const std::string& after, int limit, places free, int room) {
    base::crash_point("round.before_messages");
    composed out;
    store::transaction all(db);
    kept.begin_chunk(store::changes_so_far(db));
    const auto recipients = in.is_immediate
                                ? store::recipients_of_round(db, in.round.id, after, limit)
                                : store::recipients_waiting(db, in.hears, after, limit);
    if (recipients.empty())
        return out;
    composer compose(db, in, kept, now, free, out);
    out.last_recipient = after;
    out.more = std::ssize(recipients) == limit;
    for (const std::string& recipient : recipients) {
        if (!compose.compose(recipient, room)) {
            out.more = true;
            break;
        }
        out.last_recipient = recipient;
    }
    store::add_to_round(db, in.round.id, 0, 0, static_cast<int>(out.messages.size()));
    const store::change_mark last = store::changes_so_far(db);
    all.commit();
    kept.end_chunk(last);
    base::crash_point("round.after_messages");
    return out;
}

} // namespace remembrancer::rounds
