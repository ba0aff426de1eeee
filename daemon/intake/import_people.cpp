#include "daemon/intake/import_people.hpp"

#include "daemon/base/text.hpp"
#include "daemon/intake/leavers.hpp"
#include "daemon/intake/mail_address.hpp"
#include "daemon/intake/owner_names.hpp"
#include "daemon/intake/subject_rows.hpp"
#include "daemon/store/people.hpp"

#include <map>
#include <set>
#include <string>
#include <utility>

#include <fmt/format.h>

namespace remembrancer::intake {
namespace {

using people_by_name = std::map<std::string, plan::person>;

people_by_name stored_people(store::session& db) {
    people_by_name known;
    for (plan::person& person : store::people(db)) {
        std::string name = base::folded(person.name);
        known.emplace(std::move(name), std::move(person));
    }
    return known;
}

/// Whether it is a new one.
bool take_contact(import_state& state, const subject_row& row, people_by_name& known) {
    const auto [at, is_new] = known.try_emplace(base::folded(row.name));
    plan::person& person = at->second;
    differences found(state, row, "person " + row.name);
    found.text(field::name, person.name, row.name);
    found.text(field::email, person.email, unwrapped_address(row.text(field::email)));
    found.text(field::organisation, person.organisation, row.text(field::organisation));
    found.text(field::deputy, person.deputy, row.text(field::deputy));
    found.text(field::notes, person.notes, row.text(field::notes));
    const bool changed = found.finish(!is_new);
    if (changed || is_new)
        store::put_person(state.db, person);
    count(state.report.people, !is_new, changed);
    std::string asked = person.email.empty() ? std::string() : address_question(person.email);
    if (!asked.empty())
        state.report.questioned.push_back(
            {row.place(field::email), row.name, person.email, std::move(asked)});
    return is_new;
}

} // namespace

void import_contacts(import_state& state, std::span<const source_table> tables) {
    people_by_name known = stored_people(state.db);
    std::vector<report_entry> deputies;
    std::set<std::string> joined;
    for (const subject_row& row : subject_rows(state, tables, table_kind::contacts)) {
        if (take_contact(state, row, known))
            joined.insert(base::folded(row.name));
        const std::string deputy = row.text(field::deputy);
        if (!plan::names_nobody(deputy))
            deputies.push_back({row.place(field::deputy), row.name, deputy,
                                "no contact has this name: who stands in?"});
    }
    take_leave(state, tables, joined);
    for (const report_leaver& leaver : state.report.left)
        known.erase(base::folded(leaver.person));
    // The deputy may stand further down than the one whose deputy it is.
    for (report_entry& entry : deputies)
        if (!known.contains(base::folded(entry.text)))
            state.report.questioned.push_back(std::move(entry));
}

} // namespace remembrancer::intake
