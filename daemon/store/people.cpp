#include "daemon/store/people.hpp"

#include "daemon/base/text.hpp"
#include "daemon/store/lines.hpp"
#include "daemon/store/meta.hpp"
#include "daemon/store/sql.hpp"

#include <algorithm>

namespace remembrancer::store {
namespace {

constexpr const char* version_name = "people_version";

} // namespace

std::string to_lines(const std::vector<std::string>& names) {
    std::string text;
    for (const std::string& name : names)
        text += (text.empty() ? "" : "\n") + name;
    return text;
}

std::vector<std::string> from_lines(const std::string& text) {
    std::vector<std::string> lines;
    for (std::size_t start = 0; start < text.size();) {
        const std::size_t end = std::min(text.find('\n', start), text.size());
        lines.push_back(text.substr(start, end - start));
        start = end + 1;
    }
    return lines;
}

std::string identity_within(std::string_view programme, std::string identity) {
    if (base::trim(programme).empty())
        return identity;
    return base::folded(programme) + "\n" + identity;
}

std::vector<plan::person> people(session& db) {
    return translated(db, [&] {
        std::vector<plan::person> all;
        plan::person read;
        long long id = 0;
        soci::statement select =
            (sql_of(db).prepare << "SELECT id, name, email, organisation, deputy, notes FROM "
                                   "person ORDER BY id",
             soci::into(id), soci::into(read.name), soci::into(read.email),
             soci::into(read.organisation), soci::into(read.deputy), soci::into(read.notes));
        for (bool row = select.execute(true); row; row = select.fetch()) {
            read.id.value = id;
            all.push_back(read);
        }
        return all;
    });
}

std::vector<plan::workstream> workstreams(session& db) {
    return translated(db, [&] {
        std::vector<plan::workstream> all;
        plan::workstream read;
        long long rag = 0;
        std::string sponsors;
        std::string managers;
        std::string theme_leads;
        std::string vanished;
        soci::statement select =
            (sql_of(db).prepare << "SELECT name, programme, rag, rag_text, lead_member, sponsors, "
                                   "project_managers, theme_leads, parent, board, initiation, "
                                   "COALESCE(vanished_on, '') FROM workstream ORDER BY id",
             soci::into(read.name), soci::into(read.programme), soci::into(rag),
             soci::into(read.rag_text), soci::into(read.lead_member), soci::into(sponsors),
             soci::into(managers), soci::into(theme_leads), soci::into(read.parent),
             soci::into(read.board), soci::into(read.initiation), soci::into(vanished));
        for (bool row = select.execute(true); row; row = select.fetch()) {
            read.rag = static_cast<plan::rag>(rag);
            read.sponsors = from_lines(sponsors);
            read.project_managers = from_lines(managers);
            read.theme_leads = from_lines(theme_leads);
            read.vanished_on = date_or_none(vanished);
            all.push_back(read);
        }
        return all;
    });
}

std::vector<plan::absence> absences(session& db) {
    return translated(db, [&] {
        std::vector<plan::absence> all;
        long long id = 0;
        std::string person;
        std::string from;
        std::string until;
        std::string listed_by;
        soci::indicator is_listed = soci::i_null;
        soci::statement select =
            (sql_of(db).prepare << "SELECT id, person, away_from, away_until, listed_by FROM "
                                   "absence ORDER BY away_from, id",
             soci::into(id), soci::into(person), soci::into(from), soci::into(until),
             soci::into(listed_by, is_listed));
        for (bool row = select.execute(true); row; row = select.fetch())
            all.push_back({id, person, date_or_none(from).value_or(plan::date{}),
                           date_or_none(until).value_or(plan::date{}),
                           is_listed == soci::i_ok ? std::optional(listed_by) : std::nullopt});
        return all;
    });
}

void raise_people_version(session& db) {
    sql_of(db) << "INSERT INTO meta(name, value) VALUES('people_version', '1') ON CONFLICT(name) "
                  "DO UPDATE SET value = CAST(CAST(meta.value AS INTEGER) + 1 AS TEXT)";
}

std::int64_t people_version(session& db) {
    const std::string stored = meta(db, version_name);
    return stored.empty() ? 0 : std::stoll(stored);
}

void put_person(session& db, const plan::person& person) {
    translated(db, [&] {
        const std::string identity = base::folded(person.name);
        sql_of(db) << "INSERT INTO person(name, identity, email, organisation, deputy, notes) "
                      "VALUES(:name, :identity, :email, :organisation, :deputy, :notes) ON "
                      "CONFLICT(identity) DO UPDATE SET name = excluded.name, email = "
                      "excluded.email, organisation = excluded.organisation, deputy = "
                      "excluded.deputy, notes = excluded.notes",
            soci::use(person.name), soci::use(identity), soci::use(person.email),
            soci::use(person.organisation), soci::use(person.deputy), soci::use(person.notes);
        raise_people_version(db);
    });
}

void put_workstream(session& db, const plan::workstream& workstream) {
    translated(db, [&] {
        const std::string identity =
            identity_within(workstream.programme, base::folded(workstream.name));
        const long long rag = static_cast<int>(workstream.rag);
        const std::string sponsors = to_lines(workstream.sponsors);
        const std::string managers = to_lines(workstream.project_managers);
        const std::string theme_leads = to_lines(workstream.theme_leads);
        const std::string vanished =
            workstream.vanished_on ? plan::to_iso(*workstream.vanished_on) : std::string();
        sql_of(db) << "INSERT INTO workstream(name, programme, identity, rag, rag_text, "
                      "lead_member, sponsors, project_managers, theme_leads, parent, board, "
                      "initiation, vanished_on) VALUES(:name, :programme, :identity, :rag, :text, "
                      ":lead, :sponsors, :managers, :themes, :parent, :board, :initiation, "
                      "NULLIF(:vanished, '')) "
                      "ON CONFLICT(identity) DO UPDATE SET name = excluded.name, rag = "
                      "excluded.rag, rag_text = excluded.rag_text, lead_member = "
                      "excluded.lead_member, sponsors = excluded.sponsors, project_managers = "
                      "excluded.project_managers, theme_leads = excluded.theme_leads, parent = "
                      "excluded.parent, board = excluded.board, initiation = "
                      "excluded.initiation, vanished_on = excluded.vanished_on",
            soci::use(workstream.name), soci::use(workstream.programme), soci::use(identity),
            soci::use(rag), soci::use(workstream.rag_text), soci::use(workstream.lead_member),
            soci::use(sponsors), soci::use(managers), soci::use(theme_leads),
            soci::use(workstream.parent), soci::use(workstream.board),
            soci::use(workstream.initiation), soci::use(vanished);
        raise_people_version(db);
    });
}

plan::absence add_absence(session& db, const plan::absence& away) {
    return translated(db, [&] {
        const std::string from = plan::to_iso(away.from);
        const std::string until = plan::to_iso(away.until);
        long long id = 0;
        const std::string listed_by = away.listed_by.value_or("");
        soci::indicator is_listed = away.listed_by ? soci::i_ok : soci::i_null;
        sql_of(db) << "INSERT INTO absence(person, away_from, away_until, listed_by) "
                      "VALUES(:person, :from, :until, :listed) RETURNING id",
            soci::use(away.person), soci::use(from), soci::use(until),
            soci::use(listed_by, is_listed), soci::into(id);
        raise_people_version(db);
        plan::absence stored = away;
        stored.id = id;
        return stored;
    });
}

bool end_absence(session& db, std::int64_t id, plan::date last) {
    return translated(db, [&] {
        const long long number = id;
        const std::string day = plan::to_iso(last);
        soci::statement shorten =
            (sql_of(db).prepare << "UPDATE absence SET away_until = :day WHERE id = :id AND "
                                   "away_from <= :day AND away_until > :day",
             soci::use(day, "day"), soci::use(number, "id"));
        shorten.execute(true);
        raise_people_version(db);
        if (shorten.get_affected_rows() == 1)
            return true;
        soci::statement remove =
            (sql_of(db).prepare << "DELETE FROM absence WHERE id = :id AND away_from > :day",
             soci::use(number, "id"), soci::use(day, "day"));
        remove.execute(true);
        return remove.get_affected_rows() == 1;
    });
}

void set_end_of_absence(session& db, std::int64_t id, plan::date last) {
    translated(db, [&] {
        const long long number = id;
        const std::string day = plan::to_iso(last);
        sql_of(db) << "UPDATE absence SET away_until = :day WHERE id = :id", soci::use(day),
            soci::use(number);
        raise_people_version(db);
    });
}

} // namespace remembrancer::store
