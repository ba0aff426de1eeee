#pragma once

#include "daemon/plan/date.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace remembrancer::plan {

/// Stored by number: never renumber, only append.
enum class rule : int {
    due_soon = 1,
    overdue = 2,
    needs_date = 3,
    no_owner = 4,
    no_date = 5,
    unreadable = 6,
    weekly_list = 7, ///< the programme office's plain list
    // What is said of dates.
    slipped = 8,            ///< expected later than promised
    recast = 9,             ///< expected on another day than at the last look
    slipped_in_steps = 10,  ///< many small re-casts
    no_change_request = 11, ///< moved beyond what was promised without one
    due_on_closed_day = 12, ///< on a weekend, a bank holiday or a closure
    unlikely_year = 13,     ///< far from the programme's key dates
    expected_before_promised = 14,
    fixed_date_moved = 15, ///< a date that only an authority may move
    // What is said of the status.
    amber_without_date = 16, ///< late or slipping, and no new date
    completion_undated = 17, ///< complete, and no day on which it was
    complete_not_started = 18,
    red_without_plan = 19,
    rating_worsened = 20,
    rating_unchanged = 21, ///< while the date slips
    // What is missing.
    no_tranche = 22,
    no_mitigation = 23,
    no_review = 24, ///< a risk or issue without a day on which it is looked at again
    // Risks and issues.
    review_overdue = 25,
    band_worsened = 26,
    score_mismatch = 27, ///< not impact times likelihood
    wrong_register = 28, ///< an issue among the risks
    // Silence.
    not_confirmed = 29, ///< nobody has said for long that it stands as written
    // What follows from other items.
    predecessor_late = 30,  ///< what must be there before it is late, or leaves no float
    latest_start = 31,      ///< it takes so long that it must start
    no_milestones = 32,     ///< a product without any
    single_milestone = 33,  ///< a product with its end alone
    predecessor_moved = 48, ///< what must be there before it has another date, which leaves float
    // What boards ask of a decision.
    papers_due = 34,
    notice_missed = 35,   ///< due, or no longer possible
    off_meeting_day = 36, ///< on a day on which its board does not meet
    path_too_short = 37,  ///< an earlier board cannot see it first
    // What is reported each period.
    report_late = 38,          ///< or there is none
    overall_unlike_parts = 39, ///< a rating of the whole that its parts do not bear out
    total_unreconciled = 40,   ///< a measure that is not the sum of its parts
    measure_jump = 41,
    target_missed = 42,
    // What comes back.
    carried_over = 43,     ///< re-cast more often than is usual
    likely_duplicate = 44, ///< two entries of a register that may be one
    // What presses a programme; of loads and of its time, not of items.
    dates_clustered = 45, ///< in a week, or on a day
    peak_month = 46,
    behind_time = 47, ///< less is delivered than time is used
};

/// What a rule's finding is to its reader.
enum class rule_group {
    deadline, ///< a date comes, or was missed
    ahead,    ///< something is to be done before the date of something else
    worsened, ///< something has got worse since the last plan
    question, ///< the plan cannot be acted upon before it is answered
    check,    ///< what the plan says is worth a second look
    list,     ///< the programme office's plain list, and what is told in it alone: of no item
};

[[nodiscard]] rule_group group_of(rule which);

/// Whether the rule asks about the completion itself, so that it is told of an item that is closed.
[[nodiscard]] bool asks_of_completion(rule which);

/// Why a rule holds. Logs, messages, JSON and `explain` all use these names.
/// Stored by number: never renumber, only append.
enum class reason : int {
    due_soon = 1,
    due_today = 2,
    past_effective_date = 3,
    green_but_late = 4,
    forecast_to_be_confirmed = 5,
    forecast_unreadable = 6,
    owner_missing = 7,
    owner_unresolved = 8,
    date_missing = 9,
    date_unreadable = 10,
    value_off_scale = 11,
    weekly = 12,
    slipped_from_baseline = 30,
    moved_later = 31,
    moved_earlier = 32,
    small_slips_add_up = 33,
    change_request_missing = 34,
    falls_on_weekend = 35,
    falls_on_bank_holiday = 36,
    falls_on_closure = 37,
    year_unlikely = 38,
    forecast_before_baseline = 39,
    fixed_date_changed = 40,
    amber_without_new_date = 41,
    completion_date_missing = 42,
    complete_but_not_started = 43,
    plan_missing = 44,
    rating_fell = 45,
    rating_fell_to_red = 46,
    rating_unchanged_while_slipping = 47,
    tranche_missing = 48,
    mitigation_missing = 49,
    review_date_missing = 50,
    review_date_passed = 51,
    band_entered = 52,
    top_band_entered = 53,
    score_not_product = 54,
    issue_among_risks = 55,
    confirmation_stale = 56,
    predecessor_late = 57,
    predecessor_undated = 58,
    predecessor_too_late = 59, ///< lands after the date of what depends on it
    start_due = 60,
    start_missed = 61,
    milestones_missing = 62,
    milestone_single = 63,
    value_unclear = 64, ///< a ref or a length of time that was not understood
    papers_due = 70,
    papers_late = 71,
    notice_due = 72,
    notice_too_late = 73,
    no_meeting_that_day = 74,
    board_cannot_come_first = 75,
    report_late = 76,
    report_missing = 77,
    overall_better_than_parts = 78,
    overall_worse_than_parts = 79,
    total_unreconciled = 80,
    measure_jumped = 81,
    target_missed = 82,
    carried_over = 83,
    likely_duplicate = 84,
    week_over_limit = 86,
    day_over_limit = 87,
    month_over_limit = 88,
    time_ahead_of_delivery = 89,
    predecessor_moved = 90,
    // Why an episode ended; told to those who had heard of its escalation.
    closed = 20,
    recast = 21,
    no_longer_holds = 22,
    complete_but_under_way = 85,
};

[[nodiscard]] std::string_view to_text(rule which);
[[nodiscard]] std::optional<rule> rule_from_text(std::string_view text);
[[nodiscard]] std::string_view to_text(reason why);
[[nodiscard]] std::optional<reason> reason_from_text(std::string_view text);

/// What a rule found true of a subject on a day.
struct finding {
    plan::rule rule = plan::rule::due_soon;
    plan::reason reason = plan::reason::due_soon;
    /// The date that the ladder counts from: due_soon and overdue the effective date, needs_date
    /// the baseline's, papers_due and notice_missed their own last day. None: the ladder counts
    /// from the opening of the episode.
    std::optional<date> anchor;
    /// A new anchor makes a new episode (a reminder before a date belongs to that date alone).
    bool bound_to_anchor = false;
    /// Of a question the field and the text as typed; of a check the facts, as part of a sentence.
    std::string detail;

    friend bool operator==(const finding&, const finding&) = default;
};

} // namespace remembrancer::plan
