#include "tests/routing/year.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <set>
#include <tuple>

using namespace remembrancer;
using namespace remembrancer::test;
using namespace std::chrono_literals;
using plan::date;
using plan::disposition;
using plan::role;
using std::chrono::days;

namespace {

const date first_day = 2018y / 11 / 1;
const date last_day = 2019y / 10 / 31;
constexpr int items = 100;

/// The days on which there are rounds.
enum class rounds { daily, working_days, at_random };

std::vector<date> days_of(rounds how, const calendar::working_calendar& calendar) {
    std::mt19937 random(7); // NOLINT(bugprone-random-generator-seed)
    std::vector<date> out;
    for (date day = first_day; day <= last_day; day += days(1)) {
        if (how == rounds::daily || (how == rounds::working_days && calendar.is_working_day(day)) ||
            (how == rounds::at_random && random() % 9 == 0))
            out.push_back(day);
    }
    return out;
}

year with_absences() {
    year out;
    out.with.absences = {{1, "Finance sponsor", 2018y / 12 / 10, 2019y / 1 / 10},
                         {2, "Finance project manager A", 2018y / 12 / 20, 2019y / 2 / 1},
                         {3, "CL", 2019y / 3 / 1, 2019y / 3 / 20}};
    return out;
}

/// Every item of a plan through the rounds of the year, with something looked at after each round.
template <class Look>
std::vector<chased_item> live(const year& through, rounds how, bool asks_always, Look look) {
    random_plan plan(20181205, first_day);
    std::vector<chased_item> out;
    for (int id = 1; id <= items; ++id)
        out.push_back(plan.item(id));
    for (const date today : days_of(how, through.with.calendar)) {
        for (chased_item& each : out) {
            through.round(each, today, asks_always);
            look(each, today);
        }
    }
    return out;
}

constexpr auto look_at_nothing = [](const chased_item&, date) {};

/// Whether all who have the role heard of the episode, in whatever role.
bool has_heard(const year& through, const chased_item& of, const plan::episode& episode, role who) {
    return std::ranges::all_of(through.with.people.holders(who, of.item), [&](const auto& holder) {
        return std::ranges::any_of(of.of(episode.id), [&](const plan::alert& each) {
            return each.disposition == disposition::tell && each.principal == holder.principal &&
                   (!holder.principal.empty() || each.role == who);
        });
    });
}

} // namespace

TEST_CASE("asking only on wake days gives what asking every day gives") {
    const year through = with_absences();
    for (const rounds how : {rounds::daily, rounds::working_days, rounds::at_random}) {
        CAPTURE(static_cast<int>(how));
        const auto always = live(through, how, true, look_at_nothing);
        const auto woken = live(through, how, false, look_at_nothing);
        std::size_t alerts = 0;
        int evaluations_always = 0;
        int evaluations_woken = 0;
        for (std::size_t i = 0; i < always.size(); ++i) {
            CAPTURE(i);
            REQUIRE(always[i].diary == woken[i].diary);
            REQUIRE(always[i].episodes == woken[i].episodes);
            REQUIRE(always[i].wake == woken[i].wake);
            alerts += always[i].diary.size();
            evaluations_always += always[i].evaluations;
            evaluations_woken += woken[i].evaluations;
        }
        CHECK(alerts > 3000);
        if (how == rounds::daily)
            CHECK(evaluations_woken * 4 < evaluations_always);
    }
}

TEST_CASE("no one is planned twice for a step, or told of an episode twice a day") {
    const year through = with_absences();
    for (const rounds how : {rounds::daily, rounds::at_random}) {
        for (const chased_item& each : live(through, how, true, look_at_nothing)) {
            CAPTURE(each.item.id.value);
            std::set<std::tuple<plan::episode_id, int, role, std::string>> keys;
            std::set<std::tuple<date, plan::episode_id, std::string>> told;
            for (const auto& [day, alert] : each.diary) {
                REQUIRE(
                    keys.emplace(alert.episode, alert.step, alert.role, alert.principal).second);
                if (alert.disposition == disposition::tell && !alert.principal.empty())
                    REQUIRE(told.emplace(day, alert.episode, alert.principal).second);
                REQUIRE_FALSE(alert.recipient.empty());
                REQUIRE((alert.recipient == alert.principal) == alert.stand_in_reason.empty());
            }
        }
    }
}

