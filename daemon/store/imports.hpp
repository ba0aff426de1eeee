#pragma once

#include "daemon/base/clock.hpp"
#include "daemon/plan/ids.hpp"
#include "daemon/plan/item.hpp"
#include "daemon/store/session.hpp"

#include <optional>
#include <string>
#include <vector>

namespace remembrancer::store {

struct import_run {
    std::int64_t id = 0;
    base::instant at;
    plan::date as_of{};
    std::string source; ///< the files' names
    int added = 0;
    int changed = 0;
    int unchanged = 0;
    int vanished = 0;
    int questioned = 0;
    int rejected = 0;
};

/// One field of one subject that an import changed.
struct field_change {
    std::string subject; ///< `milestone M12`, `workstream WS2 Finance`, `person CL` ...
    plan::item_id item;  ///< 0 for people and workstreams
    std::string field;
    std::string old_value;
    std::string new_value;
    std::string source; ///< file, sheet, row, column
    base::instant at;
    plan::date as_of{};
    std::int64_t id = 0; ///< given by the store
    std::string by{};    ///< who made it, as typed; empty where nobody says so
};

/// Inside a transaction. Gives the run its number.
[[nodiscard]] std::int64_t insert_import(session& db, const import_run& run);
void insert_change(session& db, std::int64_t import_id, const field_change& change);

[[nodiscard]] std::optional<import_run> last_import(session& db);

/// Oldest first.
[[nodiscard]] std::vector<field_change> changes_of(session& db, plan::item_id item);

/// Baselines of items that changed and that the programme office has not been told of, oldest
/// first; and the mark that a message lists one.
[[nodiscard]] std::vector<field_change> unreported_baselines(session& db);
void mark_change_reported(session& db, std::int64_t change, plan::outbox_id in);

} // namespace remembrancer::store
