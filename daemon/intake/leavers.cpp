#include "daemon/intake/leavers.hpp"

#include "daemon/base/text.hpp"
#include "daemon/intake/cell_text.hpp"
#include "daemon/intake/mail_address.hpp"
#include "daemon/intake/owner_names.hpp"
#include "daemon/intake/records.hpp"
#include "daemon/store/contacts.hpp"
#include "daemon/store/people.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <string>

namespace remembrancer::intake {
namespace {

/// What the tables of contacts of an import say of who is one, in folded names and addresses.
struct contact_tables {
    std::map<std::string, std::set<std::string>> named; ///< by programme
    std::set<std::string> programmes;                   ///< that those who are not named leave
    std::set<std::string> refused;                      ///< names in rows that were not taken
    std::set<std::string> refused_addresses;            ///< in rows without a name
    bool is_in_doubt = false;                           ///< a table had no row that can be read
    std::string source;

    [[nodiscard]] bool leaves_as_is(const plan::person& who) const {
        return refused.contains(base::folded(who.name)) ||
               (!who.email.empty() && refused_addresses.contains(base::folded(who.email)));
    }
};

/// What a table says; whether it says anything.
bool read_table(const import_state& state, const source_table& table, contact_tables& into) {
    const table_records rows = records_of(*table.source, table.layout);
    bool names_somebody = false;
    for (const record& found : rows.records) {
        const std::string name =
            base::folded(on_one_line(table.layout.text_of(*found.source, field::name)));
        const auto programme = state.programmes.of(found.programme);
        names_somebody = names_somebody || programme;
        if (programme)
            into.named[*programme].insert(name);
        else
            into.refused.insert(name);
    }
    for (const unusable_row& bad : rows.unusable) {
        const std::string typed = on_one_line(table.layout.text_of(*bad.source, field::email));
        if (!typed.empty())
            into.refused_addresses.insert(base::folded(unwrapped_address(typed)));
    }
    return names_somebody;
}

contact_tables read_contact_tables(import_state& state, std::span<const source_table> tables) {
    contact_tables out;
    for (const source_table& table : tables) {
        if (table.layout.kind != table_kind::contacts)
            continue;
        const sheet& source = *table.source;
        if (out.source.empty())
            out.source = source.file + (source.name.empty() ? "" : ", " + source.name);
        if (read_table(state, table, out))
            continue;
        out.is_in_doubt = true;
        const auto header = static_cast<int>(source.rows[table.layout.header].number);
        state.report.questioned.push_back(
            {{source.file, source.name, header, {}},
             {},
             {},
             "no row of this table of contacts can be read, so nobody leaves them by this import: "
             "fill it in, or take it out"});
    }
    for (const auto& [programme, names] : out.named)
        out.programmes.insert(programme);
    if (out.is_in_doubt)
        out.programmes.erase(state.options.programme);
    return out;
}

/// Whether each programme of the settings has sent a table since it is kept who names whom: a table
/// names somebody, so whoever has sent one names somebody still.
bool have_all_sent(const import_state& state, const contact_tables& said,
                   const store::programmes_of_contacts& stored) {
    std::set<std::string> sent = said.programmes;
    for (const auto& [person, programmes] : stored)
        sent.insert(programmes.begin(), programmes.end());
    return sent.contains({}) && std::ranges::all_of(state.options.settings.further_programmes,
                                                    [&](const programme_reading& each) {
                                                        return sent.contains(each.name);
                                                    });
}

/// The programmes that name them from now on. Whoever may name one of unknown origin keeps them,
/// for `usual` has not said that it does not.
std::set<std::string> programmes_now(const contact_tables& said, const plan::person& who,
                                     const std::set<std::string>& before,
                                     const std::string& usual) {
    std::set<std::string> now = before;
    const bool may_be_named = said.leaves_as_is(who);
    if (!may_be_named)
        std::erase_if(now, [&](const std::string& each) { return said.programmes.contains(each); });
    if (before.contains(store::unknown_origin) && (may_be_named || said.is_in_doubt))
        now.insert(usual);
    for (const auto& [programme, names] : said.named)
        if (names.contains(base::folded(who.name)))
            now.insert(programme);
    return now;
}

} // namespace

void take_leave(import_state& state, std::span<const source_table> tables,
                const std::set<std::string>& joined) {
    const contact_tables said = read_contact_tables(state, tables);
    if (said.named.empty())
        return;
    const auto stored = store::programmes_of_contacts_in(state.db);
    const bool is_origin_known = have_all_sent(state, said, stored);
    for (const plan::person& who : store::people(state.db)) {
        const auto found = stored.find(who.id.value);
        std::set<std::string> before;
        if (found != stored.end())
            before = found->second;
        else if (!joined.contains(base::folded(who.name)))
            before.insert(store::unknown_origin);
        auto now = programmes_now(said, who, before, state.options.programme);
        if (is_origin_known)
            now.erase(store::unknown_origin);
        if (now.empty()) {
            store::forget_waiting(state.db, who.name);
            store::remove_person(state.db, who.id);
            state.left(who.name, said.source);
        } else if (now != before) {
            store::set_programmes_of_contact(state.db, who.id, now);
        }
    }
}

void count_items_left(import_state& state) {
    std::vector<report_leaver>& left = state.report.left;
    if (left.empty())
        return;
    std::vector<known_names> means;
    means.reserve(left.size());
    for (const report_leaver& leaver : left) {
        plan::person alone;
        alone.name = leaver.person;
        means.emplace_back(std::span(&alone, 1));
    }
    store::visit_open_owners(state.db, [&](const std::vector<std::string>& names, int items) {
        for (std::size_t each = 0; each < left.size(); ++each)
            if (std::ranges::any_of(
                    names, [&](const std::string& name) { return means[each].resolves(name); }))
                left[each].open_items += items;
    });
}

} // namespace remembrancer::intake
