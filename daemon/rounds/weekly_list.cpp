#include "daemon/rounds/weekly_list.hpp"

#include "daemon/calendar/week.hpp"
#include "daemon/intake/plan_dates.hpp"
#include "daemon/rounds/coverage.hpp"
#include "daemon/rounds/pressure.hpp"
#include "daemon/routing/line_choice.hpp"
#include "daemon/store/alerts.hpp"
#include "daemon/store/episodes.hpp"
#include "daemon/store/imports.hpp"
#include "daemon/store/items.hpp"
#include "daemon/store/outbox.hpp"
#include "daemon/store/people.hpp"

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

/// Lists of two programmes for one week are two subjects.
constexpr std::int64_t subjects_of_a_programme = 10'000'000;

/// The programmes by number: the first is 0. What belongs to none that the settings name belongs to
/// it.
std::size_t number_of(const snapshot& all, const std::string& programme) {
    for (std::size_t i = 0; i < all.further_programmes.size(); ++i) {
        if (all.further_programmes[i].programme.name == programme)
            return i + 1;
    }
    return 0;
}

/// As items have it.
std::string name_of(const snapshot& all, std::size_t number) {
    return number == 0 ? std::string() : all.further_programmes.at(number - 1).programme.name;
}

/// What some programmes' lists are made from.
struct listing {
    store::session& db;
    const scope& in;
    const std::set<std::size_t>& programmes;

    [[nodiscard]] bool has(const std::string& programme) const {
        return programmes.contains(number_of(*in.settings, programme));
    }
    [[nodiscard]] std::string where(const plan::item& item) const {
        const std::string workstream = in.known->directory.workstream_path(item);
        if (in.settings->further_programmes.empty())
            return workstream;
        const std::string& programme = judging(*in.settings, item.programme).programme.name;
        return workstream.empty() ? programme : programme + ", " + workstream;
    }
    [[nodiscard]] plan::list_entry entry_for(const plan::item& item, std::string text) const {
        return {item.kind, item.ref, item.title, where(item), std::move(text)};
    }
};

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
    const listing& of;
    section questions{plan::list_topic::questions};
    section vanished{plan::list_topic::vanished};
    section past_baseline{plan::list_topic::past_baseline};

    void add(const plan::item& item, plan::date today, const asked_questions& above) {
        if (item.vanished_on) {
            vanished.add(of.entry_for(item, "not in the plan since " +
                                                plan::in_words(*item.vanished_on) +
                                                ": done, dropped or renamed?"));
            return;
        }
        for (const plan::question& q : item.questions)
            if (!above.contains({item.id.value, q.field}))
                questions.add(of.entry_for(item, plan::typed_in_words(q) + ": " + q.reason));
        if (item.baseline.by && *item.baseline.by < today) {
            std::string text =
                "baseline " + plan::in_words(item.baseline) + ", " + target_in_words(item.forecast);
            if (item.recasts > 0)
                text += ", re-cast " + times(item.recasts);
            past_baseline.add(of.entry_for(item, std::move(text)));
        }
    }
};

// A change keeps the text as typed. Where that has no year the one meant then is not known now.
std::string date_in_words(const std::string& typed, plan::date as_of,
                          const intake::key_dates& named) {
    const plan::plan_date when = intake::read_plan_date(typed, as_of, named);
    return when.by && !when.year_inferred ? plan::in_words(when) : "'" + typed + "'";
}

std::string move_in_words(const store::field_change& change, const intake::key_dates& named) {
    const auto words = [&](const std::string& typed) {
        return date_in_words(typed, change.as_of, named);
    };
    if (change.old_value.empty())
        return "baseline set to " + words(change.new_value);
    if (change.new_value.empty())
        return "baseline removed, was " + words(change.old_value);
    return "baseline moved from " + words(change.old_value) + " to " + words(change.new_value);
}

std::string baseline_change(const store::field_change& change, const intake::key_dates& named) {
    return move_in_words(change, named) + (change.by.empty() ? "" : ", by " + change.by);
}

// Of these three, what one list leaves out the next one says.

std::vector<std::pair<store::field_change, plan::item>> unreported_baselines(const listing& of) {
    std::vector<std::pair<store::field_change, plan::item>> out;
    for (store::field_change& change : store::unreported_baselines(of.db)) {
        auto item = store::find_item(of.db, change.item);
        if (item && of.has(item->programme))
            out.emplace_back(std::move(change), std::move(*item));
    }
    return out;
}

