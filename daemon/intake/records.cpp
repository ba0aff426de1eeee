#include "daemon/intake/records.hpp"

#include "daemon/base/text.hpp"

#include <algorithm>
#include <array>

namespace remembrancer::intake {
namespace {

/// What a row is to its table.
enum class row_part {
    record,
    headers, ///< the table's own again, at the top of its next page
    heading, ///< names the workstream of the rows below, and nothing else
    blank,   ///< white space
    remark,  ///< a key, legend, total or nil return
    orphan,  ///< some cells, but not the one that names what it is about
    tail,    ///< a text alone in a register whose rows have IDs: the rest of the row above
};

bool is_remark(std::string_view text) {
    constexpr std::array<std::string_view, 16> openings{
        "key:",       "key -",           "legend",      "note:",        "notes:",      "source:",
        "total",      "totals",          "grand total", "there are no", "there is no", "no live ",
        "nil return", "none at present", "no risks",    "no issues"};
    constexpr std::array<std::string_view, 4> whole{"key", "nil", "none", "n/a"};
    constexpr std::size_t far_enough = 40;
    const std::string start = base::folded(text.substr(0, far_enough));
    return std::ranges::find(whole, start) != whole.end() ||
           std::ranges::any_of(openings, [&](std::string_view o) { return start.starts_with(o); });
}

/// Of its own: what the row is merged with says nothing of it.
struct filled {
    std::size_t cells = 0;
    std::string_view first;
};

filled count_filled(const row& source) {
    filled out;
    for (const cell& cell : source.cells) {
        const std::string_view text = base::trim(cell.text);
        if (text.empty() || cell.merged)
            continue;
        if (out.cells == 0)
            out.first = text;
        ++out.cells;
    }
    return out;
}

/// How many of the two cells that name a workstream and its part are the row's own.
std::size_t own_cells(const row& source, const table_layout& layout) {
    std::size_t found = 0;
    for (const field which : {field::workstream, field::sub_workstream}) {
        const cell* here = layout.cell_of(source, which);
        found += here != nullptr && !here->merged && !base::trim(here->text).empty() ? 1 : 0;
    }
    return found;
}

bool repeats_headers(const row& source, const table_layout& layout) {
    return std::ranges::all_of(layout.columns, [&](const column_use& use) {
        return base::folded(source.text(use.column)) == base::folded(use.header);
    });
}

row_part part_of(const row& source, const table_layout& layout) {
    const filled has = count_filled(source);
    const std::string_view part = layout.text_of(source, field::sub_workstream);
    const std::string_view named = layout.text_of(source, subject_of(layout.kind));
    // A part of a workstream need not name that again.
    const std::string_view subject =
        layout.kind == table_kind::workstreams && named.empty() ? part : named;
    const std::string_view workstream = layout.text_of(source, field::workstream);
    const bool is_item = subject_of(layout.kind) == field::title;
    if (has.cells == 0)
        return row_part::blank;
    if (subject.empty()) {
        if (is_remark(has.first))
            return row_part::remark;
        const bool is_heading = is_item && has.cells == own_cells(source, layout);
        return is_heading ? row_part::heading : row_part::orphan;
    }
    if (subject.size() <= layout.header_of(subject_of(layout.kind)).size() * 2 &&
        repeats_headers(source, layout))
        return row_part::headers;
    const bool alone = has.cells == 1 || (is_item && has.cells == 2 && !workstream.empty());
    if (alone && is_remark(subject))
        return row_part::remark;
    if (is_item && has.cells == 1 && layout.find(field::id) != nullptr)
        return row_part::tail;
    return row_part::record;
}

std::string singular(table_kind kind) {
    if (kind == table_kind::dependencies)
        return "successor";
    if (kind == table_kind::absences)
        return "person";
    std::string word(to_text(kind));
    word.pop_back();
    return word;
}

} // namespace

table_records records_of(const sheet& source, const table_layout& layout) {
    table_records out;
    std::string_view workstream;
    std::string_view part;
    std::string_view programme;
    const auto go_on_with = [&](const row& here) {
        const std::string_view named = layout.text_of(here, field::workstream);
        const std::string_view its_part = layout.text_of(here, field::sub_workstream);
        if (!named.empty()) {
            workstream = named;
            part = {};
        }
        if (!its_part.empty())
            part = its_part;
    };
    const field subject = subject_of(layout.kind);
    for (std::size_t at = layout.header + 1; at < layout.end; ++at) {
        const row& here = source.rows[at];
        if (const auto typed = layout.text_of(here, field::programme);
            !typed.empty() && !repeats_headers(here, layout))
            programme = typed;
        switch (part_of(here, layout)) {
        case row_part::record:
            go_on_with(here);
            out.records.push_back({&here, workstream, programme, part});
            break;
        case row_part::headers:
        case row_part::blank:
            break;
        case row_part::heading:
            go_on_with(here);
            break;
        case row_part::remark:
            workstream = {};
            part = {};
            programme = {};
            break;
        case row_part::orphan:
            go_on_with(here);
            out.unusable.push_back({&here, subject, std::string(count_filled(here).first),
                                    "the row names no " + singular(layout.kind) +
                                        ": fill in this column, or clear the row",
                                    programme});
            break;
        case row_part::tail:
            out.unusable.push_back(
                {&here, subject, std::string(layout.text_of(here, subject)),
                 "the row has no ID and nothing but this text, as if it belonged to the row above: "
                 "join it to that row, or give it an ID",
                 programme});
            break;
        }
    }
    return out;
}

} // namespace remembrancer::intake
