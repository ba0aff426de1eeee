#include "daemon/intake/report.hpp"

#include "daemon/base/log.hpp"
#include "daemon/intake/cell_text.hpp"

#include <algorithm>
#include <array>
#include <string_view>

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace remembrancer::intake {
namespace {

enum class listing { whole, cut }; ///< what somebody must settle is listed whole

constexpr std::size_t most_lines = 20; ///< of a list that is cut
constexpr std::size_t widest_cell = 60;

/// Fit for a terminal, and short enough for a column.
std::string shown(std::string_view text) {
    // Cut before it is made visible.
    return base::printable(shortened(text, widest_cell));
}

/// As many columns as a terminal takes for it, near enough: one a code point.
std::size_t width(std::string_view text) {
    return static_cast<std::size_t>(std::ranges::count_if(
        text, [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
}

std::string table_name(std::string_view file, std::string_view sheet) {
    return shown(file) + (sheet.empty() ? "" : ", " + shown(sheet));
}

std::string where(const plan::source_place& place) {
    std::string text = table_name(place.file, place.sheet) + fmt::format(", row {}", place.row);
    if (!place.column.empty())
        text += ", " + shown(place.column);
    return text;
}

/// Lines of cells, all but the last of which are padded to one width.
template <std::size_t Columns>
class aligned {
public:
    explicit aligned(listing how = listing::cut) : how_(how) {}

    void add(std::array<std::string, Columns> cells) {
        ++lines_;
        if (how_ == listing::cut && lines_ > most_lines)
            return;
        for (std::size_t i = 0; i < Columns; ++i)
            widths_[i] = std::max(widths_[i], width(cells[i]));
        cells_.push_back(std::move(cells));
    }

    void write(std::string& out, std::string_view title) const {
        if (lines_ == 0)
            return;
        out += fmt::format("\n{}\n", title);
        for (const auto& line : cells_) {
            out += "  ";
            for (std::size_t i = 0; i + 1 < Columns; ++i)
                out += line[i] + std::string(widths_[i] - width(line[i]) + 2, ' ');
            out += line[Columns - 1] + "\n";
        }
        if (lines_ > cells_.size())
            out += fmt::format("  and {} more: see --json\n", lines_ - cells_.size());
    }

private:
    listing how_;
    std::size_t lines_ = 0;
    std::array<std::size_t, Columns> widths_{};
    std::vector<std::array<std::string, Columns>> cells_;
};

std::string quoted(std::string_view text) {
    return text.empty() ? "blank" : '"' + shown(text) + '"';
}

void write_entries(std::string& out, std::string_view title,
                   const std::vector<report_entry>& entries) {
    aligned<4> table(listing::whole);
    for (const report_entry& entry : entries)
        table.add({where(entry.place), shown(entry.item), quoted(entry.text),
                   base::printable(entry.reason)});
    table.write(out, title);
}

void write_items(std::string& out, std::string_view title, const std::vector<report_item>& items,
                 listing how) {
    aligned<3> table(how);
    for (const report_item& item : items)
        table.add({shown(item.subject), shown(item.workstream), shown(item.title)});
    table.write(out, title);
}

void write_unjudged(std::string& out, const import_report& report) {
    aligned<3> unjudged(listing::whole);
    for (const unjudged_workstream& left : report.unjudged)
        unjudged.add(
            {left.workstream.empty() ? "no workstream" : "workstream " + shown(left.workstream),
             fmt::format("{} open {}", left.open_items, left.open_items == 1 ? "item" : "items"),
             left.workstream.empty() ? "none such are in these files" : "is not in these files"});
    unjudged.write(out, "Not judged: what is open there is still watched");
}

void write_leavers(std::string& out, const import_report& report) {
    aligned<2> left(listing::whole);
    for (const report_leaver& each : report.left)
        left.add({shown(each.person), each.open_items == 0
                                          ? "owner of no open item"
                                          : fmt::format("owner of {} open {}", each.open_items,
                                                        each.open_items == 1 ? "item" : "items")});
    left.write(out, "Left the contacts: who takes over?");
}

std::string counted(const tally& count) {
    return fmt::format("{} added, {} changed, {} unchanged", count.added, count.changed,
                       count.unchanged);
}

std::string_view heading_of(const import_report& report) {
    if (report.tables.empty())
        return "Nothing was imported: no table was understood.\n";
    return report.dry_run ? "This would be imported (nothing was changed)" : "Imported";
}

void write_counts(std::string& out, const import_report& report) {
    out += fmt::format("{}, as of {}\n", heading_of(report), plan::in_words(report.as_of));
    out += fmt::format("  milestones, risks, issues  {}, {} vanished\n", counted(report.items),
                       report.vanished);
    if (report.programmes != tally{})
        out += fmt::format("  programmes                 {}\n", counted(report.programmes));
    if (report.people != tally{})
        out += fmt::format("  contacts                   {}{}\n", counted(report.people),
                           report.left.empty() ? "" : fmt::format(", {} left", report.left.size()));
    if (report.workstreams != tally{})
        out += fmt::format("  workstreams                {}\n", counted(report.workstreams));
    if (report.boards != tally{})
        out += fmt::format("  boards                     {}\n", counted(report.boards));
    if (report.absences != tally{} || report.absences_ended > 0)
        out += fmt::format("  absences                   {}, {} ended\n", counted(report.absences),
                           report.absences_ended);
    out += fmt::format("  {} questioned, {} rejected\n", report.questioned.size(),
                       report.rejected.size());
}

/// A key of TOML.
std::string quoted_key(std::string_view header) {
    std::string key = "\"";
    for (const char each : base::printable(header))
        (each == '"' || each == '\\' ? key += '\\' : key) += each;
    return key + '"';
}

/// What to copy into the settings, where a column that is not read may be one that is missed.
void write_mapping(std::string& out, const import_report& report) {
    std::string tables;
    for (const report_table& table : report.tables) {
        if (table.columns_not_read.empty() || table.fields_without_column.empty())
            continue;
        tables += fmt::format("  [import.headers.{}]  # no column yet: {}\n", to_text(table.kind),
                              fmt::join(table.fields_without_column, ", "));
        for (const std::string& header : table.columns_not_read)
            tables += fmt::format("  #{} = \"\"\n", quoted_key(header));
    }
    if (!tables.empty())
        out += "\nTo have one read, say in the settings what it means\n" + tables;
}

void write_reading(std::string& out, const import_report& report) {
    aligned<2> not_read;
    for (const table_not_read& table : report.not_read)
        not_read.add({table_name(table.file, table.sheet), base::printable(table.reason)});
    not_read.write(out, "Not read");
    aligned<2> columns;
    for (const report_table& table : report.tables)
        if (!table.columns_not_read.empty()) {
            std::string names;
            for (const std::string& name : table.columns_not_read)
                names += (names.empty() ? "" : ", ") + shown(name);
            columns.add({table_name(table.file, table.sheet), names});
        }
    columns.write(out, "Columns not read");
    write_mapping(out, report);
}

} // namespace

std::string to_text(const import_report& report) {
    std::string out;
    if (report.tables.empty())
        out += heading_of(report);
    else
        write_counts(out, report);
    aligned<1> warnings(listing::whole);
    for (const std::string& warning : report.warnings)
        warnings.add({base::printable(warning)});
    warnings.write(out, "Be sure of this");
    write_entries(out, "Questioned: kept as typed, to be settled", report.questioned);
    write_entries(out, "Rejected: not taken", report.rejected);
    aligned<4> changes;
    for (const report_change& change : report.changes)
        if (change.field != vanished_field && change.field != left_field)
            changes.add({shown(change.subject), change.field,
                         quoted(change.old_value) + " -> " + quoted(change.new_value) +
                             (change.by.empty() ? "" : ", by " + shown(change.by)),
                         shown(change.title)});
    changes.write(out, "Changed");
    write_items(out, "Added", report.added_items, listing::cut);
    write_items(out, "Vanished: done, dropped or renamed?", report.vanished_items, listing::whole);
    write_items(out, "Back in the plan", report.returned_items, listing::cut);
    write_leavers(out, report);
    write_unjudged(out, report);
    aligned<4> inferred;
    for (const inferred_year& date : report.inferred)
        inferred.add(
            {where(date.place), shown(date.item), quoted(date.text), "read as " + date.meant});
    inferred.write(out, "Years taken as the nearest");
    write_reading(out, report);
    return out;
}

} // namespace remembrancer::intake
