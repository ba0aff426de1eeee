#include "daemon/render/actions.hpp"

#include <doctest/doctest.h>

using namespace remembrancer;

TEST_CASE("what to do follows from the rule and from who is asked") {
    using plan::role;
    using plan::rule;
    using keys = std::vector<std::string>;
    struct row {
        const char* name;
        plan::rule rule;
        plan::role told_as;
        bool owned;
        keys expected;
    };
    const row rows[] = {
        {"due, owner", rule::due_soon, role::owner, true, {"say_when_done", "move_if_needed"}},
        {"late, owner", rule::overdue, role::owner, true, {"say_done_or_date"}},
        {"late, sponsor", rule::overdue, role::sponsor, true, {"agree_with_owner"}},
        {"late, director", rule::overdue, role::programme_director, true, {"agree_with_owner"}},
        {"late, unowned", rule::overdue, role::sponsor, false, {"agree_owner_first"}},
        {"late, office", rule::overdue, role::programme_office, true, {"record_answer"}},
        {"late, office, unowned", rule::overdue, role::programme_office, false, {"record_unowned"}},
        {"undated, owner", rule::needs_date, role::owner, true, {"give_date"}},
        {"undated, manager", rule::needs_date, role::project_manager, true, {"agree_with_owner"}},
        {"no date, owner", rule::no_date, role::owner, true, {"give_date"}},
        {"no date, office", rule::no_date, role::programme_office, true, {"put_date"}},
        {"no date, office, unowned",
         rule::no_date,
         role::programme_office,
         false,
         {"put_date_unowned"}},
        {"no owner, manager", rule::no_owner, role::project_manager, false, {"name_owner"}},
        {"no owner, office", rule::no_owner, role::programme_office, false, {"put_owner"}},
        {"what it waits for is late",
         rule::predecessor_late,
         role::owner,
         true,
         {"see_if_it_holds"}},
        {"what it waits for has moved",
         rule::predecessor_moved,
         role::owner,
         true,
         {"see_if_it_holds"}},
        {"it must start",
         rule::latest_start,
         role::owner,
         true,
         {"say_when_started", "move_if_needed"}},
        {"no milestones", rule::no_milestones, role::owner, true, {"add_milestones"}},
        {"its end alone", rule::single_milestone, role::owner, true, {"add_milestones"}},
        {"late report, owner", rule::report_late, role::owner, true, {"send_report"}},
        {"late report, office",
         rule::report_late,
         role::programme_office,
         true,
         {"ask_for_report"}},
        {"late report of nobody",
         rule::report_late,
         role::programme_office,
         false,
         {"find_reporter"}},
        {"unlike its parts", rule::overall_unlike_parts, role::owner, true, {"explain_overall"}},
        {"no sum", rule::total_unreconciled, role::owner, true, {"reconcile_total"}},
        {"a jump", rule::measure_jump, role::owner, true, {"say_what_changed"}},
        {"short of it", rule::target_missed, role::owner, true, {"say_if_target_holds"}},
        {"unreadable", rule::unreadable, role::programme_office, true, {"correct_value"}},
    };
    for (const row& r : rows) {
        CAPTURE(r.name);
        plan::message_item item;
        item.rule = r.rule;
        item.told_as = r.told_as;
        if (r.owned)
            item.owners = {"CL"};
        const auto found = render::actions_for({render::section_of(item), &item});
        CHECK(keys(found.begin(), found.end()) == r.expected);
    }
}

TEST_CASE("a green item that is late is done or red, and one that is over needs nothing") {
    plan::message_item item;
    item.rule = plan::rule::overdue;
    item.reason = plan::reason::green_but_late;
    const auto green = render::actions_for({render::section_of(item), &item});
    CHECK(std::string(green.front()) == "say_done_or_red");
    item.step = plan::step_over;
    const auto over = render::actions_for({render::section_of(item), &item});
    CHECK(std::string(over.front()) == "nothing_to_do");
}
