#include "daemon/routing/urgency.hpp"

#include "daemon/routing/routing_settings.hpp"

namespace remembrancer::routing {
namespace {

bool is_before_last_day(plan::reason why) {
    return why == plan::reason::papers_due || why == plan::reason::notice_due;
}

} // namespace

bool does_the_work(plan::role told_as) {
    return told_as == plan::role::owner || told_as == plan::role::clearance_officer;
}

bool is_late_on(const plan::finding& of, plan::date day) {
    return is_lateness(of.rule) && (!of.anchor || *of.anchor < day);
}

bool is_escalation(plan::rule rule, plan::reason why, plan::role told_as, int step) {
    return is_lateness(rule) && !is_before_last_day(why) && step != plan::step_over &&
           !does_the_work(told_as);
}

bool cannot_wait(plan::rule rule, const plan::alert& alert) {
    return is_escalation(rule, alert.reason, alert.role, alert.step) ||
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
