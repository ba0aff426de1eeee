#pragma once

#include "daemon/plan/finding.hpp"
#include "daemon/rules/subject.hpp"

#include <optional>
#include <vector>

namespace remembrancer::rules {

/// Of the rules' meaning. Raise it when a rule changes what it finds: the store compares it with
/// what it last evaluated by, and wakes every subject when it differs.
inline constexpr int rule_set_version = 8;

/// What is true of the subject today, in the order of `plan::rule`; at most one finding a rule. The
/// rules of pressure look at loads and are asked by themselves.
/// Does not allocate when nothing is found.
[[nodiscard]] std::vector<plan::finding> evaluate(const subject& of, const context& in);

/// The earliest day after today on which any rule could say something new, if nothing is edited.
/// What ladders have still to send is another matter: see routing::plan_alerts.
[[nodiscard]] std::optional<plan::date> next_wake(const subject& of, const context& in);

/// What one rule says of a subject.
struct verdict {
    plan::rule rule;
    std::optional<plan::finding> found;    ///< none: it is silent
    std::optional<plan::date> says_new_on; ///< as `next_wake`, of this rule alone
};

/// Every rule's, in the order of `plan::rule`. For people who ask why; a round needs the findings.
[[nodiscard]] std::vector<verdict> verdicts(const subject& of, const context& in);

} // namespace remembrancer::rules
