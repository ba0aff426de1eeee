#include "daemon/store/sqlite_handle.hpp"

#include <soci/soci.h>
#include <soci/sqlite3/soci-sqlite3.h>

namespace remembrancer::store::sqlite {

void* handle(soci::session& sql) {
    auto* backend = dynamic_cast<soci::sqlite3_session_backend*>(sql.get_backend());
    return backend == nullptr ? nullptr : static_cast<void*>(backend->conn_);
}

void open(soci::session& sql, const std::string& path) {
    // Quoted: a path may hold spaces. SOCI's own pragma (synchronous=) is left to our pragmas.
    sql.open(soci::sqlite3, "dbname=\"" + path + "\" timeout=10");
}

} // namespace remembrancer::store::sqlite
