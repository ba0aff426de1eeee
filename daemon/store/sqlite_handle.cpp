#include "daemon/store/sqlite_handle.hpp"

#include "daemon/store/session.hpp"

#include <soci/soci.h>
#include <soci/sqlite3/soci-sqlite3.h>

namespace remembrancer::store::sqlite {

void* handle(soci::session& sql) {
    if (sql.get_backend() == nullptr)
        throw failure(failure_kind::io, "store: it is closed since opening it again failed");
    // No dynamic_cast: the library does not export the type's information.
    return static_cast<soci::sqlite3_session_backend*>(sql.get_backend())->conn_;
}

void open(soci::session& sql, const std::string& path) {
    configure_once();
    // Quoted: a path may hold spaces. SOCI's own pragma (synchronous=) is left to our pragmas.
    sql.open(soci::sqlite3, "dbname=\"" + path + "\" timeout=10");
}

} // namespace remembrancer::store::sqlite
