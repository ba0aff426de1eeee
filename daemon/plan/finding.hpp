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
};

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
    // Why an episode ended; told to those who had heard of its escalation.
    closed = 20,
    recast = 21,
    no_longer_holds = 22,
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
    /// the baseline's. None: the ladder counts from the opening of the episode.
    std::optional<date> anchor;
    /// A new anchor makes a new episode (a reminder before a date belongs to that date alone).
    bool bound_to_anchor = false;
    std::string detail; ///< for questions: field and text as typed

    friend bool operator==(const finding&, const finding&) = default;
};

} // namespace remembrancer::plan
