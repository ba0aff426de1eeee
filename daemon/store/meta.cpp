#include "daemon/store/meta.hpp"

#include "daemon/store/sql.hpp"

namespace remembrancer::store {

std::string meta(session& db, std::string_view name) {
    return translated(db, [&] {
        std::string value;
        const std::string key(name);
        soci::indicator found = soci::i_null;
        sql_of(db) << "SELECT value FROM meta WHERE name = :name", soci::use(key),
            soci::into(value, found);
        return found == soci::i_ok ? value : std::string();
    });
}

void set_meta(session& db, std::string_view name, std::string_view value) {
    translated(db, [&] {
        const std::string key(name);
        const std::string text(value);
        sql_of(db) << "INSERT INTO meta(name, value) VALUES(:name, :value) "
                      "ON CONFLICT(name) DO UPDATE SET value = excluded.value",
            soci::use(key), soci::use(text);
    });
}

} // namespace remembrancer::store
