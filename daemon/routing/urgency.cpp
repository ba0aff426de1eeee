#include "daemon/routing/urgency.hpp"

#include "daemon/routing/routing_settings.hpp"

namespace remembrancer::routing {

bool is_escalation(plan::rule rule, plan::role told_as, int step) {
    // Who clears papers has work to do with them, as the owner has.
    const bool does_the_work =
        told_as == plan::role::owner || told_as == plan::role::clearance_officer;
    return is_lateness(rule) && step != plan::step_over && !does_the_work;
}

bool cannot_wait(plan::rule rule, const plan::alert& alert) {
    return is_escalation(rule, alert.role, alert.step) ||
           (rule == plan::rule::band_worsened && alert.reason == plan::reason::top_band_entered);
}

bool is_immediate(plan::rule rule, plan::reason reason) {
    switch (rule) {
    case plan::rule::rating_worsened:
        return reason == plan::reason::rating_fell || reason == plan::reason::rating_fell_to_red;
    case plan::rule::band_worsened:
        return reason == plan::reason::top_band_entered;
    case plan::rule::fixed_date_moved:
        return reason == plan::reason::fixed_date_changed;
    default:
        return false;
    }
}

} // namespace remembrancer::routing
