#pragma once

#include "daemon/calendar/recurrence_settings.hpp"
#include "daemon/plan/date.hpp"
#include "daemon/plan/digest.hpp"

#include <chrono>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace remembrancer::rounds {

/// The name by which rounds are recorded that are held at once; no schedule may have it.
inline constexpr const char* immediate_schedule = "immediate";

/// A digest that is sent on a schedule of its own.
struct digest_settings {
    plan::digest_kind kind = plan::digest_kind::forward_plan;
    std::string programme;       ///< as items have it
    std::string board;           ///< of a board's plan
    std::string audience;        ///< what these may see alone; empty: everything
    std::vector<std::string> to; ///< contacts; of a `week` empty for whoever owns something
    bool nil_returns = false;    ///< sent even when there is nothing to say

    friend bool operator==(const digest_settings&, const digest_settings&) = default;
};

/// When rounds are held.
struct schedule_settings {
    std::string name = "daily"; ///< unique; stored with each round
    calendar::recurrence_settings when;
    /// A round that could not be held is held late within this time, and recorded as missed after
    /// it. 0 to 168 hours.
    std::chrono::hours catch_up{8};
    std::optional<digest_settings> digest; ///< none: the round looks at the plan and reminds
};

/// Local times between which nothing is sent; `from` after `until` spans midnight.
struct quiet_hours {
    std::chrono::minutes from{0};  ///< since midnight
    std::chrono::minutes until{0}; ///< since midnight

    friend bool operator==(const quiet_hours&, const quiet_hours&) = default;
};

/// When a person hears of what is no escalation.
enum class reminders {
    bundled,   ///< with the round that finds it
    weekly,    ///< once a week
    immediate, ///< when an import brings it
};

/// What one person has set for themselves; everybody else has the defaults.
struct person_settings {
    std::string name;
    std::vector<std::string> channels; ///< first is preferred; empty: the default channel
    std::optional<rounds::quiet_hours> quiet;
    reminders reminded = reminders::bundled;
    /// Monday to Friday; unused unless `weekly`, as the next.
    std::chrono::weekday weekly_on = std::chrono::Monday;
    std::optional<std::chrono::minutes> weekly_at{}; ///< since midnight; none: with the day's round
    /// What they are called on chat channels, by the channel's name.
    std::map<std::string, std::string, std::less<>> handles{};
};

/// A way to reach people.
struct channel_settings {
    std::string name;          ///< as people's settings name it
    std::string destination;   ///< what the dispatcher calls it
    bool needs_address = true; ///< delivers to the contact's mail address
    bool has_handles = false;  ///< knows people by their handles, where they have one
    bool needs_handle = false; ///< and reaches nobody without
};

struct key_date {
    std::string name;
    plan::date day{};

    friend bool operator==(const key_date&, const key_date&) = default;
};

struct programme_settings {
    std::string name = "The programme";
    std::string zone = "Europe/London";
    std::string nation = "england-and-wales";
    std::vector<key_date> key_dates;
    std::optional<plan::date> started; ///< none: its time is not held against what is delivered
};

} // namespace remembrancer::rounds
