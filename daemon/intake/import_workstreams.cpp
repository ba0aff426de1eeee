#include "daemon/intake/import_workstreams.hpp"

#include "daemon/base/text.hpp"
#include "daemon/intake/closing.hpp"
#include "daemon/intake/owner_names.hpp"
#include "daemon/intake/rag_text.hpp"
#include "daemon/intake/workstream_parents.hpp"
#include "daemon/store/people.hpp"

#include <map>
#include <utility>

namespace remembrancer::intake {
namespace {

using workstreams_by_name = std::map<home, plan::workstream>;

workstreams_by_name stored_workstreams(store::session& db) {
    workstreams_by_name known;
    for (plan::workstream& stream : store::workstreams(db)) {
        home name(stream.programme, base::folded(stream.name));
        known.emplace(std::move(name), std::move(stream));
    }
    return known;
}

/// The parent is noted like any other field; one that is typed otherwise than before is the same.
bool is_other_parent(const plan::workstream& stream, const stated_parent& said) {
    return base::folded(stream.parent) != base::folded(said.parent);
}

/// Without the words that say that there is none.
std::string said_in(const subject_row& row, field which) {
    std::string typed = row.text(which);
    return says_no(typed) ? std::string() : typed;
}

void take_workstream(import_state& state, const subject_row& row, workstreams_by_name& known,
                     const known_names& contacts, const stated_parents& parents) {
    const auto [at, is_new] = known.try_emplace({row.programme, base::folded(row.name)});
    plan::workstream& stream = at->second;
    stream.programme = row.programme;
    const auto names = [&](field which) {
        return split_names(row.table.layout.text_of(row.source, which), contacts);
    };
    differences found(state, row, "workstream " + row.name);
    found.text(field::workstream, stream.name, row.name);
    if (const auto said = parents.find(at->first);
        said != parents.end() && is_other_parent(stream, said->second)) {
        found.note(field::parent, stream.parent, said->second.parent);
        stream.parent = said->second.parent;
    }
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
    found.text(field::board, stream.board, said_in(row, field::board));
    found.text(field::initiation, stream.initiation, said_in(row, field::initiation));
    const bool is_back = std::exchange(stream.vanished_on, std::nullopt).has_value();
    const bool changed = found.finish(!is_new);
    if (changed || is_new || is_back)
        store::put_workstream(state.db, stream);
    count(state.report.workstreams, !is_new, changed);
    if (rag == plan::rag::unreadable)
        state.report.questioned.push_back(
            {row.place(field::rag), row.name, rag_text, std::string(unknown_rating)});
}

/// A part that only rows of items name.
void take_part(import_state& state, const home& part, const stated_parent& said,
               workstreams_by_name& known) {
    const auto [at, is_new] = known.try_emplace(part);
    plan::workstream& stream = at->second;
    const bool is_back = std::exchange(stream.vanished_on, std::nullopt).has_value();
    if (!is_new && !is_other_parent(stream, said)) {
        if (is_back)
            store::put_workstream(state.db, stream);
        return;
    }
    const std::string before = std::exchange(stream.parent, said.parent);
    if (is_new) {
        stream.programme = part.first;
        stream.name = said.part;
    } else {
        state.changed("workstream " + stream.name, {}, "", {field::parent, before, said.parent},
                      plan::in_words(said.place));
    }
    store::put_workstream(state.db, stream);
    count(state.report.workstreams, !is_new, true);
}

} // namespace

void import_workstreams(import_state& state, std::span<const source_table> tables) {
    const known_names contacts(store::people(state.db));
    workstreams_by_name known = stored_workstreams(state.db);
    const auto rows = subject_rows(state, tables, table_kind::workstreams);
    state.workstreams_before = workstream_tree(store::workstreams(state.db));
    for (const auto& [name, stream] : known)
        state.ratings_before.emplace(name, stream.rag);
    const stated_parents parents = read_parents(state, tables, rows, state.workstreams_before);
    for (const subject_row& row : rows)
        take_workstream(state, row, known, contacts, parents);
    for (const auto& [part, said] : parents)
        take_part(state, part, said, known);
    for (const subject_row& row : rows)
        if (row.parent && !row.parent->empty() &&
            !known.contains({row.programme, base::folded(*row.parent)}))
            state.report.questioned.push_back({row.parent_place(), row.name, *row.parent,
                                               "no workstream is called that: what is it a part "
                                               "of?"});
    state.workstreams = workstream_tree(store::workstreams(state.db));
}

} // namespace remembrancer::intake
