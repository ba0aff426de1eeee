#pragma once

#include "daemon/plan/pause.hpp"
#include "daemon/plan/people.hpp"
#include "daemon/rounds/snapshot.hpp"
#include "daemon/routing/directory.hpp"
#include "daemon/store/session.hpp"

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

namespace remembrancer::rounds {

/// Everybody, as one moment of the store had them.
struct known_people {
    routing::directory directory;
    std::vector<plan::absence> absences;
    std::vector<plan::pause> pauses;
    std::string fingerprint; ///< of the settings and these people
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
    std::shared_ptr<const known_people> known_;
};

} // namespace remembrancer::rounds
