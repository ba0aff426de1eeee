#pragma once

#include "daemon/plan/date.hpp"

#include <string>
#include <vector>

namespace remembrancer::rules {

/// A date that the whole programme works towards.
struct key_date {
    std::string name;
    plan::date day{};

    friend bool operator==(const key_date&, const key_date&) = default;
};

/// From its lowest score up to the next band's.
struct risk_band {
    std::string name;
    int lowest = 1;
    bool is_top = false; ///< what scores in it is as bad as red

    friend bool operator==(const risk_band&, const risk_band&) = default;
};

/// How many exact dates in one week or on one day, and how many last days in one month, are too
/// many; 0 for any number is fine, at most 1,000,000.
struct cluster_limits {
    int programme = 8;
    int workstream = 4;
    int owner = 4;
    int programme_day = 0;
    int workstream_day = 0;
    int owner_day = 0;
    int month = 20; ///< of the programme, if it is a peak as well

    friend bool operator==(const cluster_limits&, const cluster_limits&) = default;
};

struct rules_settings {
    /// Working days before the effective date from which `due_soon` holds; 0 to 250. It is the
    /// furthest offset of the `due_soon` ladder: a smaller one would cut that ladder short.
    int due_soon_working_days = 10;
    /// Working days before its latest start from which `latest_start` holds; 0 to 250. The furthest
    /// offset of that ladder, the same.
    int start_soon_working_days = 10;
    /// The same of `papers_due` before the papers' last day, and of `notice_missed` before the last
    /// day of notice; 0 to 250, the furthest offsets of their ladders.
    int papers_due_working_days = 5;
    int notice_due_working_days = 10;
    /// Working days that each in a decision's chain of clearance has before it is the next one's
    /// turn; 0 to 50, 0 when they are told by the ladder alone.
    int clearance_working_days = 2;
    /// Working days by which an item must be expected later than promised to have slipped; 1 to
    /// 250.
    int slip_working_days = 1;
    /// Working days for which a change is news, after the day of the plan that brought it; 1 to
    /// 250. With 10 a message that is held back until the first working day of a week still finds
    /// what came with a plan of the week before.
    int news_working_days = 10;
    /// Days that several re-casts must add up to before somebody hears of their sum; 1 to 3650.
    int steps_add_up_days = 20;
    /// How often an item must have been re-cast before it counts as carried over; 0 to 100, 0 for
    /// never.
    int carried_over_times = 3;
    /// Whether the plan refers to change requests: most have no column for them.
    bool change_requests = false;
    /// Whether the plan says when an item was completed: most have no column for it.
    bool completion_dates = false;
    /// Whether the plan says of what is red, and stands in no register, what is done about it: most
    /// have no column for it.
    bool recovery_plans = false;
    /// Days after the last key date from which on a year is doubted; 1 to 36500. More than half a
    /// year, so that a date just after it is not.
    int far_from_key_date_days = 200;
    /// Days before the first key date, the same: a programme prepares for longer than it winds
    /// down.
    int far_before_key_date_days = 730;
    std::vector<rules::key_date> key_dates; ///< without any no year is doubted
    /// Whether every milestone and product is to belong to a tranche. Programmes without tranches
    /// are many.
    bool tranches = false;
    /// Days after which a risk or issue that has no date of its own is to be looked at again, from
    /// when it last was; 0 to 1000, 0 for never.
    int review_after_days = 28;
    /// Of scores, in order of their lowest. The defaults are those of a 5 by 5 matrix.
    std::vector<risk_band> bands{{"Green", 1, false}, {"Amber", 6, false}, {"Red", 15, true}};
    /// Days before its effective date from which an item's owner may be asked whether it stands; 1
    /// to 1000.
    int confirm_within_days = 60;
    /// Working days after which what was said of an item is stale; 0 to 250, 0 for never: most
    /// plans have nowhere to write the answer.
    int confirm_after_working_days = 0;
    /// Days after which the next status report is due where the plan does not say how often; 0 to
    /// 1000, 0 for never: most plans report in meetings of their own.
    int report_every_days = 0;
    /// By how much of what it was a measure must rise or fall to be said, in percent; 1 to
    /// 1,000,000.
    int jump_percent = 50;
    cluster_limits clusters{};

    friend bool operator==(const rules_settings&, const rules_settings&) = default;
};

} // namespace remembrancer::rules
