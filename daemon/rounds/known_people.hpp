#pragma once

#include "daemon/calendar/board_meetings.hpp"
#include "daemon/plan/pause.hpp"
#include "daemon/plan/people.hpp"
#include "daemon/rounds/snapshot.hpp"
#include "daemon/routing/directory.hpp"
#include "daemon/store/session.hpp"

#include <cstdint>
#include <memory>
#include <string>
#include <unordered_map>
#include <vector>

namespace remembrancer::rounds {

/// Everybody, and every board, as one moment of the store had them.
struct known_people {
    routing::directory directory;
    std::vector<plan::absence> absences;
    std::vector<plan::pause> pauses;
    using boards_by_name = std::unordered_map<std::string, calendar::board_meetings>; ///< folded
    /// On the days that a programme works; that of the first is empty.
    using boards_by_programme = std::unordered_map<std::string, boards_by_name>;
    boards_by_programme boards;
    std::string fingerprint; ///< of the settings, these people and boards

    /// The path of a decision: null for a board that nobody described. They point into `boards`.
    [[nodiscard]] std::vector<const calendar::board_meetings*>
    boards_of(const plan::item& decision) const;
};

/// Keeps what was last read, for as long as nothing of it has changed: a round that finds nothing
/// due must not read every person. Database thread.
class people_cache {
public:
    /// Called inside a transaction.
    [[nodiscard]] std::shared_ptr<const known_people>
    read(store::session& db, const std::shared_ptr<const snapshot>& settings);

private:
    std::int64_t version_ = -1;
    std::shared_ptr<const snapshot> settings_;
    std::vector<plan::board> boards_;
    std::shared_ptr<const known_people> known_;
};

} // namespace remembrancer::rounds
