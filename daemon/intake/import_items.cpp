#include "daemon/intake/import_items.hpp"

#include "daemon/base/text.hpp"
#include "daemon/intake/history.hpp"
#include "daemon/intake/records.hpp"
#include "daemon/plan/list_rating.hpp"
#include "daemon/store/dependencies.hpp"
#include "daemon/store/item_search.hpp"
#include "daemon/store/items.hpp"
#include "daemon/store/people.hpp"

#include <algorithm>
#include <map>
#include <utility>

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace remembrancer::intake {
namespace {

bool has_programme(const std::set<std::pair<std::string, std::string>>& places,
                   const std::string& programme) {
    const auto first = places.lower_bound({programme, std::string()});
    return first != places.end() && first->first == programme;
}

std::string key_of(const incoming_item& row) {
    return std::string(plan::to_text(row.item.kind)) + "/" + row.identity;
}

/// The register's ID, else the title: an item without one gets its number only when stored.
const std::string& called(const plan::item& item) {
    return item.ref.empty() ? item.title : item.ref;
}

/// Whether a row of a period says what there was in it.
bool is_counted(const plan::item& of_period) {
    return of_period.kind == plan::item_kind::measure ? !of_period.actual_text.empty()
                                                      : !rates_nothing(of_period);
}

} // namespace

home item_import::home_of(const plan::item& item) {
    return {item.programme, base::folded(item.workstream)};
}

item_import::item_import(import_state& state, const known_names& contacts,
                         std::span<const source_table> tables)
    : state_(state), contacts_(contacts), identities_(state, tables) {
    for (const source_table& table : tables)
        if (table.layout.kind == table_kind::workstreams)
            for (const record& found : records_of(*table.source, table.layout).records)
                if (const auto programme = state.programmes.of(found.programme))
                    listed_.insert({*programme, base::folded(found.sub_workstream.empty()
                                                                 ? found.workstream
                                                                 : found.sub_workstream)});
    for (const home& each : listed_)
        for (home& above : state.workstreams.above(each))
            parts_listed_.insert(std::move(above));
    const auto says_how_one_stands = [](const source_table& table) {
        return table.layout.kind == table_kind::reports ||
               table.layout.kind == table_kind::workstreams;
    };
    if (std::ranges::any_of(tables, says_how_one_stands))
        for (plan::workstream& stream : store::workstreams(state_.db)) {
            home at{stream.programme, base::folded(stream.name)};
            workstreams_.emplace(std::move(at), std::move(stream));
        }
    if (listed_.empty())
        return;
    store::each_item(state_.db, [this](const plan::item& item) {
        if (!item.closed && !item.vanished_on && !base::trim(item.workstream).empty() &&
            !plan::is_rated_in_list(item))
            open_before_.insert(home_of(item));
    });
}

void item_import::take(const source_table& table) {
    const sheet& source = *table.source;
    const table_records rows = records_of(source, table.layout);
    for (const unusable_row& bad : rows.unusable)
        reject(table, bad);
    std::vector<incoming_item> of_periods;
    for (const record& found : rows.records) {
        const auto programme = state_.programmes.of(found.programme);
        if (!programme) {
            reject(table, {found.source, field::programme, std::string(found.programme),
                           unknown_programme(state_.options.settings), found.programme});
            continue;
        }
        const auto [settings, is_new] = settings_.try_emplace(*programme);
        if (is_new)
            settings->second = settings_of(*programme, state_.options.settings);
        const reading_context in{state_.as_of, settings->second, contacts_, *programme,
                                 state_.workstreams};
        incoming_item row = read_item(source, table.layout, found, in);
        if (row.changed_by.empty())
            row.changed_by = state_.options.by;
        if (plan::is_of_period(row.item.kind))
            of_periods.push_back(std::move(row));
        else if (state_.is_first(key_of(row), row.place, called(row.item), row.item.title))
            take(table, row);
    }
    take_newest(table, std::move(of_periods));
}

void item_import::take_newest(const source_table& table, std::vector<incoming_item> rows) {
    std::map<std::string, std::optional<plan::date>> newest;
    // A row of a period to come, which only has its target yet, is not what was counted last.
    for (const bool says_something : {true, false})
        for (const incoming_item& row : rows)
            if (is_counted(row.item) == says_something)
                if (const auto [at, is_new] = newest.try_emplace(key_of(row));
                    is_new || says_something)
                    at->second = std::max(at->second, row.item.reported_on);
    for (incoming_item& row : rows) {
        const std::string key = key_of(row);
        if (row.item.reported_on != newest.at(key)) {
            ask(row.item);
            continue;
        }
        if (!state_.is_first(key, row.place, called(row.item), row.item.title))
            continue;
        if (row.item.kind == plan::item_kind::report)
            name_workstream(row);
        take(table, row);
    }
}

/// A report is known by its level alone, which may become a workstream later.
void item_import::name_workstream(incoming_item& report) {
    const auto known = workstreams_.find({report.item.programme, base::folded(report.item.title)});
    if (known == workstreams_.end())
        return;
    report.item.workstream = known->second.name;
    report.present.insert(field::workstream);
    reported_.insert(known->first);
}

/// The item that the row has the ID of is still there, and stays as it was.
void item_import::reject(const source_table& table, const unusable_row& bad) {
    const std::string_view id = table.layout.text_of(*bad.source, field::id);
    state_.report.rejected.push_back({place_of(*table.source, table.layout, *bad.source, bad.at),
                                      std::string(id), bad.text, bad.reason});
    if (id.empty())
        return;
    const auto kind = item_kind_of(table.layout.kind).value();
    const std::string programme = state_.programmes.of(bad.programme).value_or(std::string());
    if (const auto stored =
            store::find_item(state_.db, kind, store::identity_of(programme, id, "", "")))
        seen_.insert(stored->id.value);
}

void item_import::take(const source_table& table, const incoming_item& row) {
    const auto stored = identities_.find(row);
    make_way(table, row);
    if (stored)
        update(table, row, *stored);
    else
        add(table, row);
}

/// What goes by a made-up name that is this row's ID gets another.
void item_import::make_way(const source_table& table, const incoming_item& row) {
    auto namesake = identities_.namesake_of(row);
    if (!namesake)
        return;
    const std::string before = std::exchange(
        namesake->ref, identities_.spare_ref(namesake->kind, namesake->id, namesake->programme));
    store::update_item(state_.db, *namesake);
    plan::source_place place = row.place;
    place.column = table.layout.header_of(field::id);
    state_.changed(plan::kind_and_ref(*namesake), namesake->id, namesake->title,
                   {field::id, before, namesake->ref}, in_words(place));
}

void item_import::add(const source_table& table, const incoming_item& row) {
    plan::item item = row.item;
    item.known_since = state_.as_of;
    item.dates_known_since = state_.as_of;
    item.history = history_of_new(item);
    ask(item);
    store_new(item, row.identity);
    list_inferred(table, row);
    saw(table, row, item);
}

void item_import::insert(plan::item& item, const std::string& identity) {
    item.id = store::insert_item(state_.db, item, identity);
    added_.insert(item.id.value);
    if (item.ref.empty()) {
        item.ref = identities_.spare_ref(item.kind, item.id, item.programme);
        if (item.ref != store::made_up_ref(item.kind, item.id))
            store::update_item(state_.db, item);
    }
}

void item_import::store_new(plan::item& item, const std::string& identity) {
    insert(item, identity);
    ++state_.report.items.added;
    state_.report.added_items.push_back({plan::kind_and_ref(item), item.title, item.workstream});
}

void item_import::update(const source_table& table, const incoming_item& row,
                         const plan::item& stored) {
    const comparison found = compare(stored, row, state_.as_of);
    const bool changed = !found.changed.empty() || found.returned;
    if (changed || found.refreshed)
        store::update_item(state_.db, found.merged);
    else if (found.shifted)
        store::update_questions(state_.db, found.merged);
    const auto expected = plan::effective_by(found.merged);
    if (expected && expected != plan::effective_by(stored))
        store::note_new_date(state_.db, stored.id, state_.as_of);
    ++(changed ? state_.report.items.changed : state_.report.items.unchanged);
    const std::string subject = plan::kind_and_ref(found.merged);
    const bool new_dates = std::ranges::any_of(found.changed, [](const field_difference& d) {
        return d.which == field::baseline || d.which == field::forecast;
    });
    for (const field_difference& difference : found.changed) {
        plan::source_place place = row.place;
        place.column = table.layout.header_of(difference.which);
        state_.changed(subject, stored.id, stored.title, difference, in_words(place),
                       row.changed_by);
    }
    if (found.returned)
        state_.vanished(subject, found.merged, stored.vanished_on, std::nullopt,
                        in_words(row.place));
    if (new_dates)
        list_inferred(table, row);
    ask(found.merged);
    saw(table, row, found.merged);
}

void item_import::ask(const plan::item& item) {
    // What it depends on is asked about once all items are in.
    for (const plan::question& q : item.questions)
        if (q.field != to_text(field::depends_on))
            state_.report.questioned.push_back({q.place, called(item), q.text, q.reason});
}

void item_import::list_inferred(const source_table& table, const incoming_item& row) {
    for (const auto& [which, when] : {std::pair(field::baseline, &row.item.baseline),
                                      std::pair(field::forecast, &row.item.forecast)})
        if (when->year_inferred) {
            plan::source_place place = row.place;
            place.column = table.layout.header_of(which);
            state_.report.inferred.push_back(
                {place, called(row.item), when->text, plan::in_words(*when)});
        }
}

void item_import::saw(const source_table& table, const incoming_item& row, const plan::item& item) {
    if (!row.item.depends_on.empty()) {
        plan::source_place place = row.place;
        place.column = table.layout.header_of(field::depends_on);
        depending_.emplace(item.id.value, std::move(place));
    }
    seen_.insert(item.id.value);
    kinds_.emplace(item.kind, item.programme);
    held_.emplace(item.kind, home_of(item));
    if (table.layout.find(field::sub_workstream) != nullptr) {
        const std::string& named = row.parent.empty() ? item.workstream : row.parent;
        held_with_parts_.insert({item.kind, {item.programme, base::folded(named)}});
    }
}

/// The name that a table of workstreams lists it by: a list without parts means them by the whole.
std::optional<home> item_import::listing_of(const home& where) const {
    if (listed_.contains(where))
        return where;
    for (home& above : state_.workstreams.above(where))
        if (listed_.contains(above))
            return parts_listed_.contains(above) ? std::nullopt : std::optional(std::move(above));
    return std::nullopt;
}

/// A list that is shorter than the plan, or knows little of it, is a part's own.
bool item_import::lists_all_workstreams() const {
    std::set<home> to_list;
    std::set<home> found;
    for (const auto& where : open_before_) {
        if (!has_programme(listed_, where.first))
            continue;
        const auto listing = listing_of(where);
        const bool is_held = std::ranges::any_of(
            held_, [&](const auto& held) -> bool { return held.second == where; });
        // Items of what no list has, "all workstreams" and the like, say nothing about this one.
        if (listing || !is_held)
            to_list.insert(listing.value_or(where));
        if (listing)
            found.insert(*listing);
    }
    return listed_.size() >= to_list.size() && found.size() * 2 >= to_list.size();
}

bool item_import::is_left_out(const home& where) const {
    return !where.second.empty() && has_programme(listed_, where.first) && !listing_of(where);
}

bool item_import::is_judged(const plan::item& item, bool all_are_listed) const {
    const auto where = home_of(item);
    if ((all_are_listed && is_left_out(where)) || held_.contains({item.kind, where}) ||
        held_with_parts_.contains({item.kind, where}))
        return true;
    return std::ranges::any_of(state_.workstreams.above(where), [&](const home& above) {
        return held_with_parts_.contains({item.kind, above});
    });
}

void item_import::mark_vanished(const std::string& files) {
    if (kinds_.empty())
        return;
    std::vector<plan::item> gone;
    std::map<std::pair<std::string, std::string>, unjudged_workstream> unjudged;
    const bool all_are_listed = !listed_.empty() && lists_all_workstreams();
    std::vector<plan::item_id> not_seen;
    store::each_in_plan(state_.db, [&](const store::brief_item& item) {
        if (!seen_.contains(item.id.value) && kinds_.contains({item.kind, item.programme}))
            not_seen.push_back(item.id);
    });
    for (const plan::item_id id : not_seen) {
        plan::item item = store::find_item(state_.db, id).value();
        if (is_judged(item, all_are_listed)) {
            gone.push_back(std::move(item));
        } else if (!item.closed && !plan::is_of_period(item.kind)) {
            auto& left = unjudged[home_of(item)];
            left.workstream = item.workstream;
            ++left.open_items;
        }
    }
    for (plan::item& item : gone)
        mark_vanished(std::move(item), files);
    for (auto& [name, left] : unjudged)
        state_.report.unjudged.push_back(std::move(left));
}

void item_import::mark_vanished_workstreams() {
    // Without anything open nobody knows what would be all.
    if (listed_.empty() || open_before_.empty() || !lists_all_workstreams())
        return;
    std::vector<std::string> gone;
    for (plan::workstream& stream : store::workstreams(state_.db)) {
        if (stream.vanished_on || !is_left_out({stream.programme, base::folded(stream.name)}))
            continue;
        stream.vanished_on = state_.as_of;
        store::put_workstream(state_.db, stream);
        end_rating(stream);
        gone.push_back(stream.name);
    }
    if (!gone.empty())
        state_.report.warnings.push_back(
            fmt::format("the table of workstreams has {} no more: nothing is asked of {} from now "
                        "on",
                        fmt::join(gone, ", "), gone.size() == 1 ? "it" : "them"));
}

void item_import::mark_vanished(plan::item item, const std::string& files) {
    item.vanished_on = state_.as_of;
    store::update_item(state_.db, item);
    ++state_.report.vanished;
    state_.vanished(plan::kind_and_ref(item), item, std::nullopt, state_.as_of, files);
}

} // namespace remembrancer::intake
