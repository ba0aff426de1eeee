#include "daemon/rounds/weekly_list.hpp"

#include "daemon/store/alerts.hpp"
#include "daemon/store/episodes.hpp"
#include "daemon/store/imports.hpp"
#include "daemon/store/items.hpp"
#include "daemon/store/outbox.hpp"

#include <algorithm>
#include <chrono>
#include <utility>

namespace remembrancer::rounds {
namespace {

constexpr int most_dead_listed = 100;

plan::date monday_of(plan::date day) {
    const std::chrono::weekday weekday(day);
    return day - (weekday - std::chrono::Monday);
}

std::string times(int count) {
    return count == 1 ? "once" : std::to_string(count) + " times";
}

plan::list_entry entry_for(const plan::item& item, std::string text) {
    return {item.ref, item.title, item.workstream, std::move(text)};
}

/// The sections that an open item may add a line to.
struct item_sections {
    std::vector<plan::list_entry> questions, vanished, past_baseline;

    void add(const plan::item& item, plan::date today) {
        if (item.vanished_on) {
            vanished.push_back(entry_for(item, "not in the plan since " +
                                                   plan::in_words(*item.vanished_on) +
                                                   ": done, dropped or renamed?"));
            return;
        }
        for (const plan::question& q : item.questions)
            questions.push_back(entry_for(item, q.field + " '" + q.text + "': " + q.reason));
        if (item.baseline.by && *item.baseline.by < today) {
            std::string text = "promised " + plan::in_words(item.baseline);
            text += item.forecast.text.empty() ? ", no new date"
                                               : ", now " + plan::in_words(item.forecast);
            if (item.recasts > 0)
                text += ", re-cast " + times(item.recasts);
            past_baseline.push_back(entry_for(item, std::move(text)));
        }
    }
};

std::vector<plan::list_entry> changed_baselines(store::session& db,
                                                std::vector<std::int64_t>& said) {
    std::vector<plan::list_entry> entries;
    for (const store::field_change& change : store::unreported_baselines(db)) {
        said.push_back(change.id);
        const auto item = store::find_item(db, change.item);
        if (item)
            entries.push_back(entry_for(*item, "baseline moved from " + change.old_value + " to " +
                                                   change.new_value));
    }
    return entries;
}

std::vector<plan::list_entry> missed_rounds(store::session& db, const scope& in,
                                            std::vector<plan::round_id>& said) {
    std::vector<plan::list_entry> entries;
    for (const store::round_row& round : store::unreported_missed(db)) {
        said.push_back(round.id);
        const plan::date day = in.settings->zone.today(round.scheduled_for);
        entries.push_back(
            {"", round.schedule + " round", "", "not held on " + plan::in_words_with_weekday(day)});
    }
    return entries;
}

std::vector<plan::list_entry> dead_messages(store::session& db,
                                            std::vector<plan::outbox_id>& said) {
    std::vector<plan::list_entry> entries;
    for (const store::outbox_row& row : store::unreported_dead(db, most_dead_listed)) {
        said.push_back(row.id);
        entries.push_back({std::to_string(row.id.value), "message to " + row.person, "",
                           "by " + row.channel + ", " + row.last_outcome});
    }
    return entries;
}

// Nobody wants an empty list; a plan that has not been brought up to date for a week is worth a
// word.
bool is_worth_sending(const plan::weekly_list& list) {
    return !list.sections.empty() || list.days_since_import.value_or(0) >= 7;
}

} // namespace

void plan_weekly_list(store::session& db, const scope& in) {
    const plan::date monday = monday_of(in.today);
    if (in.settings->calendar.first_working_day_on_or_after(monday) > in.today)
        return;
    const plan::subject subject{plan::subject_kind::programme, monday.time_since_epoch().count()};
    if (!store::episodes_of(db, subject).empty())
        return;
    // Decided once a week, whichever way: looking for what to list reads every open item.
    const bool is_sent = is_worth_sending(gather_weekly_list(db, in).list);
    store::transaction all(db);
    plan::episode episode;
    episode.rule = plan::rule::weekly_list;
    episode.subject = subject;
    episode.opened = in.today;
    episode = store::insert_episode(db, episode);
    plan::alert alert;
    alert.episode = episode.id;
    alert.role = plan::role::programme_office;
    alert.principal = in.people.office();
    alert.recipient = in.people.office();
    alert.reason = plan::reason::weekly;
    if (is_sent)
        (void)store::insert_alert(db, alert, in.round.id, in.today);
    store::end_episode(db, episode.id, in.today, plan::reason::no_longer_holds);
    all.commit();
}

gathered_list gather_weekly_list(store::session& db, const scope& in) {
    item_sections items;
    store::each_item_to_list(db, in.today,
                             [&](const plan::item& item) { items.add(item, in.today); });
    gathered_list out;
    plan::weekly_list& list = out.list;
    const auto add = [&](plan::list_topic topic, std::vector<plan::list_entry> entries) {
        if (!entries.empty())
            list.sections.push_back({topic, std::move(entries)});
    };
    add(plan::list_topic::questions, std::move(items.questions));
    add(plan::list_topic::vanished, std::move(items.vanished));
    add(plan::list_topic::past_baseline, std::move(items.past_baseline));
    add(plan::list_topic::changed_baselines, changed_baselines(db, out.changes));
    add(plan::list_topic::missed_rounds, missed_rounds(db, in, out.missed));
    add(plan::list_topic::dead_messages, dead_messages(db, out.dead));
    if (const auto last = store::last_import(db))
        list.days_since_import = std::max(0, calendar::days_between(last->as_of, in.today));
    return out;
}

void mark_listed(store::session& db, const gathered_list& said, plan::outbox_id in) {
    for (const std::int64_t change : said.changes)
        store::mark_change_reported(db, change, in);
    for (const plan::round_id round : said.missed)
        store::mark_missed_reported(db, round, in);
    for (const plan::outbox_id dead : said.dead)
        store::mark_dead_reported(db, dead, in);
}

} // namespace remembrancer::rounds
