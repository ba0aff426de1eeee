#pragma once

#include "daemon/plan/item.hpp"
#include "daemon/plan/load.hpp"
#include "daemon/plan/pause.hpp"
#include "daemon/plan/people.hpp"

#include <optional>
#include <span>
#include <string>

namespace remembrancer::routing {

/// An alert that a pause may hold back.
struct paused_alert {
    const plan::item& item;
    plan::rule rule;
    plan::role role;
    const std::string& principal;
    bool is_late = false; ///< on that day: see `is_late_on`
};

/// Whether the pause may hold back anything of the item, on its days.
[[nodiscard]] bool concerns(const plan::pause& each, const plan::item& item);

/// The pause that holds the alert back on a day; null when none does. An acknowledgement comes
/// before a silence: what somebody has taken on is not hidden.
[[nodiscard]] const plan::pause* pause_of(std::span<const plan::pause> all, const paused_alert& of,
                                          plan::date day);

/// The silence that keeps from its reader, on a day, what a rule says of a load; null when none
/// does. With a person it is about what they are told and, where it names the rule, about their own
/// dates.
[[nodiscard]] const plan::pause* silence_of(std::span<const plan::pause> all, const plan::load& of,
                                            plan::rule rule, const std::string& reader,
                                            plan::date day);

/// Whether it is a silence that hides an escalation.
[[nodiscard]] bool goes_to_office(const plan::pause& by, const paused_alert& of);

/// `The sponsor is silenced until 14 December 2018 by the programme manager: moving house`.
[[nodiscard]] std::string why_silent(const plan::pause& by, const std::string& principal);

/// The first day after `day` on which a pause that may concern the item is over.
[[nodiscard]] std::optional<plan::date> next_end_of_pause(std::span<const plan::pause> all,
                                                          const plan::item& item, plan::rule rule,
                                                          plan::date day);

} // namespace remembrancer::routing
