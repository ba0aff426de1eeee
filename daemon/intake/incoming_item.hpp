#pragma once

#include "daemon/intake/owner_names.hpp"
#include "daemon/intake/records.hpp"
#include "daemon/intake/workstream_tree.hpp"

#include <optional>
#include <set>
#include <string>
#include <vector>

namespace remembrancer::intake {

/// What reading a row depends on beside the row. The references outlive it.
struct reading_context {
    plan::date as_of;
    const intake_settings& settings;
    const known_names& contacts;
    std::string programme; ///< the row's, as the store keeps it
    const workstream_tree& workstreams;
};

/// An item as one row has it. Fields whose columns the table does not have keep their defaults and
/// say nothing.
struct incoming_item {
    plan::item item;
    std::string identity;
    std::set<field> present;      ///< the fields that the table has columns for
    bool is_of_plans_day = false; ///< a report that names no period
    /// By its status or a closing column; `item.closed` takes the rating in as well.
    bool closed_by_word = false;
    plan::source_place place; ///< of its title
    /// The workstream that the row names its own as a part of; empty where it names only one.
    std::string parent;
    /// Who changed the row last, as typed; empty where it does not say.
    std::string changed_by;
    /// The part that the row names and that is not one of its workstream; its item is the
    /// workstream's own.
    std::string refused_part;

    [[nodiscard]] bool has(field which) const { return present.contains(which); }
};

/// Nothing for tables of people or workstreams.
[[nodiscard]] std::optional<plan::item_kind> item_kind_of(table_kind kind);

/// The place of one field of a row.
[[nodiscard]] plan::source_place place_of(const sheet& source, const table_layout& layout,
                                          const row& at, field which);

/// Reads a row of a table of milestones, risks or issues.
[[nodiscard]] incoming_item read_item(const sheet& source, const table_layout& layout,
                                      const record& row, const reading_context& in);

/// Of a report: neither as a whole nor in any dimension.
[[nodiscard]] bool rates_nothing(const plan::item& report);

} // namespace remembrancer::intake
