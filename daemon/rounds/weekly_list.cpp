#include "daemon/rounds/weekly_list.hpp"

#include "daemon/calendar/week.hpp"
#include "daemon/store/alerts.hpp"
#include "daemon/store/episodes.hpp"
#include "daemon/store/imports.hpp"
#include "daemon/store/items.hpp"
#include "daemon/store/outbox.hpp"

#include <algorithm>
#include <optional>
#include <utility>

namespace remembrancer::rounds {
namespace {

// Of one section; a mail of thousands of lines is read by nobody.
constexpr std::size_t most_listed = 100;

std::string times(int count) {
    return count == 1 ? "once" : std::to_string(count) + " times";
}

plan::list_entry entry_for(const plan::item& item, std::string text) {
    return {item.ref, item.title, item.workstream, std::move(text)};
}

/// A section being filled: what is beyond its size is counted.
class section {
public:
    explicit section(plan::list_topic topic) { filled_.topic = topic; }

    [[nodiscard]] bool is_full() const { return filled_.entries.size() >= most_listed; }

    void add(plan::list_entry entry) {
        if (is_full())
            ++filled_.more;
        else
            filled_.entries.push_back(std::move(entry));
    }
    void leave_out(std::size_t many) { filled_.more += static_cast<int>(many); }

    void put_into(plan::weekly_list& list) && {
        if (!filled_.entries.empty())
            list.sections.push_back(std::move(filled_));
    }

private:
    plan::list_section filled_;
};

/// The sections that an open item may add a line to.
struct item_sections {
    section questions{plan::list_topic::questions};
    section vanished{plan::list_topic::vanished};
    section past_baseline{plan::list_topic::past_baseline};

    void add(const plan::item& item, plan::date today) {
        if (item.vanished_on) {
            vanished.add(entry_for(item, "not in the plan since " +
                                             plan::in_words(*item.vanished_on) +
                                             ": done, dropped or renamed?"));
            return;
        }
        for (const plan::question& q : item.questions)
            questions.add(entry_for(item, q.field + " '" + q.text + "': " + q.reason));
        if (item.baseline.by && *item.baseline.by < today) {
            std::string text = "promised " + plan::in_words(item.baseline);
            text += item.forecast.text.empty() ? ", no new date"
                                               : ", now " + plan::in_words(item.forecast);
            if (item.recasts > 0)
                text += ", re-cast " + times(item.recasts);
            past_baseline.add(entry_for(item, std::move(text)));
        }
    }
};

std::string baseline_change(const std::string& before, const std::string& now) {
    if (before.empty())
        return "baseline set to " + now;
    if (now.empty())
        return "baseline removed, was " + before;
    return "baseline moved from " + before + " to " + now;
}

// Of these three, what one list leaves out the next one says.

section changed_baselines(store::session& db, std::vector<std::int64_t>& said) {
    section filling(plan::list_topic::changed_baselines);
    const auto changes = store::unreported_baselines(db);
    for (const store::field_change& change : changes) {
        if (filling.is_full())
            break;
        said.push_back(change.id);
        if (const auto item = store::find_item(db, change.item))
            filling.add(entry_for(*item, baseline_change(change.old_value, change.new_value)));
    }
    filling.leave_out(changes.size() - said.size());
    return filling;
}

section missed_rounds(store::session& db, const scope& in, std::vector<plan::round_id>& said) {
    section filling(plan::list_topic::missed_rounds);
    const auto missed = store::unreported_missed(db);
    for (const store::round_row& round : missed) {
        if (filling.is_full())
            break;
        said.push_back(round.id);
        const plan::date day = in.settings->zone.today(round.scheduled_for);
        filling.add(
            {"", round.schedule + " round", "", "not held on " + plan::in_words_with_weekday(day)});
    }
    filling.leave_out(missed.size() - said.size());
    return filling;
}

section dead_messages(store::session& db, std::vector<plan::outbox_id>& said) {
    section filling(plan::list_topic::dead_messages);
    for (const store::outbox_row& row : store::unreported_dead(db, most_listed)) {
        said.push_back(row.id);
        filling.add({std::to_string(row.id.value), "message to " + row.person, "",
                     "by " + row.channel + ", " + row.last_outcome});
    }
    filling.leave_out(static_cast<std::size_t>(store::count_unreported_dead(db)) - said.size());
    return filling;
}

/// Whether the list would have a section. Stops at the first reason for one.
bool has_anything(store::session& db, const scope& in) {
    return !store::unreported_missed(db).empty() || store::count_unreported_dead(db) > 0 ||
           !store::unreported_baselines(db).empty() || store::has_item_to_list(db, in.today);
}

std::optional<int> days_since_import(store::session& db, const scope& in) {
    const auto last = store::last_import(db);
    if (!last)
        return std::nullopt;
    return std::max(0, calendar::days_between(last->as_of, in.today));
}

// Nobody wants an empty list; a plan that has not been brought up to date for a week is worth a
// word.
bool is_worth_sending(store::session& db, const scope& in) {
    return days_since_import(db, in).value_or(0) >= plan::stale_plan_days || has_anything(db, in);
}

} // namespace

void plan_weekly_list(store::session& db, const scope& in) {
    const plan::date monday = calendar::monday_of(in.today);
    if (in.settings->calendar.first_working_day_on_or_after(monday) > in.today)
        return;
    const plan::subject subject{plan::subject_kind::programme, monday.time_since_epoch().count()};
    if (!store::episodes_of(db, subject).empty())
        return;
    // Decided once a week, whichever way: looking for what to list may read every open item.
    const bool is_sent = is_worth_sending(db, in);
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
    std::move(items.questions).put_into(list);
    std::move(items.vanished).put_into(list);
    std::move(items.past_baseline).put_into(list);
    changed_baselines(db, out.changes).put_into(list);
    missed_rounds(db, in, out.missed).put_into(list);
    dead_messages(db, out.dead).put_into(list);
    list.days_since_import = days_since_import(db, in);
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
