#include "daemon/routing/routing_settings.hpp"

#include <algorithm>

namespace remembrancer::routing {
namespace {

using plan::role;

/// The repeats of what is late: the owner keeps hearing it, the top of the programme weekly.
std::vector<repeat> repeats_of_lateness() {
    return {{repeat::every::working_days, 5, {role::owner}},
            {repeat::every::week, 0, {role::programme_director, role::programme_office}}};
}

/// A question is put at once, and again until it is answered.
ladder question_to(std::vector<role> roles) {
    return {{{0, roles}}, {{repeat::every::working_days, 5, roles}}, false, false, false};
}

/// Said once, to be looked into when there is time.
ladder check_by(std::vector<role> roles) {
    return {{{0, std::move(roles)}}, {}, false, false, true};
}

/// Said once, with the next round.
ladder news_for(std::vector<role> roles) {
    return {{{0, std::move(roles)}}, {}, false, false, false};
}

/// The owner is reminded on those working days before the last one; after it there is little time.
ladder ahead_of_meeting(std::initializer_list<int> reminders) {
    ladder out{{}, {}, true, false, false};
    for (const int offset : reminders)
        out.steps.push_back({offset, {role::owner}});
    out.steps.push_back({1, {role::owner, role::project_manager, role::programme_office}});
    out.steps.push_back({3, {role::sponsor}});
    return out;
}

std::map<plan::rule, ladder> ladders_of_rules() {
    using plan::rule;
    std::map<rule, ladder> of;
    for (const rule each :
         {rule::amber_without_date, rule::completion_undated, rule::complete_not_started,
          rule::due_on_closed_day, rule::expected_before_promised, rule::no_mitigation,
          rule::no_review, rule::not_confirmed, rule::rating_unchanged, rule::red_without_plan,
          rule::review_overdue})
        of.emplace(each, check_by({role::owner}));
    for (const rule each : {rule::no_change_request, rule::recast, rule::slipped,
                            rule::slipped_in_steps, rule::score_mismatch, rule::wrong_register})
        of.emplace(each, check_by({role::project_manager}));
    for (const rule each : {rule::no_tranche, rule::unlikely_year})
        of.emplace(each, check_by({role::programme_office}));
    for (const rule each : {rule::no_milestones, rule::single_milestone})
        of.emplace(each, check_by({role::owner, role::programme_office}));
    of.emplace(rule::predecessor_late, news_for({role::owner}));
    of.emplace(rule::predecessor_moved, check_by({role::owner}));
    of.emplace(rule::latest_start, ladder{{{-10, {role::owner}},
                                           {0, {role::owner}},
                                           {1, {role::owner, role::project_manager}}},
                                          {},
                                          false,
                                          false,
                                          false});
    of.emplace(rule::papers_due, ahead_of_meeting({-5, -2, 0}));
    of.emplace(rule::notice_missed, ahead_of_meeting({-10, -5}));
    of.emplace(rule::off_meeting_day, check_by({role::owner}));
    of.emplace(rule::carried_over, check_by({role::project_manager, role::sponsor}));
    of.emplace(rule::likely_duplicate, check_by({role::owner, role::programme_office}));
    of.emplace(rule::path_too_short, check_by({role::owner, role::programme_office}));
    of.emplace(rule::report_late,
               ladder{{{1, {role::owner}},
                       {3, {role::owner, role::project_manager, role::programme_office}}},
                      {{repeat::every::working_days, 5, {role::owner}}},
                      false,
                      false,
                      false});
    for (const rule each : {rule::overall_unlike_parts, rule::measure_jump, rule::target_missed})
        of.emplace(each, check_by({role::owner}));
    of.emplace(rule::total_unreconciled, check_by({role::owner, role::programme_office}));
    of.emplace(rule::rating_worsened, news_for({role::project_manager, role::sponsor}));
    of.emplace(rule::band_worsened, news_for({role::project_manager, role::sponsor}));
    of.emplace(rule::fixed_date_moved,
               news_for({role::sponsor, role::programme_director, role::programme_office}));
    return of;
}

const ladder* case_for(const ladders& all, plan::rule rule, const plan::item& item) {
    const auto found = std::ranges::find_if(
        all.cases, [&](const ladder_case& each) { return holds_for(each, rule, item); });
    return found == all.cases.end() ? nullptr : &found->climbed;
}

} // namespace

ladders::ladders()
    : due_soon{{{-10, {role::owner}}, {-5, {role::owner}}, {-1, {role::owner}}, {0, {role::owner}}},
               {},
               false,
               false,
               false},
      overdue{{{1, {role::owner}},
               {2, {role::owner, role::project_manager}},
               {5, {role::sponsor}},
               {10, {role::programme_director, role::programme_office}}},
              repeats_of_lateness(),
              true,
              true},
      overdue_red{{{1, {role::owner, role::project_manager}},
                   {2, {role::sponsor}},
                   {5, {role::programme_director, role::programme_office}}},
                  repeats_of_lateness(),
                  true,
                  true,
                  false},
      top_band{{{0, {role::owner, role::project_manager, role::sponsor}},
                {2, {role::programme_director, role::programme_office}}},
               {},
               false,
               true,
               false},
      no_owner(question_to({role::project_manager, role::programme_office})),
      no_date(question_to({role::owner, role::programme_office})),
      unreadable(question_to({role::programme_office})),
      of_rule(ladders_of_rules()), first_sight{role::owner, role::project_manager,
                                               role::programme_office} {}

bool is_lateness(plan::rule rule) {
    return is_broken_date(rule) || rule == plan::rule::report_late ||
           plan::group_of(rule) == plan::rule_group::ahead;
}

bool is_broken_date(plan::rule rule) {
    return rule == plan::rule::overdue || rule == plan::rule::needs_date;
}

const ladder& ladder_for(const ladders& all, plan::rule rule, const plan::item& item) {
    static const ladder none;
    if (const ladder* of_case = case_for(all, rule, item))
        return *of_case;
    switch (rule) {
    case plan::rule::due_soon:
        return all.due_soon;
    case plan::rule::overdue:
    case plan::rule::needs_date:
        return item.kind == plan::item_kind::milestone && item.rag == plan::rag::red
                   ? all.overdue_red
                   : all.overdue;
    case plan::rule::no_owner:
        return all.no_owner;
    case plan::rule::no_date:
        return all.no_date;
    case plan::rule::unreadable:
        return all.unreadable;
    default: {
        const auto found = all.of_rule.find(rule);
        return found == all.of_rule.end() ? none : found->second;
    }
    }
}

const ladder& ladder_for(const ladders& all, const plan::finding& found, const plan::item& item) {
    if (found.reason == plan::reason::top_band_entered &&
        case_for(all, found.rule, item) == nullptr)
        return all.top_band;
    return ladder_for(all, found.rule, item);
}

} // namespace remembrancer::routing
