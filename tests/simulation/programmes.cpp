#include "tests/simulation/programmes.hpp"

#include "tests/simulation/programme_boards.hpp"

namespace remembrancer::simulation {
namespace {

using oracle::day_of;
using enum oracle::role;

std::vector<oracle::contact> usual_contacts() {
    return {{"Programme director", "Deputy director"},
            {"Deputy director", ""},
            {"Programme office", ""},
            {"Legal sponsor", "Legal manager"},
            {"Legal manager", "Finance manager A"},
            {"Finance sponsor", ""},
            {"Finance manager A", "Finance manager B"},
            {"Finance manager B", "Finance manager A"},
            {"People sponsor A", "People sponsor B"},
            {"People sponsor B", "A former colleague"},
            {"People manager", "Officer 1"},
            {"Officer 1", "Officer 2"},
            {"Officer 2", "Officer 3"},
            {"Officer 3", ""},
            {"Officer 4", "Programme office"},
            {"Officer 5", "Officer 1"},
            {"Harbour director", "Officer 5"},
            {"Harbour office", ""},
            {"Roads office", ""}};
}

std::vector<oracle::stream> usual_streams() {
    return {{"WS1 Legal", {"Legal manager"}, {"Legal sponsor"}},
            {"WS2 Finance", {"Finance manager A", "Finance manager B"}, {"Finance sponsor"}},
            {"WS3 People", {"People manager"}, {"People sponsor A", "People sponsor B"}},
            {"WS4 Place", {}, {"Legal sponsor"}},
            {"WS5 Property", {"Officer 5"}, {}}};
}

std::vector<oracle::programme> five_programmes(oracle::nation of_the_first) {
    std::vector<oracle::programme> all;
    const auto nations = {oracle::nation::england_and_wales, oracle::nation::scotland,
                          oracle::nation::northern_ireland};
    for (const char* name : {"Council", "Harbour", "Schools", "Roads", "Parks"}) {
        oracle::programme each;
        each.name = name;
        const auto which = static_cast<std::size_t>(of_the_first) + all.size();
        each.where = nations.begin()[which % nations.size()];
        each.streams = usual_streams();
        each.key_date = day_of(2020, 4, 1);
        each.worth.far_before_key_date_days = 365;
        all.push_back(std::move(each));
    }
    all[1].director = "Harbour director";
    all[1].office = "Harbour office";
    all[1].worth.bands = {
        {"Low", 1, false}, {"Medium", 5, false}, {"High", 10, true}, {"Extreme", 20, true}};
    all[2].office = "Officer 4";
    all[2].key_date = day_of(2020, 7, 1);
    all[2].closures = {{day_of(2019, 12, 27), day_of(2019, 12, 31)},
                       {day_of(2020, 2, 28), day_of(2020, 3, 2)}};
    all[3].streams.pop_back();
    all[3].office = "Roads office";
    all[4].director = "A former colleague";
    return all;
}

setup usual(const char* name, oracle::nation of_the_first) {
    setup out;
    out.name = name;
    out.organisation.programmes = five_programmes(of_the_first);
    out.organisation.contacts = usual_contacts();
    out.organisation.boards = usual_boards();
    return out;
}

/// What one programme has, and the others do not.
oracle::ladder_case only_of(const char* programme, const char* rule, oracle::ladder ladder) {
    oracle::ladder_case out;
    out.rule = rule;
    out.programme = programme;
    out.ladder = std::move(ladder);
    return out;
}

void with_thresholds(setup& of, const auto& change) {
    for (oracle::programme& each : of.organisation.programmes)
        change(each.worth);
}

setup with_quiet_people() {
    setup out = usual("quiet", oracle::nation::scotland);
    out.minute_of_day = 9 * 60;
    out.quiet = {{"Officer 1", 20 * 60, 9 * 60 + 30}, {"Legal sponsor", 8 * 60, 12 * 60}};
    out.organisation.weekly = {{"Officer 2", 2}, {"Legal manager", 0}, {"People sponsor A", 4}};
    out.organisation.at_once = {"Officer 3", "People manager", "Finance sponsor"};
    return out;
}

setup with_own_ladders() {
    setup out = usual("own ladders", oracle::nation::northern_ireland);
    out.minute_of_day = 7 * 60 + 15;
    with_thresholds(out, [](oracle::thresholds& worth) {
        worth.slip_working_days = 5;
        worth.news_working_days = 2;
        worth.steps_add_up_days = 40;
        worth.carried_over_times = 2;
        worth.review_after_days = 10;
        worth.confirm_within_days = 30;
        worth.confirm_after_working_days = 8;
        worth.remind_from = -15;
        worth.report_every_days = 14;
        worth.jump_percent = 20;
        worth.clearance_working_days = 4;
    });
    oracle::ladders& ladders = out.organisation.ladders;
    std::map<std::string, oracle::ladder>& all = ladders.of;
    all["due_soon"].steps = {{-15, {owner, project_manager}}, {-3, {owner}}, {0, {owner}}};
    all["overdue"].steps = {{1, {owner}},
                            {3, {owner, project_manager}},
                            {7, {sponsor}},
                            {15, {programme_director, programme_office}}};
    all["overdue"].repeats = {{7, {owner}}, {0, {programme_director}}};
    all["overdue_red"].steps = {{1, {owner, sponsor}}, {4, {programme_director}}};
    all["overdue_red"].repeats = {{3, {owner, sponsor}}};
    all["no_owner"].repeats = {{10, {programme_office}}};
    all["recast"].waits = false;
    all["slipped"].steps.push_back({3, {owner, sponsor}});
    all["slipped"].repeats = {{5, {project_manager}}};
    all["review_overdue"].steps.push_back({2, {project_manager}});
    all["top_band"].steps = {{0, {owner}}, {1, {project_manager, sponsor}}};
    ladders.cases.push_back(only_of(
        "Harbour", "overdue",
        {{{2, {owner}}, {4, {sponsor, programme_director}}}, {{4, {owner}}}, true, true, false}));
    ladders.cases.push_back(only_of("Roads", "no_date", {{{0, {owner}}}, {}, false, false, true}));
    all["report_late"] = {{{1, {owner, project_manager}}, {2, {sponsor}}, {6, {programme_office}}},
                          {{3, {owner, sponsor}}, {0, {programme_director}}},
                          true,
                          true,
                          false};
    all["total_unreconciled"].waits = false;
    all["target_missed"].steps.push_back({2, {owner, sponsor}});
    ask_earlier(out.organisation);
    all["predecessor_late"].steps.push_back({3, {owner, project_manager}});
    all["latest_start"].steps = {{-20, {owner}}, {-2, {owner, project_manager}}, {5, {sponsor}}};
    all["latest_start"].copies_owner = true;
    all["likely_duplicate"].waits = false;
    all["no_milestones"].repeats = {{0, {programme_office}}};
    return out;
}

setup with_a_closure() {
    setup out = usual("closure", oracle::nation::england_and_wales);
    out.minute_of_day = 16 * 60 + 45;
    for (oracle::programme& each : out.organisation.programmes)
        if (each.closures.empty())
            each.closures = {{day_of(2019, 12, 27), day_of(2019, 12, 27)},
                             {day_of(2020, 2, 28), day_of(2020, 2, 28)}};
    oracle::ladders& ladders = out.organisation.ladders;
    ladders.first_sight = {owner, programme_office};
    ladders.of["overdue"].copies_owner = false;
    ladders.of["overdue"].skips_told = false;
    ladders.of["no_date"].repeats = {{0, {owner, programme_office}}};
    oracle::ladder_case red = only_of("Council", "overdue",
                                      {{{1, {owner}}, {3, {sponsor, programme_office}}},
                                       {{0, {programme_director}}},
                                       true,
                                       false,
                                       false});
    red.rating = oracle::rating::red;
    ladders.cases.push_back(red);
    with_thresholds(out, [](oracle::thresholds& worth) {
        worth.change_requests = true;
        worth.completion_dates = true;
        worth.recovery_plans = true;
        worth.tranches = true;
        worth.confirm_after_working_days = 20;
        worth.report_every_days = 30;
        worth.jump_percent = 100;
    });
    ladders.of["report_late"].skips_told = true;
    ladders.of["measure_jump"] = {
        {{0, {owner, project_manager}}}, {{0, {project_manager}}}, false, false, false};
    ask_all_together(out.organisation);
    return out;
}

setup twice_a_week() {
    setup out = usual("twice a week", oracle::nation::scotland);
    out.minute_of_day = 10 * 60;
    out.weekdays = {1, 3};
    out.organisation.weekly = {{"Officer 1", 2}, {"Finance manager A", 3}};
    with_thresholds(out, [](oracle::thresholds& worth) { worth.clearance_working_days = 0; });
    return out;
}

} // namespace

const std::vector<setup>& setups() {
    static const std::vector<setup> all{usual("usual", oracle::nation::england_and_wales),
                                        with_quiet_people(), with_own_ladders(), with_a_closure(),
                                        twice_a_week()};
    return all;
}

} // namespace remembrancer::simulation
