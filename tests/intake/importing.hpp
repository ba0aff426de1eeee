#pragma once

#include "daemon/intake/import.hpp"
#include "daemon/plan/item.hpp"
#include "daemon/store/imports.hpp"
#include "daemon/store/items.hpp"
#include "daemon/store/people.hpp"
#include "tests/support/days.hpp"
#include "tests/support/demo_folder.hpp"
#include "tests/support/temporary_file.hpp"

#include <chrono>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <string_view>
#include <vector>

#include <doctest/doctest.h>
#include <fmt/format.h>

namespace remembrancer::tests {

inline const std::filesystem::path demo_folder = test::demo_folder();

inline std::filesystem::path demo_workbook() {
    return demo_folder / "programme-workbook.xlsx";
}

inline std::vector<std::filesystem::path> demo_tables() {
    return {demo_folder / "milestones.csv", demo_folder / "risks.csv", demo_folder / "issues.csv",
            demo_folder / "workstreams.csv", demo_folder / "contacts.csv"};
}

inline std::string bytes_of(const std::filesystem::path& path) {
    std::ifstream in(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

/// Imports on 5 December 2018, the day of the demo's plan, unless told otherwise.
inline intake::import_options on_the_day(std::string_view today = "2018-12-05") {
    intake::import_options options;
    options.today = test::day(today);
    options.now = base::instant(options.today + std::chrono::hours(9));
    return options;
}

inline intake::import_report import_files(store::session& db,
                                          const std::vector<std::filesystem::path>& files,
                                          const intake::import_options& options = on_the_day()) {
    return intake::run_import(db, files, options);
}

inline intake::import_report import_text(store::session& db, std::string_view bytes,
                                         const intake::import_options& options = on_the_day(),
                                         std::string_view name = "plan.csv") {
    const temporary_file file(name, bytes);
    return intake::run_import(db, {file.path()}, options);
}

inline std::vector<plan::item> all_items(store::session& db) {
    std::vector<plan::item> items;
    store::each_item(db, [&](const plan::item& item) { items.push_back(item); });
    return items;
}

/// The one item with this title; a test that has another is wrong.
inline plan::item item_titled(store::session& db, std::string_view title) {
    for (plan::item& item : all_items(db))
        if (item.title == title)
            return std::move(item);
    FAIL("no item is titled " << title);
    return {};
}

/// `field: old -> new (source)`, a line each.
inline std::string changes_of(store::session& db, const plan::item& item) {
    std::string text;
    for (const store::field_change& c : store::changes_of(db, item.id))
        text += fmt::format("{}: {} -> {} ({})\n", c.field, c.old_value, c.new_value, c.source);
    return text;
}

inline std::string dump(const plan::plan_date& when) {
    return fmt::format("{}/{}/{}/{}/{}", when.text, static_cast<int>(when.precision),
                       when.from ? plan::to_iso(*when.from) : "",
                       when.by ? plan::to_iso(*when.by) : "", when.year_inferred);
}

inline std::string dump(const plan::item& item) {
    std::string text = fmt::format(
        "{} {} {} {} | {} {} | {} {} | {} {} | {} {} | {} {} {} {} | {} {} {} | {} {} {} {} {}\n",
        item.id.value, static_cast<int>(item.kind), item.ref, item.title, item.workstream,
        static_cast<int>(item.rag), dump(item.baseline), dump(item.forecast), item.owner_text,
        fmt::join(item.owners, ";"), item.status_text, item.closed, item.impact.value_or(0),
        item.likelihood.value_or(0), item.score.value_or(0), item.severity.value_or(0),
        item.plan_text, item.raised_by, item.raised_on.text, plan::to_iso(item.known_since),
        plan::to_iso(item.dates_known_since), item.recasts, item.baseline_changes,
        item.vanished_on ? plan::to_iso(*item.vanished_on) : "");
    for (const plan::question& q : item.questions)
        text += fmt::format("  {} '{}' {} {} {} {} {}\n", q.field, q.text, q.reason, q.place.file,
                            q.place.sheet, q.place.row, q.place.column);
    return text;
}

/// All that an import can write.
inline std::string dump(store::session& db) {
    std::string text;
    for (const plan::item& item : all_items(db)) {
        text += dump(item);
        text += changes_of(db, item);
    }
    for (const plan::person& p : store::people(db))
        text += fmt::format("{} {} {} {} {}\n", p.name, p.email, p.organisation, p.deputy, p.notes);
    for (const plan::workstream& w : store::workstreams(db))
        text += fmt::format("{} {} {} {} {}\n", w.name, static_cast<int>(w.rag), w.lead_member,
                            fmt::join(w.sponsors, ";"), fmt::join(w.project_managers, ";"));
    const auto last = store::last_import(db);
    text += last ? fmt::format("import {} of {} as of {}\n", last->id, last->source,
                               plan::to_iso(last->as_of))
                 : "no import\n";
    return text;
}

/// `added/changed/unchanged/vanished`.
inline std::string counts(const intake::import_report& report) {
    return fmt::format("{}/{}/{}/{}", report.items.added, report.items.changed,
                       report.items.unchanged, report.vanished);
}

/// `file|sheet|row|column|item|text`, a line each.
inline std::string places(const std::vector<intake::report_entry>& entries) {
    std::string text;
    for (const intake::report_entry& e : entries)
        text += fmt::format("{}|{}|{}|{}|{}|{}\n", e.place.file, e.place.sheet, e.place.row,
                            e.place.column, e.item, e.text);
    return text;
}

} // namespace remembrancer::tests
