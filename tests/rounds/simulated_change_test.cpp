#include "daemon/rounds/simulated_change.hpp"

#include "tests/support/days.hpp"
#include "tests/support/printing.hpp"

#include <doctest/doctest.h>

using namespace remembrancer;
using rounds::change_kind;
using rounds::told_line;
using test::day;

namespace {

using lines = std::vector<told_line>;

told_line told(const char* on, const char* person = "Owner", const char* item = "risk 18",
               plan::rule rule = plan::rule::overdue) {
    return {day(on), person, item, rule};
}

/// `+10` added on the 10th, `-10` dropped, `10>12` moved.
std::string shown(const lines& now, const lines& then) {
    std::string text;
    for (const rounds::told_change& each : changes_between(now, then)) {
        const std::string on = plan::to_iso(each.line.on).substr(8);
        text += text.empty() ? "" : " ";
        if (each.kind == change_kind::moved)
            text += plan::to_iso(each.was).substr(8) + ">" + on;
        else
            text += (each.kind == change_kind::added ? "+" : "-") + on;
    }
    return text;
}

} // namespace

TEST_CASE("other settings add, drop and move what one person hears of one item by one rule") {
    const told_line tenth = told("2018-12-10");
    const told_line twelfth = told("2018-12-12");
    const told_line last = told("2018-12-14");
    struct row {
        const char* name;
        lines now;
        lines then;
        const char* changes;
    };
    const row rows[] = {
        {"nothing at all", {}, {}, ""},
        {"the same", {tenth, twelfth}, {twelfth, tenth}, ""},
        {"one more", {tenth}, {tenth, twelfth}, "+12"},
        {"one less", {tenth, twelfth}, {tenth}, "-12"},
        {"later", {tenth}, {twelfth}, "10>12"},
        {"earlier", {last}, {tenth}, "14>10"},
        {"later, and one more", {tenth}, {twelfth, last}, "10>12 +14"},
        {"later, and one less", {tenth, twelfth}, {last}, "-12 10>14"},
        {"twice on a day", {tenth, tenth}, {tenth}, "-10"},
        {"another person", {tenth}, {told("2018-12-10", "Sponsor")}, "-10 +10"},
        {"another item", {tenth}, {told("2018-12-10", "Owner", "risk 19")}, "-10 +10"},
        {"another rule",
         {tenth},
         {told("2018-12-10", "Owner", "risk 18", plan::rule::needs_date)},
         "-10 +10"},
    };
    for (const row& each : rows) {
        CAPTURE(each.name);
        CHECK(shown(each.now, each.then) == each.changes);
    }
}

TEST_CASE("a round's messages are taken apart into lines") {
    rounds::composed made;
    rounds::composed_message message;
    message.message.person = "Owner";
    plan::message_item item;
    item.kind = plan::item_kind::risk;
    item.ref = "18";
    item.rule = plan::rule::overdue;
    message.model.items = {item, item};
    message.model.items[1].ref = "19";
    message.model.list.emplace();
    made.messages.push_back(message);
    lines taken;
    rounds::add_lines(taken, made, day("2018-12-10"));
    CHECK(taken == lines{told("2018-12-10"), told("2018-12-10", "Owner", "risk 19"),
                         told("2018-12-10", "Owner", "list", plan::rule::weekly_list)});
}
