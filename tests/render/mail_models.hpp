#pragma once

#include "daemon/plan/message.hpp"

#include <string>
#include <vector>

namespace remembrancer::tests {

/// Wednesday 5 December 2018, on which all the models stand.
[[nodiscard]] plan::date model_day();

[[nodiscard]] plan::plan_date on_day(int year, unsigned month, unsigned day);
[[nodiscard]] plan::plan_date in_window(std::string text, plan::precision how, plan::date from,
                                        plan::date by);
[[nodiscard]] plan::plan_date to_be_confirmed();

/// An owner's milestone, due in two working days.
[[nodiscard]] plan::message_item a_due_item();

/// An owner's milestone, 35 days and 25 working days late, that shows green.
[[nodiscard]] plan::message_item a_green_but_late_item();

/// A sponsor's milestone, red and five working days late.
[[nodiscard]] plan::message_item an_escalated_item();

/// Nothing in it but reader, programme and dates.
[[nodiscard]] plan::message a_message();

struct named_model {
    std::string name;
    plan::message model;
};

/// One for each kind of line that a message can hold. The golden files show them.
[[nodiscard]] std::vector<named_model> mail_models();

} // namespace remembrancer::tests
