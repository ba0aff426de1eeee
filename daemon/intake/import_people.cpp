#include "daemon/intake/import_people.hpp"

#include "daemon/base/text.hpp"
#include "daemon/intake/owner_names.hpp"
#include "daemon/intake/rag_text.hpp"
#include "daemon/intake/subject_rows.hpp"
#include "daemon/store/people.hpp"

#include <algorithm>
#include <map>
#include <utility>

#include <fmt/format.h>

namespace remembrancer::intake {
namespace {

bool is_address(std::string_view text) {
    const std::size_t at = text.find('@');
    const bool plain = std::ranges::all_of(text, [](char c) { return c > ' ' && c != 127; });
    return plain && at != std::string_view::npos && at > 0 && at + 1 < text.size() &&
           text.find('@', at + 1) == std::string_view::npos;
}

using people_by_name = std::map<std::string, plan::person>;

people_by_name stored_people(store::session& db) {
    people_by_name known;
    for (plan::person& person : store::people(db)) {
        std::string name = base::folded(person.name);
        known.emplace(std::move(name), std::move(person));
    }
    return known;
}

void take_contact(import_state& state, const subject_row& row, people_by_name& known) {
    const auto [at, is_new] = known.try_emplace(base::folded(row.name));
    plan::person& person = at->second;
    differences found(state, row, "person " + row.name);
    found.text(field::name, person.name, row.name);
    found.text(field::email, person.email, row.text(field::email));
    found.text(field::organisation, person.organisation, row.text(field::organisation));
    found.text(field::deputy, person.deputy, row.text(field::deputy));
    found.text(field::notes, person.notes, row.text(field::notes));
    const bool changed = found.finish(!is_new);
    if (changed || is_new)
        store::put_person(state.db, person);
    count(state.report.people, !is_new, changed);
    if (!person.email.empty() && !is_address(person.email))
        state.report.questioned.push_back({row.place(field::email), row.name, person.email,
                                           "this is no mail address: what is it?"});
}

/// By programme and folded name.
using workstreams_by_name = std::map<std::pair<std::string, std::string>, plan::workstream>;

void take_workstream(import_state& state, const subject_row& row, workstreams_by_name& known,
                     const known_names& contacts) {
    const auto [at, is_new] = known.try_emplace({row.programme, base::folded(row.name)});
    plan::workstream& stream = at->second;
    stream.programme = row.programme;
    const auto names = [&](field which) {
        return split_names(row.table.layout.text_of(row.source, which), contacts);
    };
    differences found(state, row, "workstream " + row.name);
    found.text(field::workstream, stream.name, row.name);
    const std::string rag_text = row.text(field::rag);
    const plan::rag rag =
        read_rag(rag_text, settings_of(row.programme, state.options.settings).rag_words);
    if (row.has(field::rag) &&
        (stream.rag != rag || (rag == plan::rag::unreadable && stream.rag_text != rag_text))) {
        found.note(field::rag, stream.rag_text, rag_text);
        stream.rag = rag;
        stream.rag_text = rag_text;
    }
    found.text(field::lead_member, stream.lead_member, row.text(field::lead_member));
    found.names(field::sponsor, stream.sponsors, names(field::sponsor));
    found.names(field::project_manager, stream.project_managers, names(field::project_manager));
    found.names(field::theme_lead, stream.theme_leads, names(field::theme_lead));
    const bool changed = found.finish(!is_new);
    if (changed || is_new)
        store::put_workstream(state.db, stream);
    count(state.report.workstreams, !is_new, changed);
    if (rag == plan::rag::unreadable)
        state.report.questioned.push_back(
            {row.place(field::rag), row.name, rag_text, std::string(unknown_rating)});
}

} // namespace

void import_contacts(import_state& state, std::span<const source_table> tables) {
    people_by_name known = stored_people(state.db);
    std::vector<report_entry> deputies;
    for (const subject_row& row : subject_rows(state, tables, table_kind::contacts)) {
        take_contact(state, row, known);
        const std::string deputy = row.text(field::deputy);
        if (!plan::names_nobody(deputy))
            deputies.push_back({row.place(field::deputy), row.name, deputy,
                                "no contact has this name: who stands in?"});
    }
    // The deputy may stand further down than the one whose deputy it is.
    for (report_entry& entry : deputies)
        if (!known.contains(base::folded(entry.text)))
            state.report.questioned.push_back(std::move(entry));
}

void import_workstreams(import_state& state, std::span<const source_table> tables) {
    const known_names contacts(store::people(state.db));
    workstreams_by_name known;
    for (plan::workstream& stream : store::workstreams(state.db)) {
        std::pair name(stream.programme, base::folded(stream.name));
        known.emplace(std::move(name), std::move(stream));
    }
    for (const subject_row& row : subject_rows(state, tables, table_kind::workstreams))
        take_workstream(state, row, known, contacts);
}

} // namespace remembrancer::intake
