#include "tests/scenarios/demo_rounds.hpp"

#include "daemon/calendar/week.hpp"

#include <numeric>

#include <fmt/format.h>

namespace remembrancer::tests {
namespace {

std::size_t week_of(plan::date day) {
    const auto weeks =
        (calendar::monday_of(day) - calendar::monday_of(first_day)) / std::chrono::weeks(1);
    return static_cast<std::size_t>(weeks);
}

} // namespace

void hold_rounds(
    test::demo_plan& plan, const std::function<void(plan::date today)>& before,
    const std::function<void(const rounds::composed_message&, plan::date today)>& tell) {
    rounds::people_cache people;
    for (plan::date today = first_day; today <= last_day; today += std::chrono::days(1)) {
        if (!plan.snapshot->calendar.is_working_day(today))
            continue;
        before(today);
        const base::instant at = std::chrono::sys_days(today) + std::chrono::hours(9);
        store::transaction opening(plan.db);
        const auto round = store::open_round(plan.db, "daily", at, at).value();
        opening.commit();
        rounds::hold_round_now(plan.db, people, plan.snapshot, round,
                               [&](const rounds::composed& made, const store::round_row&) {
                                   for (const rounds::composed_message& each : made.messages)
                                       tell(each, today);
                               });
    }
}

void messages_by_week::add(const std::string& person, plan::date day) {
    std::vector<int>& weeks = counts_[person];
    weeks.resize(week_of(last_day) + 1);
    ++weeks[week_of(day)];
}

std::string messages_by_week::table() const {
    std::string table = fmt::format("{:<31}", "Messages a week from");
    for (std::size_t week = 0; week <= week_of(last_day); ++week) {
        const plan::date monday = calendar::monday_of(first_day) + std::chrono::weeks(week);
        table += " " + plan::to_iso(monday).substr(5);
    }
    table += "   all\n";
    for (const auto& [person, weeks] : counts_) {
        table += fmt::format("{:<31}", person);
        for (const int messages : weeks)
            table += fmt::format(" {:>5}", messages == 0 ? "." : std::to_string(messages));
        table += fmt::format(" {:>5}\n", std::accumulate(weeks.begin(), weeks.end(), 0));
    }
    return table;
}

} // namespace remembrancer::tests
