#pragma once

#include "daemon/base/clock.hpp"
#include "daemon/plan/alert.hpp"
#include "daemon/plan/item.hpp"
#include "daemon/plan/pause.hpp"
#include "daemon/store/session.hpp"
#include "tests/simulation/oracle.hpp"

#include <string>

/// The oracle's values in the daemon's words, and back.
namespace remembrancer::simulation {

[[nodiscard]] plan::date date_of(oracle::day when);
[[nodiscard]] base::instant instant_of(oracle::minute at);
[[nodiscard]] oracle::minute minute_of(base::instant at);

/// Whether the oracle says anything of the rule.
[[nodiscard]] bool is_of_the_oracle(const std::string& rule);

/// What the oracle calls an item: a report by what it reports on.
[[nodiscard]] std::string ref_of(plan::item_kind kind, const std::string& ref,
                                 const std::string& programme, const std::string& title);
[[nodiscard]] std::string ref_of(const plan::item& item);

/// By its ID in the plan of the year; throws when there is none. `programme`: as rows have it.
[[nodiscard]] plan::item item_called(store::session& db, const std::string& programme,
                                     const std::string& ref);

/// Not stored yet.
[[nodiscard]] plan::pause pause_of(store::session& db, const oracle::pause& made);
/// `about`: the item that it may be about.
[[nodiscard]] oracle::pause pause_of(const plan::pause& stored, const plan::item& about);

/// `rule` is one of the oracle's, whose roles are the five that it knows.
[[nodiscard]] oracle::held_back held_back_of(const std::string& ref, const std::string& rule,
                                             const plan::alert& alert);
[[nodiscard]] std::string written(const oracle::held_back& one);

} // namespace remembrancer::simulation
