#include "tests/simulation/oracle_plan.hpp"

#include <algorithm>

namespace remembrancer::oracle {

namespace {

using enum role;

/// Told once, with the reader's next message.
ladder aside(std::vector<role> who) {
    return {{{0, std::move(who)}}, {}, false, false, true};
}

/// Asked until it is settled.
ladder asked(const std::vector<role>& who) {
    return {{{0, who}}, {{5, who}}, false, false, false};
}

void add_late(std::map<std::string, ladder>& all) {
    const std::vector<ladder::repeat> late{{5, {owner}},
                                           {0, {programme_director, programme_office}}};
    all["overdue"] = {{{1, {owner}},
                       {2, {owner, project_manager}},
                       {5, {sponsor}},
                       {10, {programme_director, programme_office}}},
                      late,
                      true,
                      true,
                      false};
    all["overdue_red"] = {{{1, {owner, project_manager}},
                           {2, {sponsor}},
                           {5, {programme_director, programme_office}}},
                          late,
                          true,
                          true,
                          false};
}

void add_checks(std::map<std::string, ladder>& all) {
    for (const char* each :
         {"slipped", "recast", "slipped_in_steps", "no_change_request", "score_mismatch"})
        all[each] = aside({project_manager});
    for (const char* each :
         {"due_on_closed_day", "expected_before_promised", "amber_without_date",
          "completion_undated", "complete_not_started", "red_without_plan", "rating_unchanged",
          "no_mitigation", "no_review", "review_overdue", "not_confirmed"})
        all[each] = aside({owner});
    for (const char* each : {"unlikely_year", "no_tranche"})
        all[each] = aside({programme_office});
    all["fixed_date_moved"] = {
        {{0, {sponsor, programme_director, programme_office}}}, {}, false, false, false};
    all["carried_over"] = aside({project_manager, sponsor});
    for (const char* each : {"rating_worsened", "band_worsened"})
        all[each] = {{{0, {project_manager, sponsor}}}, {}, false, false, false};
    all["top_band"] = {
        {{0, {owner, project_manager, sponsor}}, {2, {programme_director, programme_office}}},
        {},
        false,
        true,
        false};
}

void add_of_periods(std::map<std::string, ladder>& all) {
    all["report_late"] = {{{1, {owner}}, {3, {owner, project_manager, programme_office}}},
                          {{5, {owner}}},
                          false,
                          false,
                          false};
    for (const char* each : {"overall_unlike_parts", "measure_jump", "target_missed"})
        all[each] = aside({owner});
    all["total_unreconciled"] = aside({owner, programme_office});
}

/// What boards ask of a decision.
void add_boards(std::map<std::string, ladder>& all) {
    const ladder::step missed{1, {owner, project_manager, programme_office}};
    all["papers_due"] = {{{-5, {owner}}, {-2, {owner}}, {0, {owner}}, missed, {3, {sponsor}}},
                         {},
                         true,
                         false,
                         false};
    all["notice_missed"] = {
        {{-10, {owner}}, {-5, {owner}}, missed, {3, {sponsor}}}, {}, true, false, false};
    all["off_meeting_day"] = aside({owner});
    all["path_too_short"] = aside({owner, programme_office});
}

void add_links(std::map<std::string, ladder>& all) {
    all["predecessor_late"] = {{{0, {owner}}}, {}, false, false, false};
    all["predecessor_moved"] = aside({owner});
    all["latest_start"] = {
        {{-10, {owner}}, {0, {owner}}, {1, {owner, project_manager}}}, {}, false, false, false};
    for (const char* each : {"no_milestones", "single_milestone", "likely_duplicate"})
        all[each] = aside({owner, programme_office});
    all["wrong_register"] = aside({project_manager});
}

} // namespace

std::string report_ref(const std::string& programme, const std::string& level) {
    return "Status of " + (programme.empty() ? "" : programme + ", ") + level;
}

bool is_of_period(kind which) {
    return which == kind::report || which == kind::measure;
}

bool is_in_register(kind which) {
    return which == kind::risk || which == kind::issue;
}

bool is_rated(kind which) {
    return !is_of_period(which) && !is_in_register(which);
}

ladders usual_ladders() {
    ladders all;
    all.of["due_soon"] = {
        {{-10, {owner}}, {-5, {owner}}, {-1, {owner}}, {0, {owner}}}, {}, false, false, false};
    all.of["no_owner"] = asked({project_manager, programme_office});
    all.of["no_date"] = asked({owner, programme_office});
    all.of["unreadable"] = asked({programme_office});
    add_late(all.of);
    add_checks(all.of);
    add_of_periods(all.of);
    add_boards(all.of);
    add_links(all.of);
    all.first_sight = {owner, project_manager, programme_office};
    return all;
}

const programme& programme_of(const row& of, const organisation& in) {
    return of.programme.empty() ? in.programmes.front()
                                : *std::ranges::find(in.programmes, of.programme, &programme::name);
}

std::string shown_workstream(const row& of) {
    return of.programme.empty() ? of.workstream : of.programme + ", " + of.workstream;
}

} // namespace remembrancer::oracle
