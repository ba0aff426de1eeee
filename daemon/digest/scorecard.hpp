#pragma once

#include "daemon/digest/forward_digest.hpp"

#include <map>

namespace remembrancer::digest {

/// Last period against this, by workstream and dimension; milestones and products by tranche and
/// state. It takes one item after another.
class scorecard {
public:
    explicit scorecard(const context& in); ///< which must outlive it

    void add(const plan::item& item);
    /// The workstreams say how those stand that no report is about.
    [[nodiscard]] plan::digest finish(const std::vector<plan::workstream>& workstreams,
                                      const std::vector<named_day>& key_dates,
                                      const std::optional<plan::time_used>& used) &&;

private:
    struct states {
        int complete = 0, on_track = 0, at_risk = 0, off_track = 0, no_status = 0, undated = 0;
        [[nodiscard]] int all() const;
    };
    using by_tranche = std::map<std::string, states>; ///< what belongs to none: empty

    void count(by_tranche& into, const plan::item& item) const;
    void add_report(const plan::item& report);
    static void put_states(const by_tranche& from, plan::digest_part part, plan::digest& out);

    const context& in_;
    by_tranche milestones_;
    by_tranche products_;
    rows ratings_;
    rows dimensions_;
    std::set<std::string> reported_; ///< workstreams with a rated report, folded
    std::set<std::string> shown_;    ///< those with a report
};

} // namespace remembrancer::digest
