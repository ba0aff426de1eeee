#include "daemon/rounds/known_people.hpp"

#include "daemon/base/text.hpp"
#include "daemon/store/boards.hpp"
#include "daemon/store/pauses.hpp"
#include "daemon/store/people.hpp"

#include <utility>

namespace remembrancer::rounds {
namespace {

known_people::boards_by_programme meetings_of_all(const std::vector<plan::board>& boards,
                                                  const snapshot& settings) {
    known_people::boards_by_programme all;
    const auto add = [&](const std::string& programme, const calendar::working_calendar& calendar) {
        auto& of_programme = all[programme];
        for (const plan::board& board : boards)
            of_programme.emplace(base::folded(board.name), calendar::meetings_of(board, calendar));
    };
    add({}, settings.calendar);
    for (const further_programme& each : settings.further_programmes)
        add(each.programme.name, each.calendar);
    return all;
}

} // namespace

std::vector<const calendar::board_meetings*>
known_people::boards_of(const plan::item& decision) const {
    std::vector<const calendar::board_meetings*> path;
    if (decision.boards.empty())
        return path;
    auto of_programme = boards.find(decision.programme);
    if (of_programme == boards.end())
        of_programme = boards.find(std::string());
    const boards_by_name& known = of_programme->second;
    path.reserve(decision.boards.size());
    for (const std::string& name : decision.boards) {
        const auto found = known.find(base::folded(name));
        path.push_back(found == known.end() ? nullptr : &found->second);
    }
    return path;
}

std::shared_ptr<const known_people>
people_cache::read(store::session& db, const std::shared_ptr<const snapshot>& settings) {
    const std::int64_t version = store::people_version(db);
    if (known_ && version == version_ && settings == settings_)
        return known_;
    auto people = store::people(db);
    const auto workstreams = store::workstreams(db);
    const auto boards = store::boards(db);
    std::string print = fingerprint(*settings, people, workstreams, boards);
    std::vector<routing::programme_roles> further;
    for (const further_programme& each : settings->further_programmes)
        further.push_back({each.programme.name, each.roles});
    routing::directory directory(std::move(people), workstreams, settings->routing.roles,
                                 reachable_without_address(*settings), boards, further);
    known_people known{
        std::move(directory), store::absences(db), store::pauses(db), {}, std::move(print)};
    // Half a century of meetings is worked out again only where it may be another.
    known.boards = known_ && settings == settings_ && boards == boards_
                       ? known_->boards
                       : meetings_of_all(boards, *settings);
    boards_ = boards;
    known_ = std::make_shared<const known_people>(std::move(known));
    version_ = version;
    settings_ = settings;
    return known_;
}

} // namespace remembrancer::rounds
