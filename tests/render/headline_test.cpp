#include "daemon/render/headline.hpp"

#include "daemon/render/mail.hpp"
#include "tests/render/mail_models.hpp"

#include <doctest/doctest.h>

using namespace remembrancer;

namespace {

plan::message_item due_in(int days) {
    plan::message_item item = tests::a_due_item();
    item.anchor = tests::model_day() + std::chrono::days(days);
    item.forecast = {};
    item.days = item.working_days = days;
    return item;
}

plan::message_item of(plan::rule rule, plan::role told_as = plan::role::owner) {
    plan::message_item item = tests::a_green_but_late_item();
    item.rule = rule;
    item.reason = plan::reason::past_effective_date;
    item.told_as = told_as;
    item.title = "T";
    return item;
}

plan::message_item over(plan::reason why) {
    plan::message_item item = of(plan::rule::overdue, plan::role::sponsor);
    item.step = plan::step_over;
    item.reason = why;
    return item;
}

std::string subject_of(std::vector<plan::message_item> items, int more = 0) {
    plan::message model = tests::a_message();
    model.items = std::move(items);
    model.more_items = more;
    return render::render_mail(model, {}).subject;
}

} // namespace

TEST_CASE("a subject says what to do and by when") {
    using plan::role;
    using plan::rule;
    plan::message_item risk = of(rule::overdue);
    risk.kind = plan::item_kind::risk;
    const plan::message_item late = of(rule::overdue);
    const plan::message_item escalated = of(rule::overdue, role::sponsor);
    const plan::message_item undated = of(rule::needs_date, role::sponsor);
    struct row {
        const char* name;
        std::vector<plan::message_item> items;
        std::string expected;
    };
    const row rows[] = {
        {"tomorrow and overdue",
         {due_in(1), late},
         "2 milestones need you: 1 due tomorrow, 1 overdue"},
        {"mixed kinds", {due_in(0), risk}, "2 items need you: 1 due today, 1 overdue"},
        {"several ahead",
         {due_in(2), due_in(14)},
         "2 milestones need you: 2 due by 19 December 2018"},
        {"one of each question",
         {of(rule::no_owner), of(rule::no_date), of(rule::unreadable)},
         "3 questions need you"},
        {"questions and others",
         {due_in(0), of(rule::no_date)},
         "2 milestones need you: 1 due today, 1 question"},
        {"undated",
         {late, of(rule::needs_date), of(rule::needs_date)},
         "3 milestones need you: 1 overdue, 2 need a date"},
        {"escalation",
         {escalated, escalated},
         "Escalation: 2 milestones late, 25 working days the longest"},
        {"escalation and more",
         {escalated, undated, late, due_in(0)},
         "Escalation: 1 milestone late, 25 working days, 1 without a date, 2 more need you"},
        {"escalation without a date",
         {undated, undated},
         "Escalation: 2 milestones without a date"},
        {"over beside others",
         {late, over(plan::reason::closed)},
         "1 milestone needs you: overdue, and 1 escalation is over"},
        {"over beside a question",
         {of(rule::unreadable), over(plan::reason::closed), over(plan::reason::recast)},
         "1 question needs you, and 2 escalations are over"},
        {"over beside an escalation",
         {escalated, over(plan::reason::closed)},
         "Escalation: 1 milestone late, 25 working days, and 1 escalation is over"},
        {"the kind is that of what needs somebody",
         {risk, over(plan::reason::closed)},
         "1 risk needs you: overdue, and 1 escalation is over"},
        {"only over",
         {over(plan::reason::closed), over(plan::reason::recast)},
         "2 escalations are over"},
    };
    for (const row& r : rows) {
        CAPTURE(r.name);
        CHECK(subject_of(r.items) == r.expected);
    }
}

