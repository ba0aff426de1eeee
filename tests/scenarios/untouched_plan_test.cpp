// The real plan as it was on 5 December 2018, of which nothing is ever updated until vesting day.

#include "daemon/store/items.hpp"
#include "tests/scenarios/demo_rounds.hpp"
#include "tests/support/golden.hpp"
#include "tests/support/printing.hpp"

#include <set>

#include <doctest/doctest.h>

using namespace remembrancer;
using namespace remembrancer::tests;

namespace {

/// What everybody was told until vesting day.
struct untouched_plan {
    untouched_plan() {
        const auto take = [&](const rounds::composed_message& each, plan::date today) {
            take_in(plan::message_from_json(each.message.model), today);
        };
        hold_rounds(
            plan, [](plan::date) {}, take);
        store::transaction reading(plan.db);
        people = rounds::people_cache().read(plan.db, plan.snapshot);
    }

    void take_in(const plan::message& message, plan::date today) {
        weeks.add(message.person, today);
        if (!message_days[message.person].insert(today).second)
            twice.push_back(message.person + " on " + plan::to_iso(today));
        if (message.items.empty() && !message.list)
            for_nothing.push_back(message.person + " on " + plan::to_iso(today));
        for (const plan::message_item& item : message.items) {
            if (item.rule == plan::rule::overdue)
                first_told.try_emplace({item.title, message.person}, today);
        }
    }

    /// Working days from the day on which it was late, or first seen, to that on which somebody
    /// with the role had heard of it; 999 if nobody had.
    [[nodiscard]] int wait_of(const plan::item& item, plan::role role) const {
        const plan::date late = std::max(*plan::effective_by(item), first_day);
        int wait = 999;
        for (const routing::holder& who : people->directory.holders(role, item)) {
            const auto told = first_told.find({item.title, who.principal});
            if (told != first_told.end())
                wait = std::min(wait,
                                plan.snapshot->calendar.working_days_between(late, told->second));
        }
        return wait;
    }

    test::demo_plan plan;
    messages_by_week weeks;
    std::map<std::string, std::set<plan::date>> message_days;
    std::vector<std::string> twice;
    std::vector<std::string> for_nothing;
    std::map<std::pair<std::string, std::string>, plan::date> first_told; ///< by title and person
    std::shared_ptr<const rounds::known_people> people;
};

} // namespace

TEST_CASE("while nobody updates the plan everybody gets one message a working day at most") {
    untouched_plan here;
    CHECK(here.twice.empty());
    CHECK(here.for_nothing.empty());
    CHECK(here.weeks.people().size() > 20);
    CHECK(support::golden_difference("scenarios/untouched_plan.txt", here.weeks.table()) == "");

    const auto& calendar = here.plan.snapshot->calendar;
    int late_items = 0;
    store::each_item(here.plan.db, [&](const plan::item& item) {
        const auto by = plan::effective_by(item);
        if (item.closed || !by ||
            calendar.working_days_between(std::max(*by, first_day), last_day) < 11)
            return;
        ++late_items;
        CAPTURE(item.title);
        CAPTURE(plan::to_iso(*by));
        CHECK(here.wait_of(item, plan::role::sponsor) <= 5);
        CHECK(here.wait_of(item, plan::role::programme_director) <= 10);
    });
    CHECK(late_items > 20);
}
