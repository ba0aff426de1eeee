#pragma once

#include "daemon/rounds/round.hpp"
#include "daemon/rounds/snapshot.hpp"
#include "daemon/settings/load.hpp"
#include "daemon/store/session.hpp"
#include "tests/simulation/explained_message.hpp"
#include "tests/simulation/explained_year.hpp"
#include "tests/simulation/oracle.hpp"
#include "tests/simulation/programmes.hpp"
#include "tests/support/temporary_folder.hpp"

#include <memory>
#include <optional>
#include <set>
#include <vector>

namespace remembrancer::simulation {

/// A message as far as the year looks at it.
struct sent_message {
    std::string recipient;
    std::vector<oracle::told> lines;
    oracle::minute due = 0; ///< the earliest time at which it may leave
    bool has_list = false;  ///< the office's, of which the oracle knows nothing
};

struct held_round {
    oracle::minute scheduled = 0;
    std::vector<sent_message> messages;
};

/// The daemon's own import, due rounds and rounds on a store in memory; nothing is dispatched,
/// everything counts as accepted at once.
class daemon_year {
public:
    daemon_year(const setup& of, oracle::minute start);

    void import(oracle::day as_of, const std::set<oracle::kind>& kinds,
                const std::vector<oracle::row>& rows);
    /// The newest table of contacts.
    void import(oracle::day as_of, const std::vector<oracle::contact>& contacts);
    void away(const oracle::absence& when);
    void pause(const oracle::pause& made);
    /// Ends what was paused at that place among all, after its day `last`.
    void end_pause(std::size_t place, oracle::day last);
    /// What the daemon does when it looks at the clock.
    [[nodiscard]] std::optional<held_round> tick(oracle::minute now);
    /// The same after an import, on a working day; none when nothing has changed.
    [[nodiscard]] std::optional<held_round> tick_after_import(oracle::minute now);
    /// Where `explain` and what was sent disagree; empty where they do not.
    [[nodiscard]] std::string explain_disagrees(oracle::day today);
    /// The same of what pauses hold back on the day of a round, right after it.
    [[nodiscard]] std::string pauses_disagree(const oracle::oracle& expected, oracle::day today,
                                              std::size_t turn);
    /// The same of what somebody got and was spared in the week so far.
    [[nodiscard]] std::string week_disagrees(const oracle::oracle& expected,
                                             const std::string& person, oracle::day today);

private:
    [[nodiscard]] held_round hold(const store::round_row& row);
    void import_files(oracle::day as_of, const std::vector<std::string>& names);

    test::temporary_folder folder_;
    std::string first_programme_;
    settings::settings all_settings_;
    std::shared_ptr<const rounds::snapshot> settings_;
    store::session db_ = store::session::in_memory();
    rounds::people_cache people_;
    base::instant last_;
    std::set<sent_line> sent_;
    made_messages made_;
    std::vector<std::int64_t> pauses_; ///< the numbers of all that were ever made
};

} // namespace remembrancer::simulation