TEST_CASE("closed and vanished items are silent but for the word that it is over") {
    std::size_t over = 0;
    std::size_t seen = 0;
    const auto look = [&](const chased_item& of, date today) {
        for (auto entry = of.diary.rbegin(); entry != of.diary.rend() && entry->first == today;
             ++entry) {
            if (!of.item.closed && !of.item.vanished_on)
                continue;
            const plan::episode& about =
                of.episodes.at(static_cast<std::size_t>(entry->second.episode.value));
            if (of.item.closed && plan::asks_of_completion(about.rule))
                continue;
            ++seen;
            REQUIRE(entry->second.step == plan::step_over);
            REQUIRE(of.item.closed);
            over += entry->second.reason == plan::reason::closed ? 1U : 0U;
        }
        if (of.item.closed) {
            for (const plan::episode& each : of.episodes)
                REQUIRE((each.ended || plan::asks_of_completion(each.rule)));
        }
    };
    live(with_absences(), rounds::working_days, true, look);
    CHECK(over > 0);
    CHECK(seen == over);
}

TEST_CASE(
    "whatever is late has reached its sponsor by the fifth day and the director by the tenth") {
    const year through = with_absences();
    int by_sponsor = 0;
    int by_director = 0;
    const auto look = [&](const chased_item& of, date today) {
        const auto effective = plan::effective_by(of.item);
        const bool held_back = of.item.baseline.by && today <= *of.item.baseline.by;
        if (of.item.vanished_on || held_back)
            return;
        for (const plan::episode& each : of.episodes) {
            if (each.ended || !routing::is_lateness(each.rule))
                continue;
            const auto anchor = each.rule == plan::rule::overdue ? effective : of.item.baseline.by;
            REQUIRE(anchor);
            const date counted = each.first_sight.value_or(*anchor);
            const int late = through.with.calendar.working_days_between(counted, today);
            const bool red =
                of.item.kind == plan::item_kind::milestone && of.item.rag == plan::rag::red;
            CAPTURE(of.item.id.value);
            CAPTURE(late);
            if (late >= 1)
                REQUIRE(has_heard(through, of, each, role::owner));
            if (late >= 2)
                REQUIRE(has_heard(through, of, each, role::project_manager));
            if (late >= (red ? 2 : 5)) {
                REQUIRE(has_heard(through, of, each, role::sponsor));
                ++by_sponsor;
            }
            if (late >= (red ? 5 : 10)) {
                REQUIRE(has_heard(through, of, each, role::programme_director));
                ++by_director;
            }
        }
    };
    for (const rounds how : {rounds::daily, rounds::working_days, rounds::at_random})
        live(through, how, true, look);
    CHECK(by_sponsor > 1000);
    CHECK(by_director > 1000);
}

TEST_CASE("the owner of what stays late is told at least every five working days") {
    const year through;
    chased_item of;
    of.item = a_risk().numbered(18).in("WS1 Legal and Democratic").owned_by("CL");
    of.item.baseline = on(2018y / 11 / 30);
    of.item.dates_known_since = first_day;
    for (const date today : days_of(rounds::working_days, through.with.calendar))
        through.round(of, today, false);
    date last = 2018y / 11 / 30;
    int told = 0;
    int weekly = 0;
    for (const auto& [day, alert] : of.diary) {
        if (alert.role == role::programme_director)
            ++weekly;
        if (alert.role != role::owner || day <= last)
            continue;
        CHECK(through.with.calendar.working_days_between(last, day) <= 5);
        last = day;
        ++told;
    }
    CHECK(last > 2019y / 10 / 20);
    CHECK(told > 40);
    CHECK(weekly == 47); // Friday 14 December, and the 46 weeks from 17 December to 28 October
}
