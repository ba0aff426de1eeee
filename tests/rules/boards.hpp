#pragma once

#include "tests/rules/asking.hpp"
#include "tests/support/builders.hpp"

#include "daemon/calendar/board_meetings.hpp"
#include "daemon/plan/finding.hpp"

#include <deque>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include <doctest/doctest.h>

namespace remembrancer::test {

/// That meets every second Wednesday from 5 December 2018, and asks for papers 5 working days
/// before.
[[nodiscard]] inline plan::board programme_board() {
    return {"Programme Board", {"CL"}, "fortnightly from 5 December 2018", 5, false, 0};
}

/// That meets every second Wednesday from 12 December 2018, but not on Boxing Day.
[[nodiscard]] inline plan::board executive(int notice_clear_days = 0) {
    return {"Executive", {"CL"}, "fortnightly from 12 December 2018", 5, false, notice_clear_days};
}

/// A decision on its way through boards, asked about on one day after another.
struct asking_boards {
    asking_boards(plan::item item, const std::vector<plan::board>& path)
        : ask(asking_about(std::move(item))) {
        for (const plan::board& board : path)
            on_the_way.push_back(calendar::meetings_of(board, ask.calendar));
        for (const calendar::board_meetings& board : on_the_way)
            ask.path.push_back(&board);
    }
    asking_boards(const asking_boards&) = delete;
    asking_boards& operator=(const asking_boards&) = delete;

    asking ask;
    std::deque<calendar::board_meetings> on_the_way; ///< never moved: `ask` points into it
};

/// A row of a rule's table: what it says of a decision on a day.
struct decision_row {
    const char* name;
    plan::item item;
    std::vector<plan::board> path;
    plan::date today;
    std::optional<plan::reason> expected;
    std::string detail{};
    std::optional<plan::date> anchor{};
    bool bound_to_anchor = false;
};

using find_function = std::optional<plan::finding> (*)(const rules::subject&,
                                                       const rules::context&);

/// How many rows it has checked: all of them.
inline std::size_t check_decisions(plan::rule rule, find_function find,
                                   std::span<const decision_row> rows) {
    std::size_t checked = 0;
    for (const decision_row& r : rows) {
        CAPTURE(r.name);
        ++checked;
        const asking_boards of{r.item, r.path};
        const auto found = find(of.ask.subject(), of.ask.on(r.today));
        REQUIRE(found.has_value() == r.expected.has_value());
        if (!found)
            continue;
        CHECK(found->rule == rule);
        CHECK(found->reason == *r.expected);
        CHECK(found->detail == r.detail);
        CHECK(found->anchor == r.anchor);
        CHECK(found->bound_to_anchor == r.bound_to_anchor);
    }
    return checked;
}

} // namespace remembrancer::test
