#include "daemon/intake/import_people.hpp"

#include "daemon/base/text.hpp"
#include "daemon/intake/cell_text.hpp"
#include "daemon/intake/owner_names.hpp"
#include "daemon/intake/rag_text.hpp"
#include "daemon/intake/records.hpp"
#include "daemon/store/people.hpp"

#include <algorithm>
#include <map>
#include <utility>

#include <fmt/format.h>

namespace remembrancer::intake {
namespace {

/// A row of contacts or workstreams, on its way.
struct subject_row {
    const source_table& table;
    const row& source;
    std::string name;

    [[nodiscard]] plan::source_place place(field which) const {
        return place_of(*table.source, table.layout, source, which);
    }
    [[nodiscard]] bool has(field which) const { return table.layout.find(which) != nullptr; }
    [[nodiscard]] std::string text(field which) const {
        return on_one_line(table.layout.text_of(source, which));
    }
};

/// Calls `take` for every row of the tables of one kind whose subject comes for the first time.
template <class Take>
void each_subject(import_state& state, std::span<const source_table> tables, table_kind kind,
                  const Take& take) {
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
            const subject_row here{table, *found.source,
                                   on_one_line(table.layout.text_of(*found.source, subject))};
            const std::string identity = std::string(to_text(kind)) + "/" + base::folded(here.name);
            if (state.is_first(identity, here.place(subject), here.name, here.name))
                take(here);
        }
    }
}

void count(tally& counts, bool known, bool changed) {
    ++(!known ? counts.added : changed ? counts.changed : counts.unchanged);
}

/// Fields of one subject, old beside new.
class differences {
public:
    differences(import_state& state, const subject_row& row, std::string subject)
        : state_(state), row_(row), subject_(std::move(subject)) {}

    void text(field which, std::string& stored, const std::string& incoming) {
        if (!row_.has(which) || stored == incoming)
            return;
        note(which, stored, incoming);
        stored = incoming;
    }

    void names(field which, std::vector<std::string>& stored, std::vector<std::string> incoming) {
        if (!row_.has(which) || stored == incoming)
            return;
        note(which, fmt::format("{}", fmt::join(stored, "; ")),
             fmt::format("{}", fmt::join(incoming, "; ")));
        stored = std::move(incoming);
    }

    void note(field which, std::string from, std::string to) {
        found_.push_back({which, std::move(from), std::move(to)});
    }

    /// Records them, unless the subject itself is new.
    bool finish(bool known) {
        if (known)
            for (const field_difference& difference : found_)
                state_.changed(subject_, {}, "", difference,
                               in_words(row_.place(difference.which)));
        return !found_.empty();
    }

private:
    import_state& state_;
    const subject_row& row_;
    std::string subject_;
    std::vector<field_difference> found_;
};

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

using workstreams_by_name = std::map<std::string, plan::workstream>;

void take_workstream(import_state& state, const subject_row& row, workstreams_by_name& known,
                     const known_names& contacts) {
    const auto [at, is_new] = known.try_emplace(base::folded(row.name));
    plan::workstream& stream = at->second;
    const auto names = [&](field which) {
        return split_names(row.table.layout.text_of(row.source, which), contacts);
    };
    differences found(state, row, "workstream " + row.name);
    found.text(field::workstream, stream.name, row.name);
    const std::string rag_text = row.text(field::rag);
    const plan::rag rag = read_rag(rag_text, state.options.settings.rag_words);
    if (row.has(field::rag) &&
        (stream.rag != rag || (rag == plan::rag::unreadable && stream.rag_text != rag_text))) {
        found.note(field::rag, stream.rag_text, rag_text);
        stream.rag = rag;
        stream.rag_text = rag_text;
    }
    found.text(field::lead_member, stream.lead_member, row.text(field::lead_member));
    found.names(field::sponsor, stream.sponsors, names(field::sponsor));
    found.names(field::project_manager, stream.project_managers, names(field::project_manager));
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
    each_subject(state, tables, table_kind::contacts, [&](const subject_row& row) {
        take_contact(state, row, known);
        const std::string deputy = row.text(field::deputy);
        if (!plan::names_nobody(deputy))
            deputies.push_back({row.place(field::deputy), row.name, deputy,
                                "no contact has this name: who stands in?"});
    });
    // The deputy may stand further down than the one whose deputy it is.
    for (report_entry& entry : deputies)
        if (!known.contains(base::folded(entry.text)))
            state.report.questioned.push_back(std::move(entry));
}

void import_workstreams(import_state& state, std::span<const source_table> tables) {
    const known_names contacts(store::people(state.db));
    workstreams_by_name known;
    for (plan::workstream& stream : store::workstreams(state.db)) {
        std::string name = base::folded(stream.name);
        known.emplace(std::move(name), std::move(stream));
    }
    each_subject(state, tables, table_kind::workstreams,
                 [&](const subject_row& row) { take_workstream(state, row, known, contacts); });
}

} // namespace remembrancer::intake
