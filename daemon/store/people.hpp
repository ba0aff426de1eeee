#pragma once

#include "daemon/plan/people.hpp"
#include "daemon/store/session.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace remembrancer::store {

[[nodiscard]] std::vector<plan::person> people(session& db);
[[nodiscard]] std::vector<plan::workstream> workstreams(session& db);
[[nodiscard]] std::vector<plan::absence> absences(session& db);

/// A number that is another whenever any of the three above, or the pauses, may be.
[[nodiscard]] std::int64_t people_version(session& db);
/// Inside a transaction.
void raise_people_version(session& db);

/// Stores one contact or workstream by its folded name. Inside a transaction.
void put_person(session& db, const plan::person& person);
void put_workstream(session& db, const plan::workstream& workstream);

/// Inside a transaction. Gives the absence its number.
plan::absence add_absence(session& db, const plan::absence& away);

/// Ends an absence after `last`; one that would not have begun by then is removed. Returns whether
/// there was one of this number that lasts beyond `last`. Inside a transaction.
[[nodiscard]] bool end_absence(session& db, std::int64_t id, plan::date last);

/// Gives one another last day, on or after its first. Inside a transaction.
void set_end_of_absence(session& db, std::int64_t id, plan::date last);

} // namespace remembrancer::store
