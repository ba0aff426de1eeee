#include "tests/render/mail_models.hpp"

#include <utility>

using namespace std::chrono_literals;

namespace remembrancer::tests {
namespace {

plan::date day(int year, unsigned month, unsigned day_of_month) {
    return plan::date(std::chrono::year(year) / month / day_of_month);
}

plan::message with_items(std::vector<plan::message_item> items) {
    plan::message model = a_message();
    model.items = std::move(items);
    return model;
}

plan::message_item a_late_item() {
    plan::message_item item;
    item.rule = plan::rule::overdue;
    item.reason = plan::reason::past_effective_date;
    item.step = 1;
    item.ref = "18";
    item.kind = plan::item_kind::risk;
    item.title = "Savings in the budget are not delivered in time";
    item.workstream = "WS2 Finance";
    item.baseline = on_day(2018, 11, 12);
    item.anchor = item.baseline.by;
    item.days = 23;
    item.working_days = 17;
    item.owners = {"CL"};
    item.next = plan::next_hearing{day(2018, 12, 12), {"CL"}};
    return item;
}

plan::message_item an_item_due_today() {
    plan::message_item item = a_due_item();
    item.reason = plan::reason::due_today;
    item.ref = "M58";
    item.title = "Scope defined and Signed-Off";
    item.workstream = "WS6 Convergence";
    item.rag = plan::rag::red;
    item.baseline = on_day(2018, 10, 12);
    item.forecast = on_day(2018, 12, 5);
    item.anchor = item.forecast.by;
    item.days = item.working_days = 0;
    item.recasts = 2;
    item.next = plan::next_hearing{day(2018, 12, 6), {"CL"}};
    return item;
}

plan::message_item an_item_to_be_confirmed() {
    plan::message_item item = a_due_item();
    item.rule = plan::rule::needs_date;
    item.reason = plan::reason::forecast_to_be_confirmed;
    item.ref = "M41";
    item.title = "Clarify OFSTED registration arrangements";
    item.workstream = "WS5 People";
    item.baseline = on_day(2018, 11, 30);
    item.forecast = to_be_confirmed();
    item.anchor = item.baseline.by;
    item.days = 5;
    item.working_days = 3;
    item.next = plan::next_hearing{day(2018, 12, 7), {"People sponsor A", "People sponsor B"}};
    return item;
}

plan::message_item a_windowed_item() {
    plan::message_item item = a_due_item();
    item.ref = "M13";
    item.title = "Council tax base set";
    item.workstream = "WS2 Finance";
    item.rag = plan::rag::amber_green;
    item.baseline = in_window("Mid Oct '18", plan::precision::part_of_month, day(2018, 10, 11),
                              day(2018, 10, 20));
    item.forecast =
        in_window("Dec '18", plan::precision::month, day(2018, 12, 1), day(2018, 12, 31));
    item.anchor = item.forecast.by;
    item.days = 26;
    item.working_days = 16;
    item.owners = {"CL", "Finance project manager A"};
    item.next.reset();
    return item;
}

plan::message_item a_question(plan::rule rule, plan::reason reason, std::string detail) {
    plan::message_item item;
    item.rule = rule;
    item.reason = reason;
    item.told_as = plan::role::programme_office;
    item.kind = plan::item_kind::risk;
    item.ref = "234";
    item.title = "Data plans are not ready for the new council";
    item.workstream = "WS4 Contracts, Partnerships, SLAs and Grants";
    item.owners = {"CL"};
    item.detail = std::move(detail);
    item.next = plan::next_hearing{day(2018, 12, 12), {"Programme office"}};
    return item;
}

std::vector<plan::message_item> the_questions() {
    const char* file = "programme-workbook.xlsx";
    plan::message_item date =
        a_question(plan::rule::unreadable, plan::reason::date_unreadable, "baseline 'Dec 19'");
    date.baseline.text = "Dec 19";
    date.baseline.precision = plan::precision::unreadable;
    date.questions = {
        {"baseline", "Dec 19", "19 December or December 2019?", {file, "Risks", 10, "Date Due"}}};
    plan::message_item owner =
        a_question(plan::rule::no_owner, plan::reason::owner_unresolved, "owner 'TBA'");
    owner.ref = "228";
    owner.title = "Contracts cannot be moved before vesting day";
    owner.owners.clear();
    owner.questions = {
        {"owner", "TBA", "it names nobody: who is the owner?", {file, "Risks", 9, "Owner"}}};
    plan::message_item severity =
        a_question(plan::rule::unreadable, plan::reason::value_off_scale, "severity 'O'");
    severity.kind = plan::item_kind::issue;
    severity.ref = "245";
    severity.title = "Systems access for staff who move";
    severity.questions = {{"severity",
                           "O",
                           "this is not on the scale of 1 to 25: which number is meant?",
                           {"issues.csv", "", 6, "S"}}};
    plan::message_item undated = a_question(plan::rule::no_date, plan::reason::date_missing, "");
    undated.ref = "173";
    undated.title = "Waste services differ between areas";
    return {date, owner, severity, undated};
}

plan::message_item an_item_that_is_over(plan::reason reason, plan::plan_date forecast) {
    plan::message_item item = an_escalated_item();
    item.step = plan::step_over;
    item.reason = reason;
    item.forecast = std::move(forecast);
    item.next.reset();
    return item;
}

plan::message the_office_list() {
    plan::message model = a_message();
    model.person = "Programme office";
    model.list = plan::weekly_list{
        {{plan::list_topic::questions,
          {{plan::item_kind::risk, "234", "Data plans are not ready for the new council",
            "WS4 Contracts",
            "'Dec 19', in programme-workbook.xlsx, Risks, row 10, Date Due: 19 December or "
            "December 2019?"},
           {plan::item_kind::risk, "228", "Contracts cannot be moved before vesting day",
            "WS4 Contracts",
            "'TBA', in programme-workbook.xlsx, Risks, row 9, Owner: it names nobody: who is the "
            "owner?"}}},
         {plan::list_topic::past_baseline,
          {{plan::item_kind::milestone, "M58", "Scope defined and Signed-Off", "WS6 Convergence",
            "baseline 12 October 2018, target 5 December 2018, re-cast 2 times"}}},
         {plan::list_topic::missed_rounds,
          {{{}, "", "daily round", "", "not held on Tuesday 4 December 2018"}}}},
        9};
    return model;
}

std::vector<named_model> models_of_the_owner() {
    plan::message_item due_tomorrow = a_due_item();
    due_tomorrow.anchor = day(2018, 12, 6);
    due_tomorrow.forecast = on_day(2018, 12, 6);
    due_tomorrow.days = due_tomorrow.working_days = 1;
    plan::message_item standing_in = a_due_item();
    standing_in.principal = "Finance project manager A";
    standing_in.stand_in_reason = "Finance project manager A is away until 7 December 2018";
    standing_in.owners = {"Finance project manager A"};
    return {
        {"due_soon", with_items({a_due_item()})},
        {"due_today", with_items({an_item_due_today()})},
        {"overdue", with_items({a_late_item()})},
        {"green_but_late", with_items({a_green_but_late_item()})},
        {"to_be_confirmed", with_items({an_item_to_be_confirmed()})},
        {"window", with_items({a_windowed_item()})},
        {"stand_in", with_items({standing_in})},
        {"owner_mixed", with_items({a_late_item(), due_tomorrow, an_item_due_today(),
                                    an_item_to_be_confirmed(), a_windowed_item()})},
    };
}

} // namespace

plan::date model_day() {
    return day(2018, 12, 5);
}

plan::plan_date on_day(int year, unsigned month, unsigned day_of_month) {
    const plan::date when = day(year, month, day_of_month);
    return in_window(plan::in_words(when), plan::precision::day, when, when);
}

plan::plan_date in_window(std::string text, plan::precision how, plan::date from, plan::date by) {
    plan::plan_date when;
    when.text = std::move(text);
    when.precision = how;
    when.from = from;
    when.by = by;
    return when;
}

plan::plan_date to_be_confirmed() {
    plan::plan_date when;
    when.text = "TBC";
    when.precision = plan::precision::to_be_confirmed;
    return when;
}

plan::message_item a_due_item() {
    plan::message_item item;
    item.rule = plan::rule::due_soon;
    item.reason = plan::reason::due_soon;
    item.step = -1;
    item.ref = "M33";
    item.title = "Contracts approach agreed with BCP";
    item.workstream = "WS4 Contracts, Partnerships, SLAs and Grants";
    item.rag = plan::rag::amber;
    item.baseline = on_day(2018, 11, 30);
    item.forecast = on_day(2018, 12, 7);
    item.anchor = item.forecast.by;
    item.days = item.working_days = 2;
    item.recasts = 1;
    item.owners = {"CL"};
    item.next = plan::next_hearing{day(2018, 12, 10), {"CL"}};
    return item;
}

plan::message_item a_green_but_late_item() {
    plan::message_item item = a_due_item();
    item.rule = plan::rule::overdue;
    item.reason = plan::reason::green_but_late;
    item.step = 25;
    item.ref = "M60";
    item.title = "Templates and guidance approved";
    item.workstream = "WS8 Policies";
    item.rag = plan::rag::green;
    item.baseline = on_day(2018, 10, 17);
    item.forecast = on_day(2018, 10, 31);
    item.anchor = item.forecast.by;
    item.days = 35;
    item.working_days = 25;
    item.next = plan::next_hearing{day(2018, 12, 12), {"CL", "Legal sponsor"}};
    return item;
}

plan::message_item an_escalated_item() {
    plan::message_item item = a_due_item();
    item.rule = plan::rule::overdue;
    item.reason = plan::reason::past_effective_date;
    item.told_as = plan::role::sponsor;
    item.step = 5;
    item.ref = "M30";
    item.title = "GIS address data supplied";
    item.rag = plan::rag::red;
    item.baseline = on_day(2018, 11, 2);
    item.forecast = on_day(2018, 11, 28);
    item.anchor = item.forecast.by;
    item.days = 7;
    item.working_days = 5;
    item.next = plan::next_hearing{day(2018, 12, 12), {"Programme director", "Programme office"}};
    return item;
}

plan::message a_message() {
    plan::message model;
    model.programme = "Shaping Dorset Council";
    model.person = "CL";
    model.today = model_day();
    model.plan_as_of = model_day();
    return model;
}

std::vector<named_model> mail_models() {
    std::vector<named_model> all = models_of_the_owner();

    plan::message_item stood_in = an_escalated_item();
    stood_in.principal = "Contracts sponsor";
    stood_in.stand_in_reason = "Contracts sponsor is away until 14 December 2018";
    plan::message_item undated = an_item_to_be_confirmed();
    undated.told_as = plan::role::sponsor;
    plan::message_item green = a_green_but_late_item();
    green.told_as = plan::role::sponsor;
    plan::message escalation = with_items({stood_in, undated, green, a_due_item()});
    escalation.kind = plan::message_kind::escalation;
    escalation.person = "Legal sponsor";
    all.push_back({"escalation", escalation});

    plan::message one = with_items({an_escalated_item()});
    one.kind = plan::message_kind::escalation;
    one.person = "Contracts sponsor";
    all.push_back({"escalation_of_one", one});

    plan::message questions = with_items(the_questions());
    questions.person = "Programme office";
    all.push_back({"questions", questions});

    all.push_back(
        {"over", with_items({an_item_that_is_over(plan::reason::closed, {}),
                             an_item_that_is_over(plan::reason::recast, on_day(2019, 1, 18))})});
    all.push_back({"office_list", the_office_list()});

    plan::message notice = a_message();
    notice.kind = plan::message_kind::notice;
    notice.person = "Programme office";
    notice.note = "2 messages to Place Board could not be delivered by email. They are kept: list "
                  "them with 'remembrancer outbox list', and retry or drop them.";
    all.push_back({"notice", notice});

    plan::message test = a_message();
    test.kind = plan::message_kind::test;
    test.note = "This message proves that mail reaches you. There is nothing to do.";
    all.push_back({"test", test});

    plan::message many = a_message();
    for (int i = 0; i < 100; ++i) {
        plan::message_item item = i % 2 == 0 ? a_late_item() : a_due_item();
        item.ref = std::to_string(i + 1);
        many.items.push_back(item);
    }
    many.more_items = 17;
    all.push_back({"hundred_and_more", many});
    return all;
}

} // namespace remembrancer::tests
