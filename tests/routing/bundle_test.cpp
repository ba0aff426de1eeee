#include "daemon/routing/bundle.hpp"

#include <doctest/doctest.h>

#include <algorithm>

using namespace remembrancer;
using namespace std::chrono_literals;
using plan::date;
using plan::reason;
using plan::role;
using plan::rule;
using routing::bundled_line;
using routing::to_tell;

namespace {

std::vector<std::size_t> order(const std::vector<bundled_line>& lines) {
    std::vector<std::size_t> out;
    for (const bundled_line& each : lines)
        out.push_back(each.alert);
    return out;
}

to_tell line(std::int64_t episode, rule of, role told_as, std::optional<date> anchor = {},
             int step = 1) {
    to_tell out;
    out.episode = {episode};
    out.step = step;
    out.rule = of;
    out.told_as = told_as;
    out.decided = {3};
    out.anchor = anchor;
    return out;
}

using places = std::vector<std::size_t>;

} // namespace

TEST_CASE("a message puts escalations first and what is over last") {
    std::vector<to_tell> alerts{
        line(1, rule::overdue, role::sponsor, date(2018y / 11 / 1), plan::step_over),
        line(2, rule::unreadable, role::programme_office),
        line(3, rule::due_soon, role::owner, date(2018y / 12 / 19), -10),
        line(4, rule::due_soon, role::owner, date(2018y / 12 / 12), -5),
        line(5, rule::due_soon, role::owner, date(2018y / 12 / 5), 0),
        line(6, rule::needs_date, role::owner, date(2018y / 10 / 1)),
        line(7, rule::overdue, role::owner, date(2018y / 11 / 30)),
        line(8, rule::overdue, role::owner, date(2018y / 10 / 31)),
        line(9, rule::needs_date, role::sponsor, date(2018y / 11 / 30), 5),
        line(10, rule::overdue, role::sponsor, date(2018y / 11 / 20), 5),
    };
    alerts[4].reason = reason::due_today;
    const auto message = routing::bundle(alerts, {});
    CHECK(order(message.lines) == places{9, 8, 7, 6, 5, 4, 3, 2, 1, 0});
    CHECK(message.left.empty());
    CHECK(message.kind == plan::message_kind::escalation);
    std::ranges::reverse(alerts);
    CHECK(order(routing::bundle(alerts, {}).lines) == places{0, 1, 2, 3, 4, 5, 6, 7, 8, 9});
}

TEST_CASE("a message is an escalation when lateness has climbed to its reader") {
    struct row {
        const char* name;
        to_tell alert;
        plan::message_kind expected;
    };
    const auto escalation = plan::message_kind::escalation;
    const auto reminder = plan::message_kind::reminder;
    const row rows[] = {
        {"overdue to the sponsor", line(1, rule::overdue, role::sponsor), escalation},
        {"needs a date, to the manager", line(1, rule::needs_date, role::project_manager),
         escalation},
        {"overdue to the owner", line(1, rule::overdue, role::owner), reminder},
        {"a question to the manager", line(1, rule::no_owner, role::project_manager), reminder},
        {"it is over", line(1, rule::overdue, role::sponsor, {}, plan::step_over), reminder},
    };
    for (const row& r : rows) {
        CAPTURE(r.name);
        CHECK(routing::bundle(std::vector{r.alert}, {}).kind == r.expected);
    }
    CHECK(routing::bundle({}, {}) == routing::bundled{});
}

TEST_CASE("one episode is one line for its reader, in their own right first") {
    std::vector<to_tell> alerts{
        line(1, rule::overdue, role::sponsor, date(2018y / 11 / 30), 5),
        line(2, rule::overdue, role::owner, date(2018y / 10 / 1)),
        line(1, rule::overdue, role::owner, date(2018y / 11 / 30), 5),
        line(1, rule::overdue, role::programme_office, date(2018y / 11 / 30), 5),
    };
    alerts[0].stands_in = true;
    alerts[3].stands_in = true;
    const auto message = routing::bundle(alerts, {});
    REQUIRE(message.lines.size() == 2);
    CHECK(message.lines[0] == bundled_line{2, {0, 3}});
    CHECK(message.lines[1] == bundled_line{1, {}});
    CHECK(message.kind == plan::message_kind::escalation);
}

