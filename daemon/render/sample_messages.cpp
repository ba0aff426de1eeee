#include "daemon/render/sample_messages.hpp"

#include <chrono>

namespace remembrancer::render {
namespace {

const plan::date today = std::chrono::sys_days(std::chrono::year(2018) / 12 / 5);
const plan::date due = std::chrono::sys_days(std::chrono::year(2018) / 11 / 30);

plan::plan_date a_date(plan::date day) {
    return {plan::to_iso(day), plan::precision::day, day, day, false, {}};
}

plan::message_item an_item(plan::rule rule) {
    plan::message_item item;
    item.rule = rule;
    item.reason = plan::reason::past_effective_date;
    item.ref = "M12";
    item.title = "Sample milestone";
    item.workstream = "Sample workstream";
    item.rag = plan::rag::amber;
    item.baseline = item.forecast = a_date(due);
    item.anchor = due;
    item.days = 5;
    item.working_days = 3;
    item.owners = {"Sample owner"};
    item.detail = "sample facts";
    item.questions = {{"forecast", "Dec 19", "which day is meant", {}}};
    item.next = plan::next_hearing{today, {"Sample sponsor"}};
    return item;
}

plan::message begun(plan::message_kind kind) {
    plan::message model;
    model.kind = kind;
    model.programme = "Sample programme";
    model.person = "Sample reader";
    model.today = today;
    model.plan_as_of = today;
    return model;
}

plan::message of_one(plan::rule rule, plan::role told_as) {
    plan::message model = begun(told_as == plan::role::owner ? plan::message_kind::reminder
                                                             : plan::message_kind::escalation);
    model.items = {an_item(rule)};
    model.items.front().told_as = told_as;
    return model;
}

plan::message with_list() {
    plan::message model = begun(plan::message_kind::reminder);
    plan::weekly_list list;
    for (int topic = 0; !plan::to_text(static_cast<plan::list_topic>(topic)).empty(); ++topic)
        list.sections.push_back({static_cast<plan::list_topic>(topic),
                                 {{plan::item_kind::risk, "18", "Sample risk", "", "sample text"}},
                                 1});
    list.days_since_import = 8;
    model.list = list;
    return model;
}

plan::message of_digest(plan::digest_kind kind) {
    plan::message model = begun(plan::message_kind::digest);
    plan::digest& digest = model.digest.emplace();
    digest.kind = kind;
    digest.programme = model.programme;
    digest.subject = "Sample reader";
    digest.today = today;
    for (int which = 0; !plan::to_text(static_cast<plan::digest_figure>(which)).empty(); ++which)
        digest.figures.push_back(
            {static_cast<plan::digest_figure>(which), 2, 5, "Sample name", today});
    std::vector<plan::digest_heading> columns;
    std::vector<plan::digest_cell> row;
    for (int which = 0; !plan::to_text(static_cast<plan::digest_column>(which)).empty(); ++which) {
        columns.emplace_back(static_cast<plan::digest_column>(which));
        row.push_back({std::string("sample"), plan::emphasis::some});
    }
    for (int which = 0; !plan::to_text(static_cast<plan::digest_part>(which)).empty(); ++which) {
        digest.sections.push_back({static_cast<plan::digest_part>(which), columns, {row}, {}, 1});
        digest.sections.back().findings = {an_item(plan::rule::overdue)};
    }
    return model;
}

} // namespace

std::vector<plan::message> sample_messages() {
    std::vector<plan::message> all;
    for (int number = 1; !plan::to_text(static_cast<plan::rule>(number)).empty(); ++number) {
        const auto rule = static_cast<plan::rule>(number);
        if (plan::group_of(rule) == plan::rule_group::list)
            continue;
        for (const plan::role role : {plan::role::owner, plan::role::sponsor})
            all.push_back(of_one(rule, role));
    }
    plan::message several = begun(plan::message_kind::escalation);
    several.items = {an_item(plan::rule::overdue), an_item(plan::rule::due_soon)};
    several.items.front().step = plan::step_over;
    several.more_items = 3;
    all.push_back(several);
    all.push_back(with_list());
    for (const plan::message_kind kind : {plan::message_kind::notice, plan::message_kind::test}) {
        all.push_back(begun(kind));
        all.back().note = "Sample note";
    }
    for (const std::string& name : plan::digest_kind_names())
        all.push_back(of_digest(*plan::digest_kind_from_text(name)));
    return all;
}

} // namespace remembrancer::render
