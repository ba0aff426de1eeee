#include "daemon/intake/import_absences.hpp"

#include "daemon/base/text.hpp"
#include "daemon/intake/cell_text.hpp"
#include "daemon/intake/date_window.hpp"
#include "daemon/intake/incoming_item.hpp"
#include "daemon/intake/owner_names.hpp"
#include "daemon/intake/records.hpp"
#include "daemon/store/people.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

namespace remembrancer::intake {
namespace {

/// One of a table: no two of a programme have the same person and first day.
struct absence_row {
    plan::absence away;
    std::string place; ///< in words
};

/// What the tables of absences of an import say.
struct absence_tables {
    std::vector<absence_row> rows;
    std::set<std::string> programmes;                    ///< whose tables they are
    std::set<std::pair<std::string, std::string>> named; ///< programme and person, in a taken row
    std::set<std::string> refused;                       ///< people with a row that was not taken
    std::set<std::string> in_doubt;                      ///< programmes with a row of nobody known
    std::string source;

    /// A slip in one cell ends nothing: of somebody with a row that was not taken, and where nobody
    /// knows whose a row is, of all whom no other row names.
    [[nodiscard]] bool leaves_as_is(const plan::absence& stored) const {
        return !programmes.contains(*stored.listed_by) || refused.contains(stored.person) ||
               (in_doubt.contains(*stored.listed_by) &&
                !named.contains({*stored.listed_by, stored.person}));
    }
};

/// Finds the contact whom a cell means.
class contact_finder {
public:
    explicit contact_finder(std::vector<plan::person> people) : people_(std::move(people)) {
        for (const plan::person& each : people_) {
            by_name_.emplace(base::folded(each.name), &each);
            alone_.emplace_back(std::span(&each, 1));
        }
    }

    /// Null for nobody, and where several may be meant.
    [[nodiscard]] const plan::person* find(const std::string& name) const {
        if (const auto found = by_name_.find(base::folded(name)); found != by_name_.end())
            return found->second;
        const plan::person* meant = nullptr;
        for (std::size_t at = 0; at < people_.size(); ++at) {
            if (!alone_[at].resolves(name))
                continue;
            if (meant != nullptr)
                return nullptr;
            meant = &people_[at];
        }
        return meant;
    }

private:
    std::vector<plan::person> people_;
    std::map<std::string, const plan::person*> by_name_;
    std::vector<known_names> alone_;
};

std::string days_in_words(plan::date from, plan::date until) {
    plan::plan_date days;
    days.precision = from == until ? plan::precision::day : plan::precision::window;
    days.from = from;
    days.by = until;
    return plan::in_words(days);
}

class absence_reader {
public:
    absence_reader(import_state& state, const source_table& table, const contact_finder& contacts,
                   absence_tables& into)
        : state_(state), source_(*table.source), layout_(table.layout), contacts_(contacts),
          into_(into) {}

    void read() {
        const table_records rows = records_of(source_, layout_);
        for (const unusable_row& bad : rows.unusable) {
            reject(*bad.source, bad.at, bad.reason);
            into_.in_doubt.insert(
                state_.programmes.of(bad.programme).value_or(state_.options.programme));
        }
        // Without any row nobody is away.
        if (layout_.find(field::programme) == nullptr || rows.records.empty())
            into_.programmes.insert(state_.options.programme);
        for (const record& found : rows.records)
            take(found);
    }

private:
    void take(const record& found) {
        const row& here = *found.source;
        const std::string typed = text(here, field::name);
        const plan::person* who = contacts_.find(typed);
        const auto programme = state_.programmes.of(found.programme);
        if (programme)
            into_.programmes.insert(*programme);
        if (who == nullptr) {
            into_.in_doubt.insert(programme.value_or(state_.options.programme));
            return reject(here, field::name,
                          "no contact has this name: give it as the contacts have it");
        }
        if (!programme) {
            into_.refused.insert(who->name);
            return reject(here, field::programme, unknown_programme(state_.options.settings));
        }
        const auto days = read_days(here, *programme);
        if (!days) {
            into_.refused.insert(who->name);
            return;
        }
        if (!state_.is_first("absences/" + *programme + "/" + base::folded(who->name) + "/" +
                                 plan::to_iso(days->from),
                             place(here, field::away_from), typed, text(here, field::away_from)))
            return;
        into_.named.insert({*programme, who->name});
        into_.rows.push_back({{0, who->name, days->from, days->by, *programme},
                              in_words(place(here, field::away_from))});
    }

    /// The first and the last day; none for what is rejected.
    std::optional<window> read_days(const row& here, const std::string& programme) {
        const auto first = read_date(here, field::away_from, programme);
        if (!first)
            return std::nullopt;
        const field last_in = !text(here, field::away_until).empty() ? field::away_until
                              : !text(here, field::back_on).empty()  ? field::back_on
                                                                     : field::away_from;
        window days = *first;
        if (last_in != field::away_from) {
            const auto last = read_date(here, last_in, programme);
            if (!last)
                return std::nullopt;
            days.by = last_in == field::back_on ? last->from - std::chrono::days(1) : last->by;
        } else if (first->from == first->by && has_last_day()) {
            reject(here, last_day_column(),
                   "the last day away is missing: expected a date, for one day the first again");
            return std::nullopt;
        }
        if (days.by >= days.from)
            return days;
        reject(here, last_in,
               "the absence would end before it begins: expected " +
                   std::string(last_in == field::back_on ? "a day after " : "a last day from ") +
                   plan::in_words(days.from) + (last_in == field::back_on ? "" : " on"));
        return std::nullopt;
    }

