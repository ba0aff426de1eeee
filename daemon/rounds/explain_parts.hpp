#pragma once

// For the files of `explain` only.

#include "daemon/rounds/explain.hpp"

#include <map>

namespace remembrancer::rounds {

/// Fills in what became of alerts, and finds each item once.
class explainer {
public:
    explainer(store::session& db, people_cache& people,
              const std::shared_ptr<const snapshot>& settings)
        : db_(db), settings_(settings), known_(people.read(db, settings)) {}

    [[nodiscard]] explained_alert explained(const store::decided_alert& decided);
    [[nodiscard]] std::vector<explained_alert>
    explained(const std::vector<store::decided_alert>& all);
    /// Without its alerts.
    [[nodiscard]] explained_message message(const store::outbox_row& row);
    /// Null for the programme, and for one that is gone.
    [[nodiscard]] const plan::item* item_of(plan::subject subject);

    /// An item's episodes as they stand on a day: those that are open or about to be.
    [[nodiscard]] std::vector<explained_episode>
    standing(const plan::item& item, plan::date day,
             const std::vector<store::ended_episode>& episodes,
             const std::vector<store::decided_alert>& decided);

    /// What pauses kept back of an episode from one day to another.
    [[nodiscard]] std::vector<routing::kept_back>
    kept_back(const plan::item& item, const plan::episode& episode,
              const std::vector<store::decided_alert>& decided, plan::date first, plan::date last);

    [[nodiscard]] const known_people& known() const { return *known_; }
    [[nodiscard]] const snapshot& settings() const { return *settings_; }

private:
    store::session& db_;
    const std::shared_ptr<const snapshot>& settings_;
    std::shared_ptr<const known_people> known_;
    std::map<std::int64_t, std::optional<plan::item>> items_;
};

} // namespace remembrancer::rounds
