#include "daemon/store/listed_programmes.hpp"

#include "daemon/base/text.hpp"
#include "daemon/store/sql.hpp"

namespace remembrancer::store {

std::vector<plan::listed_programme> listed_programmes(session& db) {
    return translated(db, [&] {
        std::vector<plan::listed_programme> all;
        plan::listed_programme read;
        soci::statement select =
            (sql_of(db).prepare << "SELECT name, nation, started, key_dates, programme_director, "
                                   "programme_office, rag_key, bands, severity FROM "
                                   "listed_programme ORDER BY id",
             soci::into(read.name), soci::into(read.nation), soci::into(read.started),
             soci::into(read.key_dates), soci::into(read.programme_director),
             soci::into(read.programme_office), soci::into(read.rag_key), soci::into(read.bands),
             soci::into(read.severity));
        for (bool row = select.execute(true); row; row = select.fetch())
            all.push_back(read);
        return all;
    });
}

void put_listed_programme(session& db, const plan::listed_programme& programme) {
    translated(db, [&] {
        const std::string identity = base::folded(programme.name);
        sql_of(db) << "INSERT INTO listed_programme(name, identity, nation, started, key_dates, "
                      "programme_director, programme_office, rag_key, bands, severity) "
                      "VALUES(:name, :identity, :nation, :started, :dates, :director, :office, "
                      ":rag, :bands, :severity) ON CONFLICT(identity) DO UPDATE SET name = "
                      "excluded.name, nation = excluded.nation, started = excluded.started, "
                      "key_dates = excluded.key_dates, programme_director = "
                      "excluded.programme_director, programme_office = excluded.programme_office, "
                      "rag_key = excluded.rag_key, bands = excluded.bands, severity = "
                      "excluded.severity",
            soci::use(programme.name), soci::use(identity), soci::use(programme.nation),
            soci::use(programme.started), soci::use(programme.key_dates),
            soci::use(programme.programme_director), soci::use(programme.programme_office),
            soci::use(programme.rag_key), soci::use(programme.bands), soci::use(programme.severity);
    });
}

void drop_listed_programme(session& db, const std::string& name) {
    translated(db, [&] {
        const std::string identity = base::folded(name);
        sql_of(db) << "DELETE FROM listed_programme WHERE identity = :identity",
            soci::use(identity);
    });
}

bool is_in_use(session& db, const std::string& programme) {
    return translated(db, [&] {
        int found = 0;
        sql_of(db) << "SELECT EXISTS(SELECT 1 FROM item WHERE programme = :programme) OR "
                      "EXISTS(SELECT 1 FROM workstream WHERE programme = :programme) OR "
                      "EXISTS(SELECT 1 FROM contact WHERE programme = :programme) OR "
                      "EXISTS(SELECT 1 FROM absence WHERE listed_by = :programme)",
            soci::use(programme, "programme"), soci::into(found);
        return found != 0;
    });
}

} // namespace remembrancer::store
