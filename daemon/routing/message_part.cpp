#include "daemon/routing/message_part.hpp"

#include "daemon/routing/urgency.hpp"

namespace remembrancer::routing {

message_part part_of(plan::rule rule, plan::role told_as, int step, plan::reason reason) {
    if (step == plan::step_over)
        return message_part::over;
    if (is_escalation(rule, reason, told_as, step))
        return message_part::escalated;
    switch (rule) {
    case plan::rule::overdue:
    case plan::rule::report_late:
        return message_part::overdue;
    case plan::rule::needs_date:
        return message_part::needs_date;
    case plan::rule::due_soon:
        return reason == plan::reason::due_today ? message_part::due_today : message_part::due_soon;
    default:
        break;
    }
    switch (plan::group_of(rule)) {
    case plan::rule_group::ahead:
        return message_part::ahead;
    case plan::rule_group::worsened:
        return message_part::worsened;
    case plan::rule_group::deadline:
    case plan::rule_group::check:
        return message_part::check;
    default:
        return message_part::question;
    }
}

} // namespace remembrancer::routing
