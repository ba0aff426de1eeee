#pragma once

#include "daemon/intake/import_state.hpp"
#include "daemon/intake/item_identities.hpp"
#include "daemon/intake/link_items.hpp"
#include "daemon/intake/owner_names.hpp"
#include "daemon/plan/people.hpp"

#include <map>
#include <set>
#include <span>
#include <string>
#include <unordered_set>
#include <utility>
#include <vector>

namespace remembrancer::intake {

/// Brings milestones, risks and issues into the store, table by table, and then asks after those
/// that are no longer there.
class item_import {
public:
    /// `state` and `contacts` outlive it; `tables` is all that the import reads.
    item_import(import_state& state, const known_names& contacts,
                std::span<const source_table> tables);

    void take(const source_table& table);

    /// Of workstreams that report one by one, those that did not: each gets a report all the same,
    /// so that it can be asked for; not where those above or below it report for it, nor where all
    /// that it had is done or gone: what it was asked for before is gone then too. After all
    /// tables are taken; `files` as below.
    void expect_reports(const std::string& files);

    /// How a table of workstreams rates one is its report, so that its falls are told, unless the
    /// plan has a report of it. After all tables are taken.
    void rate_workstreams();

    /// Marks what was in the store but not in the tables, of the kinds and workstreams that they
    /// hold. Of a workstream that a table of all of them leaves out nothing is in the plan any
    /// more; those of which the files say nothing are reported. `files` is where the items were
    /// looked for.
    void mark_vanished(const std::string& files);

    /// Marks the workstreams that a table of all of them leaves out. After all tables are taken.
    void mark_vanished_workstreams();

    /// Of the rows taken so far.
    [[nodiscard]] const dependency_places& depending() const { return depending_; }
    /// Items that were not in the store before.
    [[nodiscard]] const std::unordered_set<std::int64_t>& added() const { return added_; }

private:
    [[nodiscard]] static home home_of(const plan::item& item);
    void take(const source_table& table, const incoming_item& row);
    /// Of several periods of a report or measure only the newest that says something is taken.
    void take_newest(const source_table& table, std::vector<incoming_item> rows);
    void reject(const source_table& table, const unusable_row& bad);
    void name_workstream(incoming_item& report);
    void expect_report(const plan::workstream& of, const std::string& files);
    [[nodiscard]] bool has_report(const plan::workstream& of) const;
    void add_rating(const plan::workstream& of);
    void rate(const plan::item& known, const plan::workstream& of);
    void end_rating(const plan::workstream& of);
    void insert(plan::item& item, const std::string& identity);
    void store_new(plan::item& item, const std::string& identity);
    void add(const source_table& table, const incoming_item& row);
    void update(const source_table& table, const incoming_item& row, const plan::item& stored);
    void make_way(const source_table& table, const incoming_item& row);
    void ask(const plan::item& item);
    void list_inferred(const source_table& table, const incoming_item& row);
    void saw(const source_table& table, const incoming_item& row, const plan::item& item);
    [[nodiscard]] std::optional<home> listing_of(const home& where) const;
    [[nodiscard]] bool lists_all_workstreams() const;
    [[nodiscard]] bool is_left_out(const home& where) const;
    [[nodiscard]] bool is_reported_for(const home& stream, const std::set<home>& open) const;
    void expect_no_report(const plan::workstream& of, const std::string& files);
    [[nodiscard]] bool is_judged(const plan::item& item, bool all_are_listed) const;
    void mark_vanished(plan::item item, const std::string& files);

    import_state& state_;
    const known_names& contacts_;
    item_identities identities_;
    std::unordered_set<std::int64_t> seen_;
    std::unordered_set<std::int64_t> added_;
    std::map<std::string, intake_settings> settings_;         ///< by programme
    std::set<std::pair<plan::item_kind, std::string>> kinds_; ///< by programme, in the tables
    std::set<std::pair<plan::item_kind, home>> held_;
    /// Those of which such a table tells the parts apart: all that is below them is held.
    std::set<std::pair<plan::item_kind, home>> held_with_parts_;
    std::set<home> listed_;       ///< in tables of workstreams
    std::set<home> parts_listed_; ///< those of which a part is listed
    dependency_places depending_;
    std::set<home> open_before_;                   ///< only with such a table
    std::map<home, plan::workstream> workstreams_; ///< only with those or reports
    std::set<home> reported_;                      ///< those of them with a row
};

} // namespace remembrancer::intake
