#include "tests/render/digest_models.hpp"

#include "tests/support/builders.hpp"

namespace remembrancer::tests {
namespace {

using namespace std::chrono_literals;
using column = plan::digest_column;
using figure = plan::digest_figure;
using part = plan::digest_part;
using plan::emphasis;
using row = std::vector<plan::digest_cell>;

const plan::date today = 2018y / 12 / 5;

plan::digest begun(plan::digest_kind kind) {
    plan::digest model;
    model.kind = kind;
    model.programme = "Shaping Dorset Council";
    model.today = today;
    model.plan_as_of = today;
    return model;
}

plan::digest_section a_section(part which, std::vector<plan::digest_heading> columns,
                               std::vector<row> rows) {
    plan::digest_section out;
    out.part = which;
    out.columns = std::move(columns);
    out.rows = std::move(rows);
    return out;
}

plan::digest_cell text(const char* says) {
    return {std::string(says), {}};
}

/// A table of items with everything that such tables have among them.
plan::digest_section a_table(part which) {
    return a_section(which,
                     {column::item, column::ref, column::workstream, column::owner, column::rating,
                      column::due, column::left, column::due_before, column::baseline,
                      column::times, column::score, column::rank, column::rank_before},
                     {{text("Templates & guidance approved"),
                       text("Milestone M48"),
                       text("WS7 Policies"),
                       text("Policies project manager"),
                       {plan::rag::green, {}},
                       {test::on(2018y / 10 / 31), {}},
                       {plan::time_left{-35, -25}, emphasis::most},
                       {plan::date(2018y / 10 / 17), {}},
                       {test::on(2018y / 10 / 17), {}},
                       {1, {}},
                       {25, {}},
                       {2, {}},
                       {1, {}}},
                      {text("Scope signed off"),
                       text("Milestone M53"),
                       text("Convergence"),
                       {},
                       {},
                       {test::between(2018y / 12 / 1, 2018y / 12 / 31), {}},
                       {plan::time_left{0, 0}, {}},
                       {},
                       {},
                       {},
                       {},
                       {},
                       {}}});
}

plan::message_item a_finding(plan::rule rule, plan::reason reason, std::string detail) {
    plan::message_item item;
    item.rule = rule;
    item.reason = reason;
    item.ref = "M48";
    item.title = "Templates & guidance approved";
    item.workstream = "WS7 Policies";
    item.rag = plan::rag::green;
    item.baseline = test::on(2018y / 10 / 17);
    item.forecast = test::on(2018y / 10 / 31);
    item.anchor = plan::date(2018y / 10 / 31);
    item.days = 35;
    item.working_days = 25;
    item.detail = std::move(detail);
    item.owners = {"Policies project manager"};
    return item;
}

plan::digest_section found(part which) {
    plan::digest_section out;
    out.part = which;
    out.findings = {a_finding(plan::rule::overdue, plan::reason::green_but_late, {}),
                    a_finding(plan::rule::no_review, plan::reason::review_date_missing, {})};
    out.more = 3;
    return out;
}

plan::digest_cell of_band(const char* says, plan::emphasis by) {
    return {std::string(says), by};
}

void put_pressure(plan::digest& model) {
    model.sections.push_back(a_section(
        part::weeks,
        {column::workstream, column::late, plan::date(2018y / 12 / 3), plan::date(2018y / 12 / 10)},
        {{text("WS2 Finance"), {1, emphasis::most}, {2, emphasis::some}, {5, emphasis::more}},
         {text("WS3 HR"), {}, {}, {1, emphasis::some}}}));
    model.sections.push_back(a_section(
        part::risk_map, {column::impact, 1, 2},
        {{{5, {}}, of_band("Amber", emphasis::more), of_band("1 (106), Red", emphasis::most)},
         {{4, {}}, of_band("Green", emphasis::some), of_band("Amber", emphasis::more)}}));
}

plan::digest forward_plan() {
    plan::digest model = begun(plan::digest_kind::forward_plan);
    model.figures = {{figure::days_to, 117, 80, "vesting day", plan::date(2019y / 4 / 1)},
                     {figure::days_since, 1, 1, "go-live", plan::date(2018y / 12 / 4)},
                     {figure::overdue, 1, {}, {}, {}},
                     {figure::due_in_week, 8, {}, {}, plan::date(2018y / 12 / 12)},
                     {figure::due_in_weeks, 28, {}, {}, plan::date(2019y / 1 / 30)},
                     {figure::past_baseline, 14, {}, {}, {}},
                     {figure::needs_date, 3, {}, {}, {}},
                     {figure::contradictions, 2, {}, {}, {}},
                     {figure::missing, 4, {}, {}, {}},
                     {figure::top_risk, 25, {}, "Risk 106", {}},
                     {figure::high_risks, 2, 10, {}, {}},
                     {figure::unrated, 1, {}, {}, {}},
                     {figure::questions, 3, {}, {}, {}}};
    put_pressure(model);
    for (const part each : {part::overdue, part::this_week, part::next_week, part::later_weeks,
                            part::recast, part::needs_date, part::past_baseline})
        model.sections.push_back(a_table(each));
    model.sections.push_back(found(part::contradictions));
    model.sections.push_back(found(part::missing));
    model.sections.push_back(
        a_section(part::clusters,
                  {column::item, column::week, column::dates, column::busiest, column::on_busiest},
                  {{text("WS4 Place"),
                    {plan::date(2018y / 12 / 31), {}},
                    {5, {}},
                    {plan::date(2019y / 1 / 2), {}},
                    {3, {}}}}));
    model.sections.push_back(a_table(part::top_risks));
    model.sections.push_back(a_table(part::top_issues));
    model.sections.push_back(a_section(part::unrated, {column::workstream}, {{text("WS7")}}));
    model.sections.push_back(a_section(part::missed_rounds, {column::item, column::due},
                                       {{text("daily"), {plan::date(2018y / 12 / 4), {}}}}));
    model.sections.push_back(a_section(part::dead_messages, {column::item},
                                       {{text("message 7 to Legal sponsor by email: refused")}}));
    model.sections.push_back(a_section(part::silences,
                                       {column::item, column::what, column::by, column::until},
                                       {{text("silence, workstream WS1"),
                                         text("moving house"),
                                         text("HR sponsor"),
                                         {plan::date(2018y / 12 / 24), {}}}}));
    return model;
}

plan::digest week() {
    plan::digest model = begun(plan::digest_kind::week);
    model.subject = "Policies project manager";
    for (const part each : {part::overdue, part::this_week, part::next_two_weeks})
        model.sections.push_back(a_table(each));
    model.sections.push_back(found(part::needs_answer));
    return model;
}

plan::digest board_plan() {
    plan::digest model = begun(plan::digest_kind::board_plan);
    model.subject = "Shadow Executive";
    model.audience = "public";
    model.figures = {{figure::to_decide, 2, {}, {}, {}}, {figure::unconfirmed, 1, {}, {}, {}}};
    model.sections = {
        a_section(part::meetings,
                  {column::item, column::left, column::papers, column::papers_left, column::notice},
                  {{{plan::date(2018y / 12 / 19), {}},
                    {plan::time_left{14, 10}, {}},
                    {plan::date(2018y / 12 / 12), {}},
                    {plan::time_left{7, 5}, {}},
                    {plan::date(2018y / 11 / 20), {}}}}),
        a_table(part::decisions), a_table(part::promises)};
    return model;
}

plan::digest scorecard() {
    plan::digest model = begun(plan::digest_kind::scorecard);
    model.figures = {{figure::time_used, 272, 547, {}, {}}, {figure::delivered, 16, 62, {}, {}}};
    model.sections = {
        a_section(
            part::ratings, {column::workstream, column::rating_before, column::rating},
            {{text("WS2 Finance"), {plan::rag::amber, {}}, {plan::rag::red, emphasis::most}}}),
        a_section(part::dimensions,
                  {column::workstream, column::dimension, column::rating_before, column::rating},
                  {{text("WS2 Finance"),
                    text("Budget"),
                    {plan::rag::complete, {}},
                    {plan::rag::amber_green, {}}}})};
    for (const part each : {part::milestones, part::products})
        model.sections.push_back(a_section(each,
                                           {column::tranche, column::complete, column::on_track,
                                            column::at_risk, column::off_track, column::no_status,
                                            column::undated, column::all, column::share},
                                           {{text("Tranche 1"),
                                             {38, {}},
                                             {100, {}},
                                             {20, {}},
                                             {11, emphasis::most},
                                             {54, {}},
                                             {10, {}},
                                             {233, {}},
                                             {16, {}}}}));
    return model;
}

plan::digest measures() {
    plan::digest model = begun(plan::digest_kind::measures);
    model.figures = {{figure::on_target, 1, 2, {}, {}}};
    model.sections = {
        a_section(part::measures,
                  {column::item, column::workstream, column::due, column::target, column::actual,
                   column::share, column::actual_before, column::shortfall},
                  {{text("Savings"),
                    text("WS2 Finance"),
                    {plan::date(2018y / 11 / 30), {}},
                    text("£14,022,037"),
                    text("£13,652,037"),
                    {97, {}},
                    text("£13,000,000"),
                    {std::string("£370,000"), emphasis::most}}})};
    return model;
}

} // namespace

std::vector<named_digest> digest_models() {
    plan::digest nothing = begun(plan::digest_kind::board_plan);
    nothing.subject = "Shadow Executive";
    return {{"digest_forward_plan", forward_plan()}, {"digest_week", week()},
            {"digest_board_plan", board_plan()},     {"digest_scorecard", scorecard()},
            {"digest_measures", measures()},         {"digest_nothing", nothing}};
}

} // namespace remembrancer::tests