TEST_CASE("the subject of a single item has its title") {
    using plan::role;
    using plan::rule;
    struct row {
        const char* name;
        plan::message_item item;
        std::string expected;
    };
    plan::message_item due_today = due_in(0);
    plan::message_item due_tomorrow = due_in(1);
    plan::message_item due_later = due_in(16);
    due_today.title = due_tomorrow.title = due_later.title = "T";
    const row rows[] = {
        {"today", due_today, "Milestone due today: T"},
        {"tomorrow", due_tomorrow, "Milestone due tomorrow: T"},
        {"later", due_later, "Milestone due 21 December 2018: T"},
        {"overdue", of(rule::overdue), "Milestone overdue by 25 working days: T"},
        {"undated", of(rule::needs_date), "Milestone needs a date: T"},
        {"no date", of(rule::no_date), "Milestone needs a date: T"},
        {"no owner", of(rule::no_owner), "Milestone needs an owner: T"},
        {"question", of(rule::unreadable), "Milestone M60 raises a question: T"},
        {"escalated", of(rule::overdue, role::sponsor), "Escalation, 25 working days late: T"},
        {"escalated undated", of(rule::needs_date, role::sponsor), "Escalation, no date: T"},
        {"closed", over(plan::reason::closed), "Escalation over, now closed: T"},
        {"moved", over(plan::reason::recast), "Escalation over, re-cast: T"},
        {"no longer", over(plan::reason::no_longer_holds), "Escalation over: T"},
    };
    for (const row& r : rows) {
        CAPTURE(r.name);
        CHECK(subject_of({r.item}) == r.expected);
    }
    CHECK(subject_of({due_today}, 3) == "1 milestone needs you: due today");
}

TEST_CASE("an office list stands in the subject, alone or beside items") {
    plan::message model = tests::a_message();
    model.list = plan::weekly_list{};
    CHECK(render::render_mail(model, {}).subject == "Programme office list: nothing to settle");
    model.list->days_since_import = 6;
    CHECK(render::render_mail(model, {}).subject == "Programme office list: nothing to settle");
    model.list->days_since_import = 19;
    CHECK(render::render_mail(model, {}).subject == "Programme office list: no import for 19 days");
    const std::vector<plan::list_entry> three(3);
    for (const auto topic :
         {plan::list_topic::questions, plan::list_topic::vanished, plan::list_topic::past_baseline,
          plan::list_topic::changed_baselines, plan::list_topic::missed_rounds,
          plan::list_topic::dead_messages, plan::list_topic::clusters, plan::list_topic::progress,
          plan::list_topic::coverage})
        model.list->sections.push_back({topic, three});
    CHECK(render::headline_of(model, {}).list_counts ==
          "3 questions, 3 no longer in the plan, 3 past baseline, 3 changed baselines, 3 missed "
          "rounds, 3 messages not delivered, 3 clusters of dates, 3 programmes behind their time, "
          "3 workstreams incomplete");
    model.items = {due_in(0)};
    CHECK(render::render_mail(model, {}).subject ==
          "1 milestone needs you: due today, and the programme office list");
    model.items.push_back(over(plan::reason::closed));
    CHECK(render::render_mail(model, {}).subject ==
          "1 milestone needs you: due today, and 1 escalation is over, and the programme office "
          "list");
}

TEST_CASE("sections follow the reader, and items keep their order in them") {
    plan::message model = tests::a_message();
    model.items = {due_in(8), of(plan::rule::no_date),
                   due_in(7), of(plan::rule::overdue),
                   due_in(0), of(plan::rule::overdue, plan::role::sponsor),
                   due_in(9)};
    std::vector<std::string> order;
    for (const render::placed_item& placed : render::in_order(model))
        order.push_back(std::string(render::to_text(placed.section)) + " " +
                        std::to_string(placed.item->days));
    CHECK(order == std::vector<std::string>{"escalated 35", "overdue 35", "due_today 0",
                                            "due_in_7_days 7", "due_later 8", "due_later 9",
                                            "questions 35"});
}