TEST_CASE("a step that waited is told as the step that has been reached since") {
    const auto due = date(2018y / 11 / 30);
    const std::vector<to_tell> alerts{
        line(1, rule::overdue, role::owner, due, 1),
        line(1, rule::overdue, role::owner, due, 5),
        line(2, rule::due_soon, role::owner, date(2018y / 12 / 14), -10),
        line(2, rule::due_soon, role::owner, date(2018y / 12 / 14), -5),
    };
    const auto message = routing::bundle(alerts, {});
    CHECK(message.lines == std::vector<bundled_line>{{1, {0}}, {3, {2}}});
}

TEST_CASE("what has no room waits for the next message, and then goes in first") {
    std::vector<to_tell> alerts;
    for (int i = 0; i < 5; ++i)
        alerts.push_back(line(i + 1, rule::overdue, role::owner, date(2018y / 11 / (i + 1))));
    alerts[4].decided = {1};
    const auto message = routing::bundle(alerts, {3});
    CHECK(order(message.lines) == places{0, 1, 4});
    CHECK(order(message.left) == places{2, 3});
    CHECK(order(routing::bundle(alerts, {0}).lines) == places{4});
    CHECK(routing::bundle(alerts, {5}).left.empty());
}

TEST_CASE("what has waited longest goes in first, so that nothing waits for ever") {
    std::vector<to_tell> alerts;
    for (int i = 0; i < 5; ++i)
        alerts.push_back(line(i + 1, rule::overdue, role::owner, date(2018y / 11 / (i + 1))));
    alerts[3].decided = {2};
    alerts[4].decided = {1};
    CHECK(order(routing::bundle(alerts, {1}).lines) == places{4});
    CHECK(order(routing::bundle(alerts, {2}).lines) == places{3, 4});
    CHECK(order(routing::bundle(alerts, {3}).lines) == places{0, 3, 4});
    // An alert that has joined since does not make its episode younger.
    alerts.push_back(line(5, rule::overdue, role::owner, date(2018y / 11 / 5), 5));
    CHECK(order(routing::bundle(alerts, {1}).lines) == places{5});
}

TEST_CASE("a line that waits does not make its message an escalation") {
    std::vector<to_tell> alerts{line(1, rule::overdue, role::sponsor, date(2018y / 11 / 1)),
                                line(2, rule::unreadable, role::programme_office)};
    alerts[1].decided = {1};
    CHECK(routing::bundle(alerts, {1}).kind == plan::message_kind::reminder);
}

TEST_CASE("the order does not depend on the order in which alerts were found") {
    std::vector<to_tell> alerts;
    for (int i = 0; i < 4; ++i) {
        alerts.push_back(line(i + 1, rule::no_owner, role::programme_office));
        alerts.back().ref = std::string(1, static_cast<char>('d' - i));
    }
    CHECK(order(routing::bundle(alerts, {}).lines) == places{3, 2, 1, 0});
    for (to_tell& each : alerts)
        each.ref.clear();
    CHECK(order(routing::bundle(alerts, {}).lines) == places{0, 1, 2, 3});
}

TEST_CASE("where there is no room for all, what waits for a message of others stays behind") {
    routing::bundle_settings two;
    two.lines_in_message = 2;
    std::vector<to_tell> alerts{
        line(1, rule::slipped, role::project_manager),
        line(2, rule::slipped, role::project_manager),
        line(3, rule::overdue, role::sponsor, date(2018y / 11 / 20), 5),
        line(4, rule::slipped, role::project_manager),
    };
    for (const std::size_t each : {0, 1, 3}) {
        alerts[each].waits = true;
        alerts[each].decided = {1};
    }
    const auto message = routing::bundle(alerts, two);
    CHECK(order(message.lines) == places{2, 0});
    CHECK(order(message.left) == places{1, 3});
}
