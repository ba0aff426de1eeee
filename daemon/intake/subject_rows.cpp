#include "daemon/intake/subject_rows.hpp"

#include "daemon/base/text.hpp"
#include "daemon/intake/cell_text.hpp"
#include "daemon/intake/closing.hpp"
#include "daemon/intake/records.hpp"

#include <fmt/format.h>

namespace remembrancer::intake {

plan::source_place subject_row::place(field which) const {
    return place_of(*table.source, table.layout, source, which);
}

plan::source_place subject_row::parent_place() const {
    const bool is_part = !text(field::sub_workstream).empty() || !has(field::parent);
    return place(is_part ? field::sub_workstream : field::parent);
}

std::string subject_row::text(field which) const {
    return on_one_line(table.layout.text_of(source, which));
}

namespace {

/// A row of a workstream is about the part that it names, if any.
void read_part(const record& found, subject_row& row) {
    if (const std::string part = row.text(field::sub_workstream); !part.empty()) {
        row.name = part;
        row.parent = on_one_line(found.workstream);
    } else if (row.has(field::parent)) {
        const std::string typed = row.text(field::parent);
        row.parent = plan::names_nobody(typed) || says_no(typed) ? std::string() : typed;
    } else if (row.has(field::sub_workstream)) {
        row.parent.emplace();
    }
}

} // namespace

std::vector<subject_row> subject_rows(import_state& state, std::span<const source_table> tables,
                                      table_kind kind) {
    std::vector<subject_row> out;
    for (const source_table& table : tables) {
        if (table.layout.kind != kind)
            continue;
        const field subject = subject_of(kind);
        const table_records rows = records_of(*table.source, table.layout);
        for (const unusable_row& bad : rows.unusable)
            state.report.rejected.push_back(
                {place_of(*table.source, table.layout, *bad.source, bad.at), "", bad.text,
                 bad.reason});
        for (const record& found : rows.records) {
            subject_row here{table, *found.source,
                             on_one_line(table.layout.text_of(*found.source, subject))};
            if (kind == table_kind::workstreams)
                read_part(found, here);
            std::string identity = std::string(to_text(kind)) + "/" + base::folded(here.name);
            if (kind == table_kind::workstreams || kind == table_kind::contacts) {
                const auto programme = state.programmes.of(found.programme);
                if (!programme) {
                    state.report.rejected.push_back({here.place(field::programme), here.name,
                                                     std::string(found.programme),
                                                     unknown_programme(state.options.settings)});
                    continue;
                }
                here.programme = *programme;
                // People are one, whatever programmes name them.
                if (kind == table_kind::workstreams)
                    identity += "/" + *programme;
            }
            if (state.is_first(identity, here.place(subject), here.name, here.name))
                out.push_back(std::move(here));
        }
    }
    return out;
}

void count(tally& counts, bool known, bool changed) {
    ++(!known ? counts.added : changed ? counts.changed : counts.unchanged);
}

void differences::text(field which, std::string& stored, const std::string& incoming) {
    if (!row_.has(which) || stored == incoming)
        return;
    note(which, stored, incoming);
    stored = incoming;
}

void differences::names(field which, std::vector<std::string>& stored,
                        std::vector<std::string> incoming) {
    if (!row_.has(which) || stored == incoming)
        return;
    note(which, fmt::format("{}", fmt::join(stored, "; ")),
         fmt::format("{}", fmt::join(incoming, "; ")));
    stored = std::move(incoming);
}

void differences::note(field which, std::string from, std::string to) {
    found_.push_back({which, std::move(from), std::move(to)});
}

bool differences::finish(bool known) {
    if (known)
        for (const field_difference& difference : found_)
            state_.changed(subject_, {}, "", difference, in_words(row_.place(difference.which)));
    return !found_.empty();
}

} // namespace remembrancer::intake
