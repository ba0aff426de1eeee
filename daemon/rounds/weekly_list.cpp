#include "daemon/rounds/weekly_list.hpp"

#include "daemon/calendar/week.hpp"
#include "daemon/digest/clusters.hpp"
#include "daemon/intake/plan_dates.hpp"
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
// Of the programme, of workstreams, of owners: each.
constexpr std::size_t most_clusters = 5;
// As far as a plan can still be spread.
constexpr std::chrono::weeks clusters_ahead{8};

std::string times(int count) {
    return count == 1 ? "once" : std::to_string(count) + " times";
}

plan::list_entry entry_for(const plan::item& item, std::string text) {
    return {item.kind, item.ref, item.title, item.workstream, std::move(text)};
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

std::string target_in_words(const plan::plan_date& forecast) {
    switch (forecast.precision) {
    case plan::precision::none:
        return "no target";
    case plan::precision::to_be_confirmed:
        return "target to be confirmed";
    case plan::precision::unreadable:
        return "target '" + forecast.text + "', which could not be read";
    default:
        return "target " + plan::in_words(forecast);
    }
}

/// The sections that an open item may add a line to.
struct item_sections {
    section questions{plan::list_topic::questions};
    section vanished{plan::list_topic::vanished};
    section past_baseline{plan::list_topic::past_baseline};

    void add(const plan::item& item, plan::date today, const asked_questions& above) {
        if (item.vanished_on) {
            vanished.add(entry_for(item, "not in the plan since " +
                                             plan::in_words(*item.vanished_on) +
                                             ": done, dropped or renamed?"));
            return;
        }
        for (const plan::question& q : item.questions)
            if (!above.contains({item.id.value, q.field}))
                questions.add(entry_for(item, plan::typed_in_words(q) + ": " + q.reason));
        if (item.baseline.by && *item.baseline.by < today) {
            std::string text =
                "baseline " + plan::in_words(item.baseline) + ", " + target_in_words(item.forecast);
            if (item.recasts > 0)
                text += ", re-cast " + times(item.recasts);
            past_baseline.add(entry_for(item, std::move(text)));
        }
    }
};

// A change keeps the text as typed. Where that has no year the one meant then is not known now.
std::string date_in_words(const std::string& typed, plan::date as_of,
                          const intake::key_dates& named) {
    const plan::plan_date when = intake::read_plan_date(typed, as_of, named);
    return when.by && !when.year_inferred ? plan::in_words(when) : "'" + typed + "'";
}

std::string baseline_change(const store::field_change& change, const intake::key_dates& named) {
    const auto words = [&](const std::string& typed) {
        return date_in_words(typed, change.as_of, named);
    };
    if (change.old_value.empty())
        return "baseline set to " + words(change.new_value);
    if (change.new_value.empty())
        return "baseline removed, was " + words(change.old_value);
    return "baseline moved from " + words(change.old_value) + " to " + words(change.new_value);
}

// Of these three, what one list leaves out the next one says.

section changed_baselines(store::session& db, const scope& in, std::vector<std::int64_t>& said) {
    intake::key_dates named;
    for (const key_date& each : in.settings->programme.key_dates)
        named.push_back({each.name, each.day});
    section filling(plan::list_topic::changed_baselines);
    const auto changes = store::unreported_baselines(db);
    for (const store::field_change& change : changes) {
        if (filling.is_full())
            break;
        said.push_back(change.id);
        if (const auto item = store::find_item(db, change.item))
            filling.add(entry_for(*item, baseline_change(change, named)));
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
        filling.add({{},
                     "",
                     round.schedule + " round",
                     "",
                     "not held on " + plan::in_words_with_weekday(day)});
    }
    filling.leave_out(missed.size() - said.size());
    return filling;
}

section dead_messages(store::session& db, std::vector<plan::outbox_id>& said) {
    section filling(plan::list_topic::dead_messages);
    for (const store::outbox_row& row : store::unreported_dead(db, most_listed)) {
        said.push_back(row.id);
        filling.add({{},
                     "",
                     "message " + std::to_string(row.id.value) + " to " + row.person,
                     "",
                     "by " + row.channel + ", " + row.last_outcome});
    }
    filling.leave_out(static_cast<std::size_t>(store::count_unreported_dead(db)) - said.size());
    return filling;
}

std::vector<digest::cluster> clusters_ahead_of(store::session& db, const scope& in) {
    std::vector<digest::expected_day> days;
    for (store::day_load& load : store::day_loads(db, in.today, in.today + clusters_ahead)) {
        plan::item like;
        like.kind = load.kind;
        like.workstream = load.workstream;
        like.owners = std::move(load.owners);
        const routing::owned owners = in.known->directory.owners_of(like);
        days.push_back({load.day,
                        std::move(load.workstream),
                        {owners.principals.begin(), owners.principals.end()},
                        load.items});
    }
    return digest::clusters(days, in.settings->clusters, most_clusters);
}

section clusters(store::session& db, const scope& in) {
    section filling(plan::list_topic::clusters);
    for (const digest::cluster& each : clusters_ahead_of(db, in)) {
        std::string text =
            std::to_string(each.items) + " dates in the week of " + plan::in_words(each.monday);
        if (each.on_busiest < each.items)
            text += ", " + std::to_string(each.on_busiest) + " of them";
        text += " on " + plan::in_words_with_weekday(each.busiest);
        filling.add(
            {{},
             "",
             each.of == digest::cluster::load::programme ? "The whole programme" : each.name,
             "",
             std::move(text)});
    }
    return filling;
}

/// Whether the list would have a section. Stops at the first reason for one.
bool has_anything(store::session& db, const scope& in) {
    return !store::unreported_missed(db).empty() || store::count_unreported_dead(db) > 0 ||
           !store::unreported_baselines(db).empty() || store::has_item_to_list(db, in.today) ||
           !clusters_ahead_of(db, in).empty();
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
    alert.principal = in.known->directory.office();
    alert.recipient = in.known->directory.office();
    alert.reason = plan::reason::weekly;
    if (is_sent)
        (void)store::insert_alert(db, alert, in.round.id, in.today);
    store::end_episode(db, episode.id, in.today, plan::reason::no_longer_holds);
    all.commit();
}

gathered_list gather_weekly_list(store::session& db, const scope& in,
                                 const asked_questions& above) {
    item_sections items;
    store::each_item_to_list(db, in.today,
                             [&](const plan::item& item) { items.add(item, in.today, above); });
    gathered_list out;
    plan::weekly_list& list = out.list;
    std::move(items.questions).put_into(list);
    std::move(items.vanished).put_into(list);
    std::move(items.past_baseline).put_into(list);
    clusters(db, in).put_into(list);
    changed_baselines(db, in, out.changes).put_into(list);
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
