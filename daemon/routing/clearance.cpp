#include "daemon/routing/clearance.hpp"

#include "daemon/plan/clearance.hpp"

#include <algorithm>
#include <iterator>

namespace remembrancer::routing {
namespace {

constexpr plan::role officer = plan::role::clearance_officer;

template <class Steps>
bool names_the_role(const Steps& steps) {
    return std::ranges::any_of(steps, [](const auto& each) {
        return std::ranges::find(each.roles, officer) != each.roles.end();
    });
}

} // namespace

clearance_turns turns_of(const plan::finding& finding, const plan::item& item,
                         const ladder& climbed, int working_days, const directory& people) {
    clearance_turns out;
    if (finding.rule != plan::rule::papers_due || working_days == 0 ||
        names_the_role(climbed.steps) || names_the_role(climbed.repeats))
        return out;
    const std::size_t many = item.clearance.size();
    for (std::size_t place = 0; place < many; ++place) {
        std::vector<holder>& at = out[plan::clearance_turn(place, many, working_days)];
        std::ranges::move(people.clearing(item, place), std::back_inserter(at));
    }
    return out;
}

ladder with_turns(ladder climbed, const clearance_turns& turns) {
    for (const auto& [after, who] : turns) {
        const auto at = std::ranges::lower_bound(climbed.steps, after, {}, &step::after);
        if (at != climbed.steps.end() && at->after == after)
            at->roles.push_back(officer);
        else
            climbed.steps.insert(at, step{after, {officer}});
    }
    return climbed;
}

} // namespace remembrancer::routing
