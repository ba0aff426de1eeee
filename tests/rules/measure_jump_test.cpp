#include "daemon/rules/measure_jump.hpp"

#include "tests/rules/verdicts.hpp"
#include "tests/support/builders.hpp"

using namespace remembrancer;
using namespace remembrancer::test;
using namespace std::chrono_literals;
using plan::date;

namespace {

const date changed = 2018y / 12 / 5; // a Wednesday
const date last_day = 2018y / 12 / 12;

item_builder from_to(std::string before, std::string now) {
    return a_measure().counted(std::move(now)).counted_before(std::move(before), changed);
}

} // namespace

TEST_CASE("a measure that rose or fell by much is news") {
    constexpr auto jumped = plan::reason::measure_jumped;
    const verdict_row rows[] = {
        {"up", from_to("39", "122"), changed, jumped, "39 to 122, up 213%", changed},
        {"on the last day of news", from_to("39", "122"), last_day, jumped, "39 to 122, up 213%",
         changed},
        {"a day later", from_to("39", "122"), last_day + std::chrono::days(1), {}},
        {"before the plan's day", from_to("39", "122"), changed - std::chrono::days(1), {}},
        {"down", from_to("\u00A31m", "\u00A3250k"), changed, jumped,
         "\u00A31m to \u00A3250k, down 75%", changed},
        {"to nothing", from_to("8", "0"), changed, jumped, "8 to 0, down 100%", changed},
        {"by just so much", from_to("40", "60"), changed, jumped, "40 to 60, up 50%", changed},
        {"by a little less", from_to("1000", "1499"), changed, {}},
        {"unchanged in value", from_to("\u00A31m", "\u00A31,000,000"), changed, {}},
        {"from nothing", from_to("0", "5"), changed, {}},
        {"from less than nothing", from_to("-5", "5"), changed, {}},
        {"the first of its kind", from_to("", "122"), changed, {}},
        {"no longer counted", from_to("39", ""), changed, {}},
        {"what cannot be read", from_to("39", "many"), changed, {}},
        {"a number and a share", from_to("39", "78%"), changed, {}},
        {"closed", from_to("39", "122").closed(), changed, {}},
        {"vanished", from_to("39", "122").vanished(changed), changed, {}},
        {"no measure", a_milestone().counted("122").counted_before("39", changed), changed, {}},
    };
    check_verdicts({plan::rule::measure_jump, rules::measure_jump::find, five_days_of_news(), true},
                   rows);
}

TEST_CASE("a programme says what much is") {
    rules::rules_settings settings;
    settings.jump_percent = 20;
    const verdict_row rows[] = {
        {"by so much", from_to("10", "12"), changed, plan::reason::measure_jumped,
         "10 to 12, up 20%", changed},
        {"by less", from_to("100", "119"), changed, {}},
    };
    check_verdicts({plan::rule::measure_jump, rules::measure_jump::find, settings, true}, rows);
}

TEST_CASE("a jump wakes on its plan's day and when it is news no more, a small change never") {
    const auto wake = [](const plan::item& item, date day) {
        const asking ask = asking_about(item);
        return rules::measure_jump::next_wake(ask.subject(), ask.on(day));
    };
    CHECK(wake(from_to("39", "122"), changed - std::chrono::days(1)) == changed);
    CHECK(wake(from_to("39", "122"), changed) == last_day + std::chrono::days(1));
    CHECK_FALSE(wake(from_to("39", "122"), last_day + std::chrono::days(1)));
    CHECK_FALSE(wake(from_to("39", "40"), changed));
}
