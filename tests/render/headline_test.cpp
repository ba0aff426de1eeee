#include "daemon/render/headline.hpp"

#include "daemon/render/mail.hpp"
#include "tests/render/mail_models.hpp"

#include <doctest/doctest.h>

#include <set>

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

/// All but those of the office's list, which are of no item.
std::vector<plan::rule> rules_of_items() {
    std::vector<plan::rule> all;
    for (int i = 1; !plan::to_text(static_cast<plan::rule>(i)).empty(); ++i)
        if (plan::group_of(static_cast<plan::rule>(i)) != plan::rule_group::list)
            all.push_back(static_cast<plan::rule>(i));
    return all;
}

/// Each line of an item of its own.
std::vector<plan::message_item> numbered(std::vector<plan::message_item> items) {
    for (std::size_t i = 0; i < items.size(); ++i)
        items[i].ref = std::to_string(i + 1);
    return items;
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
        CHECK(subject_of(numbered(r.items)) == r.expected);
    }
}

TEST_CASE("an item with several lines is counted once, by the most urgent of them") {
    using plan::role;
    using plan::rule;
    const auto decision = [](plan::message_item item) {
        item.kind = plan::item_kind::decision;
        item.ref = "D1";
        return item;
    };
    const plan::message_item papers = decision(of(rule::papers_due));
    const plan::message_item notice = decision(of(rule::notice_missed));
    const plan::message_item due = decision(due_in(12));
    const plan::message_item papers_escalated = decision(of(rule::papers_due, role::sponsor));
    const plan::message_item late_escalated = decision(of(rule::overdue, role::sponsor));
    plan::message_item other = papers;
    other.ref = "D2";
    plan::message_item other_programme = papers;
    other_programme.programme = "Another programme";
    plan::message_item risk = of(rule::overdue);
    risk.kind = plan::item_kind::risk;
    risk.ref = "D1";
    plan::message_item unnumbered = of(rule::overdue);
    unnumbered.ref = "";
    plan::message_item unnumbered_too = unnumbered;
    unnumbered_too.title = "U";
    struct row {
        const char* name;
        std::vector<plan::message_item> items;
        std::string expected;
    };
    const row rows[] = {
        {"three lines of one",
         {due, papers, notice},
         "1 decision needs you: to prepare for a board"},
        {"two, one with two lines",
         {papers, due, other},
         "2 decisions need you: 2 to prepare for a board"},
        {"the same number in another programme",
         {papers, other_programme},
         "2 decisions need you: 2 to prepare for a board"},
        {"a risk with the number of a decision",
         {papers, risk},
         "2 items need you: 1 to prepare for a board, 1 overdue"},
        {"without a number the title tells",
         {unnumbered, unnumbered, unnumbered_too},
         "2 milestones need you: 2 overdue"},
        {"questions are counted as such",
         {of(rule::no_owner), of(rule::no_date)},
         "2 questions need you"},
        {"a question beside something else of its item",
         {of(rule::overdue), of(rule::no_date)},
         "1 milestone needs you: overdue"},
        {"late before unprepared",
         {papers_escalated, late_escalated},
         "Escalation: 1 decision late, 25 working days"},
        {"escalated and due",
         {late_escalated, due},
         "Escalation: 1 decision late, 25 working days"},
        {"unprepared alone",
         {papers_escalated, other, papers},
         "Escalation: 1 decision without papers or notice, 1 more needs you"},
        {"each escalation that is over",
         {over(plan::reason::closed), over(plan::reason::recast), of(rule::overdue)},
         "1 milestone needs you: overdue, and 2 escalations are over"},
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

TEST_CASE(
    "the subject of a single item has words before its title, whatever the rule and the role") {
    using plan::reason;
    const reason reasons[] = {reason::past_effective_date, reason::top_band_entered,
                              reason::rating_fell_to_red,  reason::start_missed,
                              reason::papers_late,         reason::notice_too_late,
                              reason::report_missing,      reason::forecast_unreadable};
    int tried = 0;
    for (const plan::rule rule : rules_of_items()) {
        for (int role = 1; !plan::to_text(static_cast<plan::role>(role)).empty(); ++role) {
            for (const reason why : reasons) {
                plan::message_item item = of(rule, static_cast<plan::role>(role));
                item.reason = why;
                const std::string subject = subject_of({item});
                CAPTURE(plan::to_text(rule));
                CAPTURE(plan::to_text(why));
                CAPTURE(subject);
                CHECK(subject.find(": T") > 8);
                CHECK(subject.ends_with(": T"));
                CHECK(subject.find(" :") == subject.npos);
                CHECK(subject.find(" ,") == subject.npos);
                ++tried;
            }
        }
    }
    CHECK(tried == 44 * 9 * 8);
}

TEST_CASE("the subject of a single item says what to check, or what has got worse") {
    using plan::reason;
    using plan::role;
    using plan::rule;
    struct row {
        plan::rule rule;
        plan::reason reason;
        plan::role told_as;
        const char* expected;
    };
    const row rows[] = {
        {rule::band_worsened, reason::band_entered, role::owner,
         "Milestone has got worse, now in a higher band: T"},
        {rule::band_worsened, reason::top_band_entered, role::sponsor,
         "Milestone has got worse, now in the top band: T"},
        {rule::rating_worsened, reason::rating_fell, role::owner,
         "Milestone has got worse, its rating fell: T"},
        {rule::rating_worsened, reason::rating_fell_to_red, role::programme_director,
         "Milestone has got worse, its rating fell to Red: T"},
        {rule::fixed_date_moved, reason::fixed_date_changed, role::owner,
         "Milestone has got worse, its fixed date moved: T"},
        {rule::predecessor_late, reason::predecessor_undated, role::owner,
         "Milestone has got worse, by what it depends on: T"},
        {rule::latest_start, reason::start_due, role::owner, "Milestone must start: T"},
        {rule::latest_start, reason::start_missed, role::project_manager,
         "Milestone should have started: T"},
        {rule::no_tranche, reason::tranche_missing, role::programme_office,
         "Milestone to check, no tranche: T"},
        {rule::review_overdue, reason::review_date_passed, role::owner,
         "Milestone to check, review overdue: T"},
        {rule::report_late, reason::report_late, role::owner,
         "Milestone overdue by 25 working days: T"},
        {rule::report_late, reason::report_late, role::sponsor,
         "Escalation, 25 working days late: T"},
        {rule::report_late, reason::report_missing, role::sponsor, "Escalation, report missing: T"},
    };
    for (const row& r : rows) {
        CAPTURE(r.expected);
        plan::message_item item = of(r.rule, r.told_as);
        item.reason = r.reason;
        CHECK(subject_of({item}) == r.expected);
    }
}

TEST_CASE("no two rules that ask for a look have the same words in the subject") {
    std::set<std::string> subjects;
    int rules = 0;
    for (const plan::rule rule : rules_of_items()) {
        const plan::rule_group group = plan::group_of(rule);
        if (group != plan::rule_group::check && group != plan::rule_group::worsened)
            continue;
        ++rules;
        subjects.insert(subject_of({of(rule)}));
    }
    CHECK(rules > 20);
    CHECK(subjects.size() == static_cast<std::size_t>(rules));
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
