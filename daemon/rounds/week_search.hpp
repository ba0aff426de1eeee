#pragma once

#include "daemon/rounds/scope.hpp"
#include "daemon/rounds/surroundings.hpp"

#include <map>
#include <memory>
#include <string>
#include <unordered_map>
#include <vector>

namespace remembrancer::rounds {

/// Looks for what may belong in whose week. What is late or comes up is found by its day, what
/// needs an answer by its open episode; what is due to be looked at may have something new. Where
/// scheduled rounds have not looked at the plan by these settings, every item is judged. Any
/// thread, one at a time.
class week_search {
public:
    explicit week_search(std::shared_ptr<const scope> in) : in_(std::move(in)) {}

    /// Looks at the next stretch; whether there is more.
    [[nodiscard]] bool look(store::session& db);

    /// By owner, each item once, by id: all that belongs in their week, and what of it no longer
    /// does, though its episode is open. After the last stretch.
    [[nodiscard]] std::map<std::string, std::vector<plan::item_id>> found() &&;

private:
    enum class phase { begin, by_day, by_episode, woken, candidates, everything, done };

    [[nodiscard]] phase begin(store::session& db) const;
    [[nodiscard]] phase look_by_day(store::session& db);
    [[nodiscard]] phase look_by_episode(store::session& db);
    [[nodiscard]] phase look_for_woken(store::session& db);
    [[nodiscard]] phase look_at_candidates(store::session& db);
    [[nodiscard]] phase look_at_all(store::session& db);
    void judge(store::session& db, const std::vector<plan::item>& items);
    void add(const plan::item& item);

    std::shared_ptr<const scope> in_;
    phase next_ = phase::begin;
    std::optional<plan::date> day_; ///< that is looked at, or was looked at last
    bool is_day_done_ = true;
    plan::item_id after_;
    std::vector<plan::item_id> candidates_; ///< to be judged
    std::size_t judged_ = 0;
    std::unordered_map<std::string, std::vector<plan::item_id>> by_owner_;
};

} // namespace remembrancer::rounds
