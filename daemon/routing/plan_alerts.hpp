#pragma once

#include "daemon/plan/alert.hpp"
#include "daemon/plan/item.hpp"
#include "daemon/plan/message.hpp"
#include "daemon/plan/pause.hpp"
#include "daemon/routing/routing_settings.hpp"

#include <optional>
#include <span>
#include <vector>

namespace remembrancer::calendar {
class working_calendar;
}

namespace remembrancer::routing {

class directory;

/// What routing may know. Everything must outlive it.
struct routing_context {
    plan::date today;
    const directory& people;
    const routing::ladders& ladders;
    const calendar::working_calendar& calendar;
    std::span<const plan::absence> absences;
    std::span<const plan::pause> pauses;
};

struct planned {
    /// Not stored yet: one for each person of each step reached, with what becomes of it.
    std::vector<plan::alert> alerts;
    /// The first day after today on which a step or a repeat is reached, if nothing is edited.
    /// Until then, asking again gives no alerts.
    std::optional<plan::date> next_on;

    friend bool operator==(const planned&, const planned&) = default;
};

/// Who hears today of an open episode whose rule still holds.
///
/// A step is reached on its day or after it. The furthest step reached is sent; of those passed at
/// the same time the people are told with it when they have not heard of this episode yet, and
/// the steps are recorded as passed. Nobody is told twice a day. Of a missed repeat nothing is
/// recorded: the next one says the same. A vanished item gets nothing, and a
/// closed one only what asks of its completion. Who is paused is
/// passed over, and hears when the pause is over; of an escalation that a silence hides the
/// programme office hears instead.
///
/// `so_far`: every alert of this episode that is stored.
[[nodiscard]] planned plan_alerts(const plan::episode& episode, const plan::finding& finding,
                                  const plan::item& item, std::span<const plan::alert> so_far,
                                  const routing_context& in);

/// Who is told next after today, and when, if nothing changes. `so_far` holds today's alerts too.
[[nodiscard]] std::optional<plan::next_hearing>
next_hearing(const plan::episode& episode, const plan::finding& finding, const plan::item& item,
             std::span<const plan::alert> so_far, const routing_context& in);

} // namespace remembrancer::routing
