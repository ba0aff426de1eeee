#include "daemon/rules/evaluate.hpp"

#include "tests/rules/boards.hpp"

#include <doctest/doctest.h>

#include <map>
#include <random>

using namespace remembrancer;
using namespace remembrancer::test;
using namespace std::chrono_literals;
using plan::date;
using std::chrono::days;

namespace {

const date start = 2018y / 12 / 3;

class random_decisions {
public:
    int below(unsigned n) { return static_cast<int>(random_() % n); }

    plan::item next() {
        item_builder item = a_decision();
        item.baseline(some_date()).known_since(start - days(below(30)));
        if (below(3) == 0)
            item.forecast(some_date());
        if (below(5) == 0)
            item.papers_sent(start + days(below(60)));
        if (below(3) == 0)
            item.notice_given(start + days(below(60) - 30));
        return item;
    }

    std::vector<plan::board> path() {
        std::vector<plan::board> out;
        for (int n = below(4); n > 0; --n)
            out.push_back(board());
        return out;
    }

private:
    plan::plan_date some_date() {
        const date first = start + days(below(130));
        switch (below(6)) {
        case 0:
            return to_be_confirmed();
        case 1:
            return between(first, first + days(below(40)));
        default:
            return on(first);
        }
    }

    plan::board board() {
        plan::board out = below(2) == 0 ? programme_board() : executive();
        if (below(3) == 0)
            out.meets = below(2) == 0 ? "third Thursday of the month" : "";
        out.papers_before = below(8);
        out.papers_in_clear_days = below(2) == 0;
        out.notice_clear_days = below(2) == 0 ? below(35) : 0;
        return out;
    }

    std::mt19937 random_{20181219}; // NOLINT(bugprone-random-generator-seed)
};

} // namespace

TEST_CASE("between two wakes nothing changes that is found of a decision") {
    random_decisions random;
    std::map<plan::reason, int> seen;
    for (int i = 0; i < 500; ++i) {
        CAPTURE(i);
        asking_boards of{random.next(), random.path()};
        of.ask.settings.papers_due_working_days = random.below(12);
        of.ask.settings.notice_due_working_days = random.below(20);
        auto findings = rules::evaluate(of.ask.subject(), of.ask.on(start));
        auto wake = rules::next_wake(of.ask.subject(), of.ask.on(start));
        for (date day = start + days(1); day < start + days(200); day += days(1)) {
            auto now = rules::evaluate(of.ask.subject(), of.ask.on(day));
            if (now != findings)
                REQUIRE(wake == day);
            if (wake == day)
                wake = rules::next_wake(of.ask.subject(), of.ask.on(day));
            REQUIRE((!wake || *wake > day));
            for (const plan::finding& found : now)
                ++seen[found.reason];
            findings = std::move(now);
        }
    }
    using plan::reason;
    for (const reason why :
         {reason::papers_due, reason::papers_late, reason::notice_due, reason::notice_too_late,
          reason::no_meeting_that_day, reason::board_cannot_come_first}) {
        CAPTURE(plan::to_text(why));
        CHECK(seen[why] > 0);
    }
}
