#pragma once

#include "daemon/routing/plan_alerts.hpp"
#include "tests/routing/programme.hpp"

#include <optional>
#include <string>
#include <vector>

namespace remembrancer::test {

using strings = std::vector<std::string>;

// A Friday: Monday 3 December is one working day after it, Friday 14 December ten.
inline constexpr plan::date due = std::chrono::year(2018) / 11 / 30;

/// One episode on its way through the days: remembers what was planned.
struct story {
    programme with;
    plan::item item;
    plan::finding finding{plan::rule::overdue, plan::reason::past_effective_date, due, false, {}};
    plan::episode episode{{7}, plan::rule::overdue, {}, 1, due + std::chrono::days(1), {}, due, {}};
    std::vector<plan::alert> so_far;

    explicit story(plan::item of) : item(std::move(of)) {}

    routing::planned at(plan::date day) {
        auto planned = routing::plan_alerts(episode, finding, item, so_far, with.on(day));
        so_far.insert(so_far.end(), planned.alerts.begin(), planned.alerts.end());
        return planned;
    }
    std::optional<plan::next_hearing> next_after(plan::date day) const {
        return routing::next_hearing(episode, finding, item, so_far, with.on(day));
    }
    strings told_on(plan::date day) { return told(at(day).alerts); }
};

[[nodiscard]] inline plan::item late_risk() {
    return a_risk().numbered(18).in("WS1 Legal and Democratic").owned_by("CL").baseline(due);
}

} // namespace remembrancer::test
