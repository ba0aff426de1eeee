#pragma once

#include "daemon/plan/date.hpp"
#include "daemon/plan/finding.hpp"
#include "daemon/rounds/compose.hpp"

#include <string>
#include <vector>

namespace remembrancer::rounds {

/// One line of a simulated message: who is told of what, on which day.
struct told_line {
    plan::date on{};
    std::string person;
    std::string item; ///< `risk 18`
    plan::rule rule = plan::rule::due_soon;

    friend auto operator<=>(const told_line&, const told_line&) = default;
};

/// The lines of the messages that a round of `on` made.
void add_lines(std::vector<told_line>& lines, const composed& made, plan::date on);

enum class change_kind { added, dropped, moved };

struct told_change {
    change_kind kind = change_kind::added;
    told_line line;   ///< of what would be told; of `dropped` what would no longer be
    plan::date was{}; ///< of `moved` only: the day without the change

    friend bool operator==(const told_change&, const told_change&) = default;
};

/// What other settings would change, in order of days. What one person is told of one item by one
/// rule is compared as a whole: a day that both have is no change, and of what is left the earliest
/// has moved to the earliest.
[[nodiscard]] std::vector<told_change> changes_between(const std::vector<told_line>& now,
                                                       const std::vector<told_line>& then);

} // namespace remembrancer::rounds
