#include "daemon/store/items.hpp"
#include "tests/scenarios/demo_rounds.hpp"
#include "tests/support/golden.hpp"
#include "tests/support/printing.hpp"

#include <algorithm>

#include <doctest/doctest.h>

using namespace remembrancer;
using namespace remembrancer::tests;

namespace {

/// The real plan, kept as its own dates say: on the morning of its target each item is complete.
/// One whose target is past, or to be confirmed, is complete from the first day.
class kept_up_plan {
public:
    /// Messages by person and week.
    messages_by_week messages() {
        messages_by_week counts;
        const auto tell = [&](const rounds::composed_message& each, plan::date today) {
            counts.add(each.message.person, today);
        };
        hold_rounds(
            plan_, [this](plan::date today) { complete_what_is_due(today); }, tell);
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

int median(std::vector<int> of) {
    std::ranges::sort(of);
    return of[of.size() / 2];
}

} // namespace

TEST_CASE("whoever keeps the plan up to date hears at most thrice a week, and mostly once or not") {
    const messages_by_week counts = kept_up_plan().messages();
    CHECK(counts.people().size() > 10);
    for (const auto& [person, each] : counts.people()) {
        CAPTURE(person);
        CHECK(*std::ranges::max_element(each) <= 3);
        CHECK(median(each) <= 1);
    }
    CHECK(support::golden_difference("scenarios/kept_up_plan.txt", counts.table()) == "");
}
