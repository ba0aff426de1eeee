#include "daemon/digest/plan_counts.hpp"

#include "tests/support/builders.hpp"

#include <doctest/doctest.h>

using namespace remembrancer;
using namespace std::chrono_literals;

namespace {

const plan::date today = 2018y / 12 / 5;

digest::plan_counts counted(const plan::item& item) {
    digest::plan_counts counts;
    digest::add(counts, item, today);
    return counts;
}

} // namespace

TEST_CASE("a milestone is counted by what is true of it on the day") {
    struct row {
        const char* name;
        plan::item item;
        digest::milestone_counts expected;
    };
    const auto a = [] { return test::a_milestone(); };
    const row rows[] = {
        {"closed", a().baseline(2018y / 11 / 1).closed(), {.total = 1}},
        {"due today",
         a().baseline(today),
         {.total = 1, .open = 1, .no_forecast = 1, .due_in_7_days = 1, .due_in_8_weeks = 1}},
        {"due in 7 days",
         a().baseline(today + std::chrono::days(7)),
         {.total = 1, .open = 1, .no_forecast = 1, .due_in_7_days = 1, .due_in_8_weeks = 1}},
        {"due in 8 days",
         a().baseline(today + std::chrono::days(8)),
         {.total = 1, .open = 1, .no_forecast = 1, .due_in_8_weeks = 1}},
        {"due in 57 days",
         a().baseline(today + std::chrono::days(57)),
         {.total = 1, .open = 1, .no_forecast = 1}},
        {"past baseline, forecast ahead",
         a().baseline(2018y / 11 / 30).forecast(2018y / 12 / 7),
         {.total = 1, .open = 1, .past_baseline = 1, .due_in_7_days = 1, .due_in_8_weeks = 1}},
        {"forecast passed",
         a().baseline(2018y / 10 / 17).forecast(2018y / 10 / 31),
         {.total = 1, .open = 1, .past_baseline = 1, .overdue = 1}},
        {"forecast to be confirmed",
         a().baseline(2018y / 11 / 30).forecast(test::to_be_confirmed()),
         {.total = 1, .open = 1, .past_baseline = 1, .forecast_unknown = 1}},
    };
    for (const row& r : rows) {
        CAPTURE(r.name);
        CHECK(counted(r.item).milestones == r.expected);
    }
}

TEST_CASE("what has vanished from the plan is not open, and is counted by itself") {
    digest::plan_counts counts;
    for (plan::item item : {plan::item(test::a_milestone().baseline(2018y / 11 / 1)),
                            plan::item(test::a_risk().baseline(2018y / 11 / 12)),
                            plan::item(test::an_issue().closed())}) {
        item.vanished_on = today;
        item.questions = {{"owner", "TBA", "who owns it", {}}};
        digest::add(counts, item, today);
    }
    CHECK(counts.milestones == digest::milestone_counts{.total = 1});
    CHECK(counts.risks == digest::register_counts{.total = 1});
    CHECK(counts.issues == digest::register_counts{.total = 1});
    CHECK(counts.questions == 0);
    // The closed one is over, whether it is still in the plan or not.
    CHECK(counts.vanished == 2);
}

TEST_CASE("risks and issues are counted apart, and questions of open items only") {
    plan::item risk = test::a_risk().baseline(2018y / 11 / 12);
    risk.questions = {{"owner", "TBA", "who owns it", {}}};
    digest::plan_counts counts;
    digest::add(counts, risk, today);
    risk.closed = true;
    digest::add(counts, risk, today);
    digest::add(counts, test::an_issue().baseline(today), today);
    CHECK(counts.risks == digest::register_counts{.total = 2, .open = 1, .overdue = 1});
    CHECK(counts.issues == digest::register_counts{.total = 1, .open = 1, .overdue = 0});
    CHECK(counts.questions == 1);
    CHECK(counts.milestones == digest::milestone_counts{});
}

TEST_CASE("reports and measures are counted, and are not due") {
    digest::plan_counts expected;
    expected.reports = 1;
    CHECK(counted(test::a_report().reported_on(today)) == expected);
    expected.reports = 0;
    CHECK(counted(test::a_report().rated(plan::rag::red)) == expected);
    expected.measures = 1;
    CHECK(counted(test::a_measure().counted("39")) == expected);
}