    [[nodiscard]] bool has_last_day() const {
        return layout_.find(field::away_until) != nullptr ||
               layout_.find(field::back_on) != nullptr;
    }

    [[nodiscard]] field last_day_column() const {
        return layout_.find(field::away_until) != nullptr ? field::away_until : field::back_on;
    }

    std::optional<window> read_date(const row& here, field which, const std::string& programme) {
        const cell* found = layout_.cell_of(here, which);
        plan::plan_date when;
        if (found != nullptr && found->date)
            when = from_date(*found->date);
        else if (found != nullptr)
            when = read_plan_date(found->text, state_.as_of,
                                  settings_of(programme, state_.options.settings).key_dates);
        if (!when.from) {
            const bool is_blank = when.precision == plan::precision::none;
            reject(here, which,
                   when.precision == plan::precision::unreadable ? when.question
                   : is_blank
                       ? "the first day away is missing: expected a date, as 14 December 2018"
                       : "nobody is away before the days are known: expected a date, as 14 "
                         "December 2018");
            return std::nullopt;
        }
        if (when.year_inferred)
            state_.report.inferred.push_back(
                {place(here, which), text(here, field::name), when.text, plan::in_words(when)});
        return window{*when.from, *when.by};
    }

    [[nodiscard]] std::string text(const row& here, field which) const {
        return on_one_line(layout_.text_of(here, which));
    }

    [[nodiscard]] plan::source_place place(const row& here, field which) const {
        return place_of(source_, layout_, here, which);
    }

    void reject(const row& here, field at, std::string why) {
        state_.report.rejected.push_back(
            {place(here, at), text(here, field::name), text(here, at), std::move(why)});
    }

    import_state& state_;
    const sheet& source_;
    const table_layout& layout_;
    const contact_finder& contacts_;
    absence_tables& into_;
};

absence_tables read_absences(import_state& state, std::span<const source_table> tables) {
    absence_tables said;
    const contact_finder contacts(store::people(state.db));
    for (const source_table& table : tables) {
        if (table.layout.kind != table_kind::absences)
            continue;
        const sheet& source = *table.source;
        if (said.source.empty())
            said.source = source.file + (source.name.empty() ? "" : ", " + source.name);
        absence_reader(state, table, contacts, said).read();
    }
    return said;
}

/// What the store has, by what tells two of a table apart.
using stored_absences = std::map<std::tuple<std::string, std::string, plan::date>, plan::absence>;

/// Adds, changes or finds as it is.
void put(import_state& state, const absence_row& row, stored_absences& listed,
         std::span<const plan::absence> recorded) {
    const plan::absence& away = row.away;
    const auto is_the_same = [&](const plan::absence& each) {
        return each.person == away.person && each.from == away.from && each.until == away.until;
    };
    const std::string now = days_in_words(away.from, away.until);
    const auto found = listed.find({*away.listed_by, away.person, away.from});
    if (found == listed.end() && std::ranges::any_of(recorded, is_the_same)) {
        ++state.report.absences.unchanged;
    } else if (found == listed.end()) {
        store::add_absence(state.db, away);
        state.absence(away.person, {}, now, row.place);
        ++state.report.absences.added;
    } else if (found->second.until != away.until) {
        store::set_end_of_absence(state.db, found->second.id, away.until);
        state.absence(away.person, days_in_words(away.from, found->second.until), now, row.place);
        ++state.report.absences.changed;
    } else {
        ++state.report.absences.unchanged;
    }
    if (found != listed.end())
        listed.erase(found);
}

} // namespace

void import_absences(import_state& state, std::span<const source_table> tables) {
    const absence_tables said = read_absences(state, tables);
    if (said.source.empty())
        return;
    stored_absences listed;
    std::vector<plan::absence> recorded;
    for (plan::absence& each : store::absences(state.db)) {
        if (each.listed_by)
            listed.emplace(std::tuple(*each.listed_by, each.person, each.from), std::move(each));
        else
            recorded.push_back(std::move(each));
    }
    for (const absence_row& row : said.rows)
        put(state, row, listed, recorded);
    const plan::date last = state.options.today - std::chrono::days(1);
    for (const auto& [key, each] : listed) {
        // One that is over stays: why somebody was not told then is still asked.
        if (said.leaves_as_is(each) || !store::end_absence(state.db, each.id, last))
            continue;
        state.absence(each.person, days_in_words(each.from, each.until),
                      each.from > last ? "" : days_in_words(each.from, last), said.source);
        ++state.report.absences_ended;
    }
}

} // namespace remembrancer::intake
