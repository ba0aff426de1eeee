#pragma once

#include "daemon/base/clock.hpp"
#include "daemon/plan/ids.hpp"
#include "daemon/store/session.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace remembrancer::store {

/// Stored by name: never rename, only append.
enum class round_state { open, closed, missed };

[[nodiscard]] std::string_view to_text(round_state state);

struct round_row {
    plan::round_id id;
    std::string schedule;
    base::instant scheduled_for;
    round_state state = round_state::open;
    std::optional<base::instant> opened_at;
    std::optional<base::instant> closed_at;
    int subjects = 0;
    int alerts = 0;
    int messages = 0;
};

/// Opens the round of a schedule and time. Empty when there is one already. Inside a transaction.
[[nodiscard]] std::optional<round_row> open_round(session& db, const std::string& schedule,
                                                  base::instant scheduled_for, base::instant now);

/// Records that a round was not held and never will be. Inside a transaction.
void record_missed(session& db, const std::string& schedule, base::instant scheduled_for);

/// Adds to the round's counts. Inside a transaction.
void add_to_round(session& db, plan::round_id id, int subjects, int alerts, int messages);

/// Inside a transaction.
void close_round(session& db, plan::round_id id, base::instant now);

/// Rounds that were opened and never closed, oldest first.
[[nodiscard]] std::vector<round_row> open_rounds(session& db);

/// The newest round of a schedule, whatever its state.
[[nodiscard]] std::optional<round_row> last_round(session& db, const std::string& schedule);

/// The newest round of each schedule that was not missed.
[[nodiscard]] std::vector<round_row> newest_held(session& db);

/// The newest round of a schedule before a time that was not missed.
[[nodiscard]] std::optional<round_row> held_before(session& db, const std::string& schedule,
                                                   base::instant before);

/// Rounds for [from, before) that were missed, oldest first.
[[nodiscard]] std::vector<round_row> missed_between(session& db, base::instant from,
                                                    base::instant before);

/// Missed rounds that the programme office has not been told of; and the mark that a message lists
/// one.
[[nodiscard]] std::vector<round_row> unreported_missed(session& db);
void mark_missed_reported(session& db, plan::round_id id, plan::outbox_id in);

} // namespace remembrancer::store
