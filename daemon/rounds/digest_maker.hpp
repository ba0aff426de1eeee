#pragma once

#include "daemon/digest/forward_digest.hpp"
#include "daemon/digest/scorecard.hpp"
#include "daemon/plan/digest.hpp"
#include "daemon/rounds/scope.hpp"
#include "daemon/rounds/surroundings.hpp"

#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace remembrancer::rounds {

/// How many items are looked at before the database serves others.
inline constexpr int items_in_stretch = 200;

/// Makes one digest of the plan as it stands on the scope's day, a stretch of items at a time: the
/// database serves others in between. Any thread, one at a time.
class digest_maker {
public:
    /// `whose` is the contact of a `week`; unused for the others.
    digest_maker(std::shared_ptr<const scope> in, digest_settings wanted, std::string whose = {});
    digest_maker(const digest_maker&) = delete;
    digest_maker& operator=(const digest_maker&) = delete;

    /// Looks at the next stretch of items; whether there is more.
    [[nodiscard]] bool look(store::session& db);
    /// Looks at these alone.
    void look_at(store::session& db, std::vector<plan::item> items);
    /// Once, after the last stretch. Without sections where there is nothing to say.
    [[nodiscard]] plan::digest finish(store::session& db);

private:
    void add(plan::item item, const surroundings& around);
    [[nodiscard]] bool is_ours(const plan::item& item) const;
    [[nodiscard]] bool is_owned(const plan::item& item) const;
    [[nodiscard]] std::string owners_of(const plan::item& item) const;
    [[nodiscard]] std::vector<plan::finding>
    findings_for_audience(const plan::item& item, const surroundings& around) const;
    [[nodiscard]] std::string place_of(const plan::item& item) const;
    /// Those that are still in the plan.
    [[nodiscard]] std::vector<plan::workstream> workstreams(store::session& db) const;
    [[nodiscard]] calendar::board_meetings board() const;
    void add_news(store::session& db);
    void add_housekeeping(store::session& db);
    void add_silences(store::session& db);
    [[nodiscard]] std::optional<plan::time_used> progress(store::session& db) const;

    std::shared_ptr<const scope> in_;
    digest_settings wanted_;
    std::string whose_;
    judged_by by_;
    digest::context about_;
    std::vector<digest::score_band> bands_;
    std::vector<digest::named_day> key_dates_;
    plan::item_id after_;

    // What is made, by its kind.
    digest::forward_digest forward_;
    digest::programme_news news_;
    digest::scorecard scorecard_;
    std::vector<plan::item> kept_; ///< of a week, a board, the measures
    digest::kept_findings to_answer_;
    std::set<std::string> seen_workstreams_; ///< by an audience, folded
};

/// Whether a person's week has anything of an open item that is theirs.
[[nodiscard]] bool belongs_in_week(const plan::item& item,
                                   const std::vector<plan::finding>& findings, plan::date today);

/// The same at once: reads every item.
[[nodiscard]] plan::digest make_digest(store::session& db, std::shared_ptr<const scope> in,
                                       const digest_settings& wanted, const std::string& whose);

} // namespace remembrancer::rounds
