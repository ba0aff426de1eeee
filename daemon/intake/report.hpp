#pragma once

#include "daemon/intake/intake_settings.hpp"
#include "daemon/plan/date.hpp"
#include "daemon/plan/item.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace remembrancer::intake {

/// A value that is asked about, or a row that was not taken.
struct report_entry {
    plan::source_place place;
    std::string item;   ///< what people call it: the register's ID, else the title
    std::string text;   ///< as typed
    std::string reason; ///< a sentence without a full stop

    friend bool operator==(const report_entry&, const report_entry&) = default;
};

/// The field of the history, and of the report as JSON, that an item comes and goes by.
inline constexpr std::string_view vanished_field = "vanished_on";

/// The field of the history that somebody leaves the contacts by.
inline constexpr std::string_view left_field = "left_on";

/// The field that an absence comes, changes and goes by: its days, in words.
inline constexpr std::string_view absence_field = "absence";

/// One field that was changed.
struct report_change {
    std::string subject; ///< `milestone M12`, `person CL` ...
    std::string title;   ///< of an item
    std::string field;
    std::string old_value;
    std::string new_value;
    std::string source;
    std::string by{}; ///< who made it; empty where nobody says so

    friend bool operator==(const report_change&, const report_change&) = default;
};

/// An item that is new, no longer there, or there again.
struct report_item {
    std::string subject;
    std::string title;
    std::string workstream;

    friend bool operator==(const report_item&, const report_item&) = default;
};

/// Somebody whom no contacts name any more.
struct report_leaver {
    std::string person;
    int open_items = 0; ///< that name them as an owner

    friend bool operator==(const report_leaver&, const report_leaver&) = default;
};

/// A workstream whose items were not looked for, since the files do not hold it.
struct unjudged_workstream {
    std::string workstream;
    int open_items = 0; ///< of the kinds that the files hold

    friend bool operator==(const unjudged_workstream&, const unjudged_workstream&) = default;
};

/// A date whose year was not written.
struct inferred_year {
    plan::source_place place;
    std::string item;
    std::string text;
    std::string meant; ///< in words

    friend bool operator==(const inferred_year&, const inferred_year&) = default;
};

struct report_table {
    std::string file;
    std::string sheet;
    table_kind kind = table_kind::milestones;
    int rows = 0;
    std::vector<std::string> columns_not_read;
    std::vector<std::string> fields_without_column; ///< of what such a table has as a rule

    friend bool operator==(const report_table&, const report_table&) = default;
};

struct table_not_read {
    std::string file;
    std::string sheet;
    std::string reason;

    friend bool operator==(const table_not_read&, const table_not_read&) = default;
};

struct tally {
    int added = 0;
    int changed = 0;
    int unchanged = 0;

    friend bool operator==(const tally&, const tally&) = default;
};

/// What an import did, or with `dry_run` would do.
struct import_report {
    plan::date as_of{};
    bool dry_run = false;
    tally items; ///< milestones, risks ...
    int vanished = 0;
    tally people;
    std::vector<report_leaver> left; ///< not counted among the people
    tally workstreams;
    tally boards;
    tally programmes; ///< of a table of them
    tally absences;
    int absences_ended = 0; ///< that no table names any more, before their last day
    std::vector<report_entry> questioned;
    std::vector<report_entry> rejected;
    std::vector<report_item> added_items;
    std::vector<report_item> vanished_items;
    std::vector<report_item> returned_items; ///< had vanished; counted as changed
    std::vector<report_change> changes;
    std::vector<inferred_year> inferred;
    std::vector<report_table> tables;
    std::vector<table_not_read> not_read;
    std::vector<std::string> warnings; ///< about the import as a whole, as sentences
    std::vector<unjudged_workstream> unjudged;

    friend bool operator==(const import_report&, const import_report&) = default;
};

/// One object on one line, with the field names that `daemon/README.md` promises; valid UTF-8
/// whatever the files held.
[[nodiscard]] std::string to_json(const import_report& report);

/// For people, on a terminal: control characters are visible; long lists are cut, but for
/// those that somebody must settle.
[[nodiscard]] std::string to_text(const import_report& report);

} // namespace remembrancer::intake
