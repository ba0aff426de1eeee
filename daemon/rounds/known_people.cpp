#include "daemon/rounds/known_people.hpp"

#include "daemon/store/pauses.hpp"
#include "daemon/store/people.hpp"

#include <utility>

namespace remembrancer::rounds {

std::shared_ptr<const known_people>
people_cache::read(store::session& db, const std::shared_ptr<const snapshot>& settings) {
    const std::int64_t version = store::people_version(db);
    if (known_ && version == version_ && settings == settings_)
        return known_;
    auto people = store::people(db);
    const auto workstreams = store::workstreams(db);
    std::string print = fingerprint(*settings, people, workstreams);
    routing::directory directory(std::move(people), workstreams, settings->routing.roles,
                                 reachable_without_address(*settings));
    known_ = std::make_shared<const known_people>(known_people{
        std::move(directory), store::absences(db), store::pauses(db), std::move(print)});
    version_ = version;
    settings_ = settings;
    return known_;
}

} // namespace remembrancer::rounds
