#pragma once

#include "daemon/calendar/working_calendar.hpp"
#include "daemon/plan/likeness.hpp"
#include "daemon/rules/subject.hpp"

#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace remembrancer::test {

/// The tables of the rules are of changes that are news for five working days.
[[nodiscard]] inline rules::rules_settings five_days_of_news() {
    rules::rules_settings settings;
    settings.news_working_days = 5;
    return settings;
}

/// An item with its owners, asked about on one day after another.
struct asking {
    using day = plan::date;

    plan::item item;
    std::vector<std::string> owners{"Finance sponsor"};
    std::vector<std::string> unresolved;
    calendar::working_calendar calendar;
    rules::rules_settings settings;
    std::vector<plan::predecessor> predecessors{};
    std::optional<plan::product_milestones> milestones{};
    std::vector<const calendar::board_meetings*> path{}; ///< of a decision
    std::optional<plan::likeness> like{};
    std::vector<plan::measure_part> measure_parts{};

    [[nodiscard]] rules::subject subject() const {
        return {item,
                owners,
                unresolved,
                predecessors,
                milestones,
                path,
                like ? &*like : nullptr,
                measure_parts};
    }
    [[nodiscard]] rules::context on(plan::date today) const { return {today, calendar, settings}; }
};

/// With the holidays of a winter: Christmas, Boxing Day, New Year, and Easter after it.
[[nodiscard]] inline calendar::working_calendar winter_2018() {
    using namespace std::chrono_literals;
    return {{plan::date(2018y / 12 / 25), plan::date(2018y / 12 / 26), plan::date(2019y / 1 / 1),
             plan::date(2019y / 4 / 19), plan::date(2019y / 4 / 22)},
            {}};
}

/// Of an item that a known contact owns, in that winter, with the default settings but for news.
[[nodiscard]] inline asking asking_about(plan::item item) {
    return {std::move(item), {"CL"}, {}, winter_2018(), five_days_of_news()};
}

} // namespace remembrancer::test
