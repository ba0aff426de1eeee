#include "daemon/rules/evaluate.hpp"

#include "daemon/rules/due_soon.hpp"
#include "daemon/rules/needs_date.hpp"
#include "daemon/rules/no_date.hpp"
#include "daemon/rules/no_owner.hpp"
#include "daemon/rules/overdue.hpp"
#include "daemon/rules/unreadable.hpp"

#include <array>
#include <utility>

namespace remembrancer::rules {
namespace {

struct rule_functions {
    std::optional<plan::finding> (*find)(const subject&, const context&);
    std::optional<plan::date> (*next_wake)(const subject&, const context&);
};

constexpr std::array<rule_functions, 6> every_rule{{
    {due_soon::find, due_soon::next_wake},
    {overdue::find, overdue::next_wake},
    {needs_date::find, needs_date::next_wake},
    {no_owner::find, no_owner::next_wake},
    {no_date::find, no_date::next_wake},
    {unreadable::find, unreadable::next_wake},
}};

} // namespace

std::vector<plan::finding> evaluate(const subject& of, const context& in) {
    std::vector<plan::finding> findings;
    for (const rule_functions& rule : every_rule) {
        if (auto found = rule.find(of, in))
            findings.push_back(std::move(*found));
    }
    return findings;
}

std::optional<plan::date> next_wake(const subject& of, const context& in) {
    std::optional<plan::date> earliest;
    for (const rule_functions& rule : every_rule) {
        const auto wake = rule.next_wake(of, in);
        if (wake && (!earliest || *wake < *earliest))
            earliest = wake;
    }
    return earliest;
}

} // namespace remembrancer::rules