section changed_baselines(const listing& of, std::vector<std::int64_t>& said) {
    section filling(plan::list_topic::changed_baselines);
    const auto changes = unreported_baselines(of);
    for (const auto& [change, item] : changes) {
        if (filling.is_full())
            break;
        said.push_back(change.id);
        intake::key_dates named;
        for (const key_date& each : judging(*of.in.settings, item.programme).programme.key_dates)
            named.push_back({each.name, each.day});
        filling.add(of.entry_for(item, baseline_change(change, named)));
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

const std::string& called(const listing& of, std::size_t programme) {
    return judging(*of.in.settings, name_of(*of.in.settings, programme)).programme.name;
}

std::string whole_in_words(const listing& of, std::size_t programme) {
    return of.in.settings->further_programmes.empty() ? "The whole programme"
                                                      : called(of, programme);
}

std::string name_in_words(const listing& of, const pressing& load, std::size_t programme) {
    if (load.of == plan::load_of::programme)
        return whole_in_words(of, programme);
    const bool is_only = of.in.settings->further_programmes.empty();
    return is_only ? load.name : called(of, programme) + ", " + load.name;
}

void add_pressure(const listing& of, std::size_t programme, section& clusters, section& progress) {
    for (pressing& each : pressure_to_tell(of.db, of.in, name_of(*of.in.settings, programme))) {
        section& filling = each.found.rule == plan::rule::behind_time ? progress : clusters;
        filling.add({{},
                     "",
                     name_in_words(of, each, programme),
                     "",
                     std::move(each.found.detail),
                     each.found.rule,
                     each.found.reason});
    }
}

std::vector<coverage_gap> gaps_of(const listing& of, std::size_t programme) {
    return coverage_gaps(store::workstreams(of.db), name_of(*of.in.settings, programme));
}

void add_coverage(const listing& of, std::size_t programme, section& filling) {
    const bool is_only = of.in.settings->further_programmes.empty();
    for (coverage_gap& each : gaps_of(of, programme))
        filling.add({{},
                     "",
                     std::move(each.workstream),
                     is_only ? std::string() : called(of, programme),
                     std::move(each.lacks)});
}

/// What is amiss with the daemon itself is the first programme's.
bool has_own_news(store::session& db) {
    return !store::unreported_missed(db).empty() || store::count_unreported_dead(db) > 0;
}

/// Whether the list would have a section. Stops at the first reason for one.
bool has_anything(const listing& of, std::size_t programme) {
    const std::string name = name_of(*of.in.settings, programme);
    return (programme == 0 && has_own_news(of.db)) || !unreported_baselines(of).empty() ||
           store::has_item_to_list(of.db, of.in.today, name) || !gaps_of(of, programme).empty() ||
           !pressure_to_tell(of.db, of.in, name).empty();
}

std::optional<int> days_since_import(store::session& db, const scope& in) {
    const auto last = store::last_import(db);
    if (!last)
        return std::nullopt;
    return std::max(0, calendar::days_between(last->as_of, in.today));
}

// Nobody wants an empty list; a plan that has not been brought up to date for a week is worth a
// word.
bool is_worth_sending(store::session& db, const scope& in, std::size_t programme) {
    const std::set<std::size_t> alone{programme};
    return days_since_import(db, in).value_or(0) >= plan::stale_plan_days ||
           has_anything({db, in, alone}, programme);
}

void plan_list_of(store::session& db, const scope& in, std::size_t programme) {
    const std::string name = name_of(*in.settings, programme);
    const plan::date monday = calendar::monday_of(in.today);
    if (judging(*in.settings, name).calendar.first_working_day_on_or_after(monday) > in.today)
        return;
    const plan::subject subject{plan::subject_kind::programme,
                                monday.time_since_epoch().count() +
                                    static_cast<std::int64_t>(programme) * subjects_of_a_programme};
    if (!store::episodes_of(db, subject).empty())
        return;
    // Decided once a week, whichever way: looking for what to list may read every open item.
    const bool is_sent = is_worth_sending(db, in, programme);
    store::transaction all(db);
    plan::episode episode;
    episode.rule = plan::rule::weekly_list;
    episode.subject = subject;
    episode.opened = in.today;
    episode = store::insert_episode(db, episode);
    plan::alert alert;
    alert.episode = episode.id;
    alert.role = plan::role::programme_office;
    alert.principal = in.known->directory.office(name);
    alert.recipient = alert.principal;
    alert.reason = plan::reason::weekly;
    alert.waits = in.chosen.waits(episode.rule, alert);
    alert.place = routing::place_of_list;
    if (is_sent)
        (void)store::insert_alert(db, alert, in.round.id, in.today);
    store::end_episode(db, episode.id, in.today, plan::reason::no_longer_holds);
    all.commit();
}

} // namespace

void plan_weekly_list(store::session& db, const scope& in) {
    for (std::size_t each = 0; each <= in.settings->further_programmes.size(); ++each)
        plan_list_of(db, in, each);
}

std::size_t programme_of_list(const plan::subject& list) {
    return static_cast<std::size_t>(list.id / subjects_of_a_programme);
}

gathered_list gather_weekly_list(store::session& db, const scope& in, const asked_questions& above,
                                 const std::set<std::size_t>& programmes) {
    const listing of{db, in, programmes};
    item_sections items{of};
    store::each_item_to_list(db, in.today, [&](const plan::item& item) {
        if (of.has(item.programme))
            items.add(item, in.today, above);
    });
    gathered_list out;
    plan::weekly_list& list = out.list;
    std::move(items.questions).put_into(list);
    std::move(items.vanished).put_into(list);
    std::move(items.past_baseline).put_into(list);
    section clusters(plan::list_topic::clusters);
    section progress(plan::list_topic::progress);
    section coverage(plan::list_topic::coverage);
    for (const std::size_t programme : programmes) {
        add_pressure(of, programme, clusters, progress);
        add_coverage(of, programme, coverage);
    }
    std::move(clusters).put_into(list);
    std::move(progress).put_into(list);
    std::move(coverage).put_into(list);
    changed_baselines(of, out.changes).put_into(list);
    if (programmes.contains(0)) {
        missed_rounds(db, in, out.missed).put_into(list);
        dead_messages(db, out.dead).put_into(list);
    }
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
