#include "daemon/rules/target_missed.hpp"

#include "tests/rules/verdicts.hpp"
#include "tests/support/builders.hpp"

using namespace remembrancer;
using namespace remembrancer::test;
using namespace std::chrono_literals;

namespace {

const plan::date period = 2018y / 11 / 30;
const plan::date today = 2018y / 12 / 5;

item_builder achieved(std::string actual, std::string target) {
    return a_measure().counted(std::move(actual), std::move(target)).reported_on(period);
}

} // namespace

TEST_CASE("a period that fell short of its target is said with its share") {
    constexpr auto missed = plan::reason::target_missed;
    const verdict_row rows[] = {
        {"short", achieved("\u00A37.4m", "\u00A39.5m"), today, missed,
         "\u00A37.4m of \u00A39.5m, 78%", period},
        {"spend of an allocation", achieved("14,978", "145,000"), today, missed,
         "14,978 of 145,000, 10%", period},
        {"just short", achieved("999", "1,000"), today, missed, "999 of 1,000, 99%", period},
        {"nothing", achieved("0", "12"), today, missed, "0 of 12, 0%", period},
        {"a share", achieved("78%", "85%"), today, missed, "78% of 85%", period},
        {"less than nothing", achieved("-5", "12"), today, missed, "-5 of 12", period},
        {"met", achieved("12", "12"), today, {}},
        {"surpassed", achieved("13", "12"), today, {}},
        {"no target", achieved("13", ""), today, {}},
        {"not counted yet", achieved("", "12"), today, {}},
        {"a number and a share", achieved("0.78", "85%"), today, {}},
        {"of no period", a_measure().counted("1", "12"), today, {}},
        {"closed", achieved("1", "12").closed(), today, {}},
        {"vanished", achieved("1", "12").vanished(today), today, {}},
        {"no measure", a_report().counted("1", "12").reported_on(period), today, {}},
    };
    check_verdicts(
        {plan::rule::target_missed, rules::target_missed::find, five_days_of_news(), true}, rows);
}

TEST_CASE("each period is an episode of its own, for as long as it is the newest") {
    const plan::item short_of_it = achieved("1", "12");
    const asking ask = asking_about(short_of_it);
    const auto then = rules::target_missed::find(ask.subject(), ask.on(today));
    const auto later =
        rules::target_missed::find(ask.subject(), ask.on(today + std::chrono::days(90)));
    CHECK(then == later);
    CHECK_FALSE(rules::target_missed::next_wake(ask.subject(), ask.on(today)));
}
