#pragma once

#include "daemon/rounds/round.hpp"
#include "tests/support/demo_plan.hpp"

#include <functional>
#include <map>
#include <string>
#include <vector>

namespace remembrancer::tests {

/// The days of the real plan: from the state in which it is imported to its vesting day.
inline const plan::date first_day = test::day("2018-12-05");
inline const plan::date last_day = test::day("2019-04-01");

/// The daily round of each working day, with the plan as it is after `before`.
void hold_rounds(
    test::demo_plan& plan, const std::function<void(plan::date today)>& before,
    const std::function<void(const rounds::composed_message&, plan::date today)>& tell);

/// How many messages each person got in each of the weeks.
class messages_by_week {
public:
    void add(const std::string& person, plan::date day);

    [[nodiscard]] const std::map<std::string, std::vector<int>>& people() const { return counts_; }

    /// A line a person: messages week by week, and in all.
    [[nodiscard]] std::string table() const;

private:
    std::map<std::string, std::vector<int>> counts_;
};

} // namespace remembrancer::tests
