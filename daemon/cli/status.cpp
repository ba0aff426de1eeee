#include "daemon/app/make_snapshot.hpp"
#include "daemon/base/log.hpp"
#include "daemon/calendar/working_calendar.hpp"
#include "daemon/cli/commands.hpp"
#include "daemon/digest/plan_counts.hpp"
#include "daemon/rounds/pressure.hpp"
#include "daemon/store/episodes.hpp"
#include "daemon/store/items.hpp"
#include "daemon/store/outbox.hpp"
#include "daemon/store/rounds.hpp"

#include <algorithm>
#include <array>
#include <iostream>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace remembrancer::cli {
namespace {

using nlohmann::ordered_json;

/// The kinds of findings, in the order in which they are shown.
constexpr std::array finding_kinds{plan::rule::due_soon,   plan::rule::overdue,
                                   plan::rule::needs_date, plan::rule::no_owner,
                                   plan::rule::no_date,    plan::rule::unreadable};

struct round_times {
    std::string schedule;
    std::optional<store::round_row> last;
    std::optional<base::instant> next;
};

struct status_now {
    std::string programme; ///< whose plan it is, or all their names
    std::vector<rounds::key_date> key_dates;
    const calendar::working_calendar* calendar = nullptr; ///< by which the days to them are counted
    plan::date as_of{};
    digest::plan_counts plan;
    std::optional<plan::time_used> progress; ///< of the one programme
    store::outbox_counts outbox;
    std::vector<round_times> rounds;
    std::size_t missed = 0;
    std::array<long long, finding_kinds.size()> findings{}; ///< open ones
    long long late_reports = 0;                             ///< late or missing
};

status_now gather(store::session& db, const rounds::snapshot& of, plan::date as_of,
                  const std::optional<std::string>& only) {
    status_now now;
    now.as_of = as_of;
    now.programme = only ? rounds::judging(of, *only).programme.name : rounds::all_names(of);
    now.key_dates = rounds::judging(of, only.value_or(std::string())).programme.key_dates;
    now.calendar = &rounds::judging(of, only.value_or(std::string())).calendar;
    store::each_item(db, [&](const plan::item& item) {
        if (!only || item.programme == *only)
            digest::add(now.plan, item, as_of);
    });
    if (only || of.further_programmes.empty())
        now.progress = rounds::progress_of(db, of, only.value_or(std::string()), as_of);
    now.outbox = store::count_outbox(db);
    now.missed = store::unreported_missed(db).size();
    const auto open = [&](plan::rule kind) {
        return only ? store::count_open_episodes(db, kind, *only)
                    : store::count_open_episodes(db, kind);
    };
    std::ranges::transform(finding_kinds, now.findings.begin(), open);
    now.late_reports = open(plan::rule::report_late);
    // The day's start: the round of the day itself is still to come, unless it was held.
    const base::instant from = of.zone.to_instant({as_of, {}}) - std::chrono::milliseconds(1);
    for (const rounds::schedule& each : of.schedules) {
        auto last = store::last_round(db, each.name);
        const base::instant after = last ? std::max(last->scheduled_for, from) : from;
        now.rounds.push_back({each.name, last, each.when.next_after(after, of.calendar)});
    }
    return now;
}

ordered_json to_json(const digest::register_counts& counts) {
    return {{"total", counts.total}, {"open", counts.open}, {"overdue", counts.overdue}};
}

ordered_json to_json(const std::optional<plan::time_used>& progress) {
    if (!progress)
        return {};
    return {{"days_used", progress->days},
            {"of_days", progress->of_days},
            {"milestones_closed", progress->delivered},
            {"of_milestones", progress->of_milestones}};
}

ordered_json to_json(const status_now& now) {
    const digest::milestone_counts& m = now.plan.milestones;
    ordered_json dates = ordered_json::array();
    for (const rounds::key_date& key : now.key_dates)
        dates.push_back({{"name", key.name},
                         {"date", plan::to_iso(key.day)},
                         {"days", calendar::days_between(now.as_of, key.day)},
                         {"working_days", now.calendar->working_days_between(now.as_of, key.day)}});
    ordered_json findings;
    for (std::size_t i = 0; i < finding_kinds.size(); ++i)
        findings[std::string(plan::to_text(finding_kinds[i]))] = now.findings[i];
    ordered_json rounds = ordered_json::array();
    for (const round_times& round : now.rounds)
        rounds.push_back(
            {{"schedule", round.schedule},
             {"last",
              round.last ? ordered_json(base::to_iso(round.last->scheduled_for)) : ordered_json()},
             {"next", round.next ? ordered_json(base::to_iso(*round.next)) : ordered_json()}});
    return {{"as_of", plan::to_iso(now.as_of)},
            {"milestones",
             {{"total", m.total},
              {"open", m.open},
              {"past_baseline", m.past_baseline},
              {"no_forecast", m.no_forecast},
              {"forecast_unknown", m.forecast_unknown},
              {"overdue", m.overdue},
              {"due_in_7_days", m.due_in_7_days},
              {"due_in_8_weeks", m.due_in_8_weeks}}},
            {"risks", to_json(now.plan.risks)},
            {"issues", to_json(now.plan.issues)},
            {"products", to_json(now.plan.products)},
            {"decisions", to_json(now.plan.decisions)},
            {"promises", to_json(now.plan.promises)},
            {"reports", {{"total", now.plan.reports}, {"late", now.late_reports}}},
            {"measures", {{"total", now.plan.measures}}},
            {"key_dates", std::move(dates)},
            {"progress", to_json(now.progress)},
            {"questions", now.plan.questions},
            {"outbox",
             {{"pending", now.outbox.pending},
              {"claimed", now.outbox.claimed},
              {"accepted", now.outbox.accepted},
              {"deferred", now.outbox.deferred},
              {"dead", now.outbox.dead}}},
            {"rounds", std::move(rounds)},
            {"missed_rounds", now.missed},
            {"open_findings", std::move(findings)},
            {"vanished", now.plan.vanished}};
}

std::string counted(int count, const std::string& what) {
    return fmt::format("{} {}{}", count, what, count == 1 ? "" : "s");
}

std::string key_date_words(const rounds::key_date& key, plan::date as_of,
                           const calendar::working_calendar& calendar) {
    const std::string day = base::printable(key.name) + ", " + plan::in_words(key.day);
    if (key.day == as_of)
        return "today: " + day;
    const bool passed = key.day < as_of;
    const plan::date first = std::min(key.day, as_of);
    const plan::date last = std::max(key.day, as_of);
    return fmt::format("{} ({}) {} {}", counted(calendar::days_between(first, last), "day"),
                       counted(calendar.working_days_between(first, last), "working day"),
                       passed ? "since" : "to", day);
}

std::string register_words(std::string_view name, const digest::register_counts& counts) {
    return fmt::format("  {:<12}{} in all, {} open: {} overdue\n", name, counts.total, counts.open,
                       counts.overdue);
}

void print_words(const status_now& now, const rounds::snapshot& of) {
    const digest::milestone_counts& m = now.plan.milestones;
    std::cout << now.programme << ", as at " << plan::in_words_with_weekday(now.as_of) << "\n\n";
    for (const rounds::key_date& key : now.key_dates)
        std::cout << "  " << key_date_words(key, now.as_of, *now.calendar) << "\n";
    if (now.progress)
        std::cout << "  " << plan::in_words(*now.progress) << "\n";
    std::cout
        << fmt::format("  Milestones  {} in all, {} open: {} overdue, {} due in 7 days, {} in "
                       "8 weeks\n",
                       m.total, m.open, m.overdue, m.due_in_7_days, m.due_in_8_weeks)
        << fmt::format("              {} past their baseline, {} without a target, {} with "
                       "target to be confirmed\n",
                       m.past_baseline, m.no_forecast, m.forecast_unknown)
        << register_words("Risks", now.plan.risks) << register_words("Issues", now.plan.issues)
        << (now.plan.products.total > 0 ? register_words("Products", now.plan.products) : "")
        << (now.plan.decisions.total > 0 ? register_words("Decisions", now.plan.decisions) : "")
        << (now.plan.promises.total > 0 ? register_words("Promises", now.plan.promises) : "")
        << (now.plan.reports > 0 ? fmt::format("  Reports     {} in all: {} late or missing\n",
                                               now.plan.reports, now.late_reports)
                                 : "")
        << (now.plan.measures > 0 ? fmt::format("  Measures    {} in all\n", now.plan.measures)
                                  : "")
        << fmt::format("  Questions   {} for the programme office\n", now.plan.questions)
        << fmt::format("  Outbox      {} pending, {} claimed, {} deferred, {} accepted, {} "
                       "dead\n",
                       now.outbox.pending, now.outbox.claimed, now.outbox.deferred,
                       now.outbox.accepted, now.outbox.dead);
    std::string findings;
    for (std::size_t i = 0; i < finding_kinds.size(); ++i) {
        std::string kind(plan::to_text(finding_kinds[i]));
        std::ranges::replace(kind, '_', ' ');
        findings += fmt::format("{}{} {}", i > 0 ? ", " : "", now.findings[i], kind);
    }
    std::cout << "  Findings    " << findings << "\n";
    if (now.plan.vanished > 0)
        std::cout << fmt::format("  Vanished    {} no longer in the plan: done, dropped or "
                                 "renamed?\n",
                                 now.plan.vanished);
    for (const round_times& round : now.rounds) {
        std::cout << "  Rounds      " << round.schedule << ": last "
                  << (round.last ? local_words(round.last->scheduled_for, of.zone) : "none") << ", "
                  << "next " << (round.next ? local_words(*round.next, of.zone) : "none") << "\n";
    }
    if (now.missed > 0)
        std::cout << fmt::format("  Missed      {} rounds since the office's last list\n",
                                 now.missed);
}

} // namespace

int status(const common_options& common, const status_options& options) {
    const settings::settings settings = load(common);
    const auto snapshot = app::make_snapshot(settings);
    store::session db = open_store(settings);
    const plan::date as_of = date_or_today(options.as_of, "--as-of", *snapshot);
    std::optional<std::string> only;
    if (!options.programme.empty())
        only = programme_named(options.programme, settings);
    const status_now now = gather(db, *snapshot, as_of, only);
    if (common.json)
        std::cout << to_json(now).dump(-1, ' ', true) << "\n";
    else
        print_words(now, *snapshot);
    return static_cast<int>(base::exit_code::ok);
}

} // namespace remembrancer::cli
