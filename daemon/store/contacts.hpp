#pragma once

#include "daemon/plan/alert.hpp"
#include "daemon/plan/ids.hpp"
#include "daemon/store/session.hpp"

#include <functional>
#include <map>
#include <set>
#include <string>
#include <vector>

namespace remembrancer::store {

/// The programmes whose contacts name somebody; the first's name is empty.
using programmes_of_contacts = std::map<std::int64_t, std::set<std::string>>;

/// Stands for the programmes that may name somebody whom an earlier version has stored: it did not
/// keep which. No programme's name has a line break.
inline constexpr const char* unknown_origin = "\n";

/// By the person's number. Who is not among them is of unknown origin.
[[nodiscard]] programmes_of_contacts programmes_of_contacts_in(session& db);
/// Inside a transaction.
void set_programmes_of_contact(session& db, plan::person_id who,
                               const std::set<std::string>& programmes);

/// Who is no contact any more. Inside a transaction.
void remove_person(session& db, plan::person_id who);

/// Whom messages of items wait for that nobody has taken, or that are to be tried again.
[[nodiscard]] std::vector<std::string> recipients_unsent(session& db);

/// Nothing more is sent to them of items: what waits for them, in a message or not, is forgotten,
/// so that it is decided anew, for whom it may concern, when its items are looked at next; they are
/// due for that. What may have arrived counts as told. Notices of the daemon's own stay.
/// `subjects`: up to which kind; an office that is no contact still has its list. Inside a
/// transaction.
void forget_waiting(session& db, const std::string& recipient,
                    plan::subject_kind subjects = plan::subject_kind::item);

using visit_owners = std::function<void(const std::vector<std::string>& names, int items)>;

/// The owners, as typed, of all open items of the plan: each combination with how many have it.
void visit_open_owners(session& db, const visit_owners& visit);

} // namespace remembrancer::store
