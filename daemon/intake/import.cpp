#include "daemon/intake/import.hpp"

#include "daemon/base/error.hpp"
#include "daemon/intake/import_absences.hpp"
#include "daemon/intake/import_boards.hpp"
#include "daemon/intake/import_items.hpp"
#include "daemon/intake/import_people.hpp"
#include "daemon/intake/import_programmes.hpp"
#include "daemon/intake/import_workstreams.hpp"
#include "daemon/intake/leavers.hpp"
#include "daemon/intake/likely_duplicates.hpp"
#include "daemon/intake/link_items.hpp"
#include "daemon/store/boards.hpp"
#include "daemon/store/imports.hpp"
#include "daemon/store/listed_programmes.hpp"
#include "daemon/store/people.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

namespace remembrancer::intake {
namespace {

std::string names_of(const std::vector<std::filesystem::path>& files) {
    std::string names;
    for (const std::filesystem::path& file : files)
        names += (names.empty() ? "" : ", ") + file.filename().string();
    return names;
}

bool holds_items(table_kind kind) {
    return subject_of(kind) == field::title;
}

std::vector<report_table> list_tables(const source_tables& sources) {
    std::vector<report_table> list;
    for (const source_table& table : sources.tables) {
        const auto rows = records_of(*table.source, table.layout).records.size();
        report_table read{table.source->file,     table.source->name,  table.layout.kind,
                          static_cast<int>(rows), table.layout.unread, {}};
        for (const field each : usual_fields_missing(table.layout))
            read.fields_without_column.emplace_back(to_text(each));
        list.push_back(std::move(read));
    }
    return list;
}

std::vector<std::string> doubts_about(plan::date as_of, plan::date today,
                                      const std::optional<store::import_run>& last) {
    std::vector<std::string> doubts;
    if (as_of > today)
        doubts.push_back("the plan is dated " + plan::in_words(as_of) + ", after today, " +
                         plan::in_words(today) +
                         ": dates without a century or a year are read from there; if that is not "
                         "meant, import it again with the right --as-of");
    if (last && as_of < last->as_of)
        doubts.push_back("the plan of " + plan::in_words(as_of) +
                         " is older than the last one imported, of " + plan::in_words(last->as_of) +
                         ": what changed in between is taken back; if that is not meant, import "
                         "the newer one again");
    return doubts;
}

/// A programme that the table names is one of the settings' for the rest of the import.
void describe_programmes(import_state& state, import_options& options,
                         std::span<const source_table> tables) {
    if (!import_programmes(state, tables) || !options.described_by)
        return;
    described_settings now = options.described_by(store::listed_programmes(state.db));
    options.settings = std::move(now.settings);
    std::ranges::move(now.doubts, std::back_inserter(state.report.warnings));
}

/// Milestones without any date are hardly meant where there are columns that were not read.
std::vector<std::string> doubts_about(const source_tables& sources) {
    std::vector<std::string> doubts;
    for (const source_table& table : sources.tables)
        if (table.layout.kind == table_kind::milestones && !table.layout.unread.empty() &&
            table.layout.find(field::baseline) == nullptr &&
            table.layout.find(field::forecast) == nullptr)
            doubts.push_back(
                table.source->file + (table.source->name.empty() ? "" : ", ") + table.source->name +
                ": no column says when a milestone is due, so none of these has a date: say under "
                "[import.headers.milestones] in the settings which column is \"baseline\"");
    return doubts;
}

} // namespace

import_report run_import(store::session& db, const std::vector<std::filesystem::path>& files,
                         const import_options& options) {
    if (files.empty())
        throw base::user_error(base::exit_code::usage, "no file to import: name at least one");
    const source_tables sources = read_tables(files, options.settings, options.today);
    const plan::date as_of = options.as_of.value_or(sources.as_of.value_or(options.today));

    store::transaction all(db);
    import_options by_table = options;
    import_state state(db, by_table, as_of);
    state.report.not_read = sources.not_read;
    state.report.tables = list_tables(sources);
    // With nothing understood there was no import: the last one stays the last.
    if (sources.tables.empty())
        return std::move(state.report);

    state.report.warnings = doubts_about(as_of, options.today, store::last_import(db));
    std::ranges::move(doubts_about(sources), std::back_inserter(state.report.warnings));
    const std::string names = names_of(files);
    describe_programmes(state, by_table, sources.tables);
    import_contacts(state, sources.tables);
    import_absences(state, sources.tables);
    import_boards(state, sources.tables);
    import_workstreams(state, sources.tables);
    const known_names contacts(store::people(db), store::boards(db));
    item_import items(state, contacts, sources.tables);
    for (const source_table& table : sources.tables)
        if (holds_items(table.layout.kind))
            items.take(table);
    items.rate_workstreams();
    items.mark_vanished(names);
    items.mark_vanished_workstreams();
    items.expect_reports(names);
    count_items_left(state);
    const incoming_links sheets = read_dependencies(state, sources.tables);
    link_items(state, {items.depending(), sheets, items.added()});
    note_likely_duplicates(db);
    state.write_history(names);
    if (!options.dry_run)
        all.commit();
    return std::move(state.report);
}

} // namespace remembrancer::intake
