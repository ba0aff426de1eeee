#pragma once

#include "daemon/digest/due_sections.hpp"
#include "daemon/digest/plan_counts.hpp"
#include "daemon/digest/register_sections.hpp"
#include "daemon/digest/week_strip.hpp"
#include "daemon/plan/load.hpp"
#include "daemon/plan/people.hpp"
#include "daemon/plan/time_used.hpp"

#include <set>

namespace remembrancer::digest {

struct named_day {
    std::string name;
    plan::date day{};
};

/// A silence or an acknowledgement in force.
struct held_back {
    std::string what;
    std::string why;
    std::string by;
    plan::date until{};
};

/// What a forward plan says beside what stands in the items.
struct programme_news {
    std::vector<named_day> key_dates;
    std::optional<plan::time_used> time_used;
    std::vector<plan::workstream> workstreams;
    std::vector<plan::cluster> clusters;
    kept_findings contradictions;
    kept_findings missing;
    std::vector<named_day> missed_rounds; ///< by schedule
    std::vector<std::string> dead_messages;
    std::vector<held_back> silences;
};

/// A programme manager's plan for 1, 2 and 8 weeks. It takes one item after another, and keeps only
/// what is shown.
class forward_digest {
public:
    /// All of it must outlive this. `full_week`: as the strip of weeks has it.
    forward_digest(const context& in, const std::vector<score_band>& bands, int full_week);

    void add(const plan::item& item);
    [[nodiscard]] plan::digest finish(const programme_news& news) &&;

private:
    void put_figures(plan::digest& out, const programme_news& news,
                     const std::vector<std::string>& unrated) const;

    const context& in_;
    plan_counts counts_;
    week_strip strip_;
    register_sections registers_;
    due_sections due_;
    rows recast_;
    rows needs_date_;
    rows past_baseline_;
    std::set<std::string> reported_; ///< workstreams with a rated report, folded
};

[[nodiscard]] bool is_rated(plan::rag rating);

/// The workstreams without a rating of their own or of a report; those with one are given folded.
[[nodiscard]] std::vector<std::string> unrated_of(const std::vector<plan::workstream>& all,
                                                  const std::set<std::string>& reported);

/// The countdown to each key date, and the days since those that have passed.
void put_key_dates(plan::digest& out, const std::vector<named_day>& key_dates, const context& in);

} // namespace remembrancer::digest
