#include "daemon/calendar/week.hpp"
#include "daemon/rounds/round.hpp"
#include "daemon/store/items.hpp"
#include "tests/support/demo_plan.hpp"
#include "tests/support/golden.hpp"
#include "tests/support/printing.hpp"

#include <algorithm>
#include <map>

#include <doctest/doctest.h>
#include <fmt/format.h>

using namespace remembrancer;
using test::day;

namespace {

const plan::date first = day("2018-12-05");
const plan::date last = day("2019-04-01");

/// The real plan, kept as its own dates say: on the morning of its target each item is complete.
/// One whose target is past, or to be confirmed, is complete from the first day.
class kept_up_plan {
public:
    /// Messages by person and week, from the first day to the last.
    std::map<std::string, std::map<plan::date, int>> messages() {
        std::map<std::string, std::map<plan::date, int>> counts;
        const auto tell = [&](const rounds::composed& made, const store::round_row& round) {
            const plan::date on = plan_.snapshot->zone.today(round.scheduled_for);
            for (const rounds::composed_message& each : made.messages)
                ++counts[each.message.person][calendar::monday_of(on)];
        };
        rounds::people_cache people;
        for (plan::date today = first; today <= last; today += std::chrono::days(1)) {
            if (!plan_.snapshot->calendar.is_working_day(today))
                continue;
            complete_what_is_due(today);
            const base::instant at = std::chrono::sys_days(today) + std::chrono::hours(9);
            store::transaction opening(plan_.db);
            const auto round = store::open_round(plan_.db, "daily", at, at).value();
            opening.commit();
            rounds::hold_round_now(plan_.db, people, plan_.snapshot, round, tell);
        }
        return counts;
    }

private:
    void complete_what_is_due(plan::date today) {
        std::vector<plan::item> due;
        store::each_item(plan_.db, [&](const plan::item& item) {
            const auto by = plan::effective_by(item);
            if (!item.closed && (!by || *by <= today))
                due.push_back(item);
        });
        store::transaction all(plan_.db);
        for (plan::item& item : due) {
            item.closed = true;
            item.closed_on = today;
            item.rag = plan::rag::complete;
            item.dates_known_since = today;
            store::update_item(plan_.db, item);
        }
        all.commit();
    }

    test::demo_plan plan_;
};

std::vector<plan::date> mondays() {
    std::vector<plan::date> weeks;
    for (plan::date monday = calendar::monday_of(first); monday <= last;
         monday += std::chrono::days(7))
        weeks.push_back(monday);
    return weeks;
}

int median(std::vector<int> of) {
    std::ranges::sort(of);
    return of[of.size() / 2];
}

/// A line a person: messages week by week, and in all.
std::string table_of(const std::map<std::string, std::vector<int>>& counts) {
    std::string table = fmt::format("{:<31}", "Messages a week from");
    for (const plan::date monday : mondays())
        table += " " + plan::to_iso(monday).substr(5);
    table += "   all\n";
    for (const auto& [person, weeks] : counts) {
        int all = 0;
        table += fmt::format("{:<31}", person);
        for (const int messages : weeks) {
            table += fmt::format(" {:>5}", messages == 0 ? "." : std::to_string(messages));
            all += messages;
        }
        table += fmt::format(" {:>5}\n", all);
    }
    return table;
}

} // namespace

TEST_CASE("whoever keeps the plan up to date hears at most thrice a week, and mostly once or not") {
    std::map<std::string, std::vector<int>> counts;
    for (const auto& [person, weeks] : kept_up_plan().messages()) {
        for (const plan::date monday : mondays()) {
            const auto found = weeks.find(monday);
            counts[person].push_back(found == weeks.end() ? 0 : found->second);
        }
    }
    CHECK(counts.size() > 10);
    for (const auto& [person, each] : counts) {
        CAPTURE(person);
        CHECK(*std::ranges::max_element(each) <= 3);
        CHECK(median(each) <= 1);
    }
    CHECK(support::golden_difference("scenarios/kept_up_plan.txt", table_of(counts)) == "");
}
