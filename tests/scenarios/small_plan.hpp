#pragma once

#include "tests/scenarios/workplace.hpp"

#include <set>
#include <string>
#include <vector>

namespace remembrancer::tests {

inline constexpr int step_over = 1'000'000; ///< as the README of the daemon has it

/// One alert of a send log.
struct told_alert {
    std::string person;
    std::string title;
    std::string rule;
    int step = 0;
};

/// A plan of a few rows in one workstream, in the place of the demonstration's, and a mail channel
/// that a test can break and mend.
class small_plan : public workplace {
public:
    small_plan();

    /// Imports milestones: lines of workstream, milestone, RAG, due date, target date, owner.
    void import(const std::string& milestones, const std::string& as_of) const;

    /// From now on every delivery is put off.
    void break_channel() const;
    void mend_channel() const;

    /// The alerts of the messages that rounds made between two local times.
    [[nodiscard]] std::vector<told_alert> hold(const std::string& from,
                                               const std::string& until) const;
    /// The newest message to a person, as text; a person without one fails the test.
    [[nodiscard]] std::string newest_to(const std::string& person) const;
};

/// Who is told of the item itself, not of its end.
[[nodiscard]] std::set<std::string> told_of(const std::vector<told_alert>& alerts,
                                            const std::string& title);
/// Who is told that it is over.
[[nodiscard]] std::set<std::string> told_over(const std::vector<told_alert>& alerts,
                                              const std::string& title);

} // namespace remembrancer::tests
