#pragma once

#include "daemon/rounds/compose.hpp"
#include "daemon/rounds/known_people.hpp"
#include "daemon/rounds/snapshot.hpp"
#include "daemon/store/session.hpp"

#include <memory>
#include <set>
#include <string>

namespace remembrancer::simulation {

/// A line of a message that was sent.
struct sent_line {
    plan::alert_id alert; ///< several of one episode may share a line: the one that it names
    std::string message;  ///< its key
    std::string recipient;
    base::instant made; ///< the message, by its round
    plan::rule rule = plan::rule::due_soon;
    int episode = 1;
    int step = 0;

    friend auto operator<=>(const sent_line&, const sent_line&) = default;
};

void add_lines(std::set<sent_line>& log, const rounds::composed_message& composed,
               base::instant made);

/// Holds `explain` of every item against all that was sent: what it calls told was, what was sent
/// it calls told, and of whatever nobody heard it says why. What is wrong; empty when nothing is.
[[nodiscard]] std::string explain_disagrees(store::session& db, rounds::people_cache& people,
                                            const std::shared_ptr<const rounds::snapshot>& settings,
                                            const std::set<sent_line>& log, plan::date today);

} // namespace remembrancer::simulation
