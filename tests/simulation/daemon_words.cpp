#include "tests/simulation/daemon_words.hpp"

#include "daemon/store/items.hpp"

#include <chrono>
#include <set>

namespace remembrancer::simulation {
namespace {

constexpr plan::date first_of_all = std::chrono::year(2017) / 1 / 1;

plan::pause_kind kind_of(oracle::pause::sort which) {
    switch (which) {
    case oracle::pause::sort::acknowledgement:
        return plan::pause_kind::acknowledgement;
    case oracle::pause::sort::snooze:
        return plan::pause_kind::snooze;
    default:
        return plan::pause_kind::silence;
    }
}

oracle::pause::sort sort_of(plan::pause_kind kind) {
    switch (kind) {
    case plan::pause_kind::acknowledgement:
        return oracle::pause::sort::acknowledgement;
    case plan::pause_kind::snooze:
        return oracle::pause::sort::snooze;
    default:
        return oracle::pause::sort::silence;
    }
}

oracle::role role_of(plan::role which) {
    switch (which) {
    case plan::role::owner:
        return oracle::role::owner;
    case plan::role::project_manager:
        return oracle::role::project_manager;
    case plan::role::sponsor:
        return oracle::role::sponsor;
    case plan::role::programme_director:
        return oracle::role::programme_director;
    case plan::role::clearance_officer:
        return oracle::role::clearance_officer;
    case plan::role::board_chair:
        return oracle::role::board_chair;
    default:
        return oracle::role::programme_office;
    }
}

} // namespace

plan::date date_of(oracle::day when) {
    return first_of_all + std::chrono::days(when);
}

base::instant instant_of(oracle::minute at) {
    return base::instant(first_of_all) + std::chrono::minutes(at);
}

oracle::minute minute_of(base::instant at) {
    return std::chrono::duration_cast<std::chrono::minutes>(at - base::instant(first_of_all))
        .count();
}

bool is_of_the_oracle(const std::string& rule) {
    static const std::set<std::string> rules{"due_soon",
                                             "overdue",
                                             "needs_date",
                                             "no_owner",
                                             "no_date",
                                             "unreadable",
                                             "slipped",
                                             "recast",
                                             "slipped_in_steps",
                                             "carried_over",
                                             "no_change_request",
                                             "due_on_closed_day",
                                             "unlikely_year",
                                             "fixed_date_moved",
                                             "expected_before_promised",
                                             "amber_without_date",
                                             "completion_undated",
                                             "complete_not_started",
                                             "red_without_plan",
                                             "rating_worsened",
                                             "rating_unchanged",
                                             "no_tranche",
                                             "no_mitigation",
                                             "no_review",
                                             "review_overdue",
                                             "band_worsened",
                                             "score_mismatch",
                                             "not_confirmed",
                                             "report_late",
                                             "overall_unlike_parts",
                                             "total_unreconciled",
                                             "measure_jump",
                                             "target_missed",
                                             "papers_due",
                                             "notice_missed",
                                             "off_meeting_day",
                                             "path_too_short",
                                             "predecessor_late",
                                             "predecessor_moved",
                                             "latest_start",
                                             "no_milestones",
                                             "single_milestone",
                                             "likely_duplicate",
                                             "wrong_register"};
    return rules.contains(rule);
}

std::string ref_of(plan::item_kind kind, const std::string& ref, const std::string& programme,
                   const std::string& title) {
    return kind == plan::item_kind::report ? oracle::report_ref(programme, title) : ref;
}

std::string ref_of(const plan::item& item) {
    return ref_of(item.kind, item.ref, item.programme, item.title);
}

plan::item item_called(store::session& db, const std::string& programme, const std::string& ref) {
    if (const std::string reports = oracle::report_ref(programme, {}); ref.starts_with(reports))
        return store::find_item(db, plan::item_kind::report,
                                store::identity_of(programme, {}, {}, ref.substr(reports.size())))
            .value();
    const plan::item_kind kind = ref.front() == 'M'   ? plan::item_kind::milestone
                                 : ref.front() == 'P' ? plan::item_kind::product
                                 : ref.front() == 'R' ? plan::item_kind::risk
                                 : ref.front() == 'K' ? plan::item_kind::measure
                                 : ref.front() == 'D' ? plan::item_kind::decision
                                                      : plan::item_kind::issue;
    return store::find_item(db, kind, store::identity_of(programme, ref, {}, {})).value();
}

plan::pause pause_of(store::session& db, const oracle::pause& made) {
    plan::pause out;
    out.kind = kind_of(made.is);
    if (!made.ref.empty())
        out.item = item_called(db, made.programme, made.ref).id;
    out.workstream = made.workstream;
    if (!made.rule.empty())
        out.rule = plan::rule_from_text(made.rule).value();
    out.person = made.person;
    out.author = "Programme director";
    out.reason = "it is in hand";
    out.from = date_of(made.from);
    out.until = date_of(made.until);
    return out;
}

oracle::pause pause_of(const plan::pause& stored, const plan::item& about) {
    const auto day_of = [](plan::date when) {
        return static_cast<oracle::day>((when - first_of_all).count());
    };
    return {sort_of(stored.kind),
            stored.item ? about.programme : std::string(),
            stored.item ? ref_of(about) : std::string(),
            stored.workstream,
            stored.rule ? std::string(plan::to_text(*stored.rule)) : std::string(),
            stored.person,
            day_of(stored.from),
            day_of(stored.until)};
}

oracle::held_back held_back_of(const std::string& ref, const std::string& rule,
                               const plan::alert& alert) {
    return {ref, rule, alert.step, {role_of(alert.role), alert.principal}};
}

std::string written(const oracle::held_back& one) {
    static const std::vector<std::string> roles{
        "owner",  "project manager",   "sponsor",    "director",
        "office", "clearance officer", "board chair"};
    return one.ref + " " + one.rule + " step " + std::to_string(one.step) + " for " +
           one.whose.name + " as " + roles.at(static_cast<std::size_t>(one.whose.role)) + "\n";
}

} // namespace remembrancer::simulation
