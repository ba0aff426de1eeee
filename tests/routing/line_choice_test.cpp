#include "daemon/routing/line_choice.hpp"

#include "daemon/routing/bundle.hpp"

#include <algorithm>
#include <array>
#include <random>
#include <set>

#include <doctest/doctest.h>

using namespace remembrancer;
using namespace std::chrono_literals;
using routing::place_of;

namespace {

plan::alert told_as(plan::role role, int step) {
    plan::alert alert;
    alert.role = role;
    alert.step = step;
    return alert;
}

/// What waits for somebody, as `bundle` and as the choice see it.
struct both_views {
    std::vector<routing::to_tell> whole;
    std::vector<plan::waiting_place> places;
};

both_views random_waiting(unsigned seed) {
    std::minstd_rand random(seed);
    const auto any = [&random](unsigned below) { return static_cast<int>(random() % below); };
    constexpr std::array rules{plan::rule::overdue, plan::rule::due_soon, plan::rule::no_owner,
                               plan::rule::slipped, plan::rule::rating_worsened};
    constexpr std::array roles{plan::role::owner, plan::role::sponsor};
    both_views out;
    for (std::int64_t episode = 1; episode <= 30; ++episode) {
        const plan::rule rule = rules[static_cast<std::size_t>(any(rules.size()))];
        std::optional<plan::date> anchor;
        if (any(4) > 0)
            anchor = plan::date(2018y / 12 / 1) + std::chrono::days(any(5));
        for (int alerts = 1 + any(3); alerts > 0; --alerts) {
            plan::alert alert =
                told_as(roles[static_cast<std::size_t>(any(2))], any(5) == 0 ? plan::step_over : 1);
            routing::to_tell tell;
            tell.episode = {episode};
            tell.rule = rule;
            tell.told_as = alert.role;
            tell.step = alert.step;
            tell.anchor = anchor;
            tell.decided = {1 + any(3)};
            tell.waits = any(2) == 0;
            out.whole.push_back(tell);
            out.places.push_back({{std::ssize(out.whole)},
                                  tell.episode,
                                  tell.decided,
                                  place_of(rule, alert, anchor),
                                  tell.waits});
        }
    }
    return out;
}

} // namespace

TEST_CASE("a choice by places is the one that a bundle of all makes") {
    for (unsigned seed = 1; seed <= 200; ++seed) {
        CAPTURE(seed);
        both_views all = random_waiting(seed);
        for (const int room : {1, 2, 7, 29, 30, 100}) {
            CAPTURE(room);
            routing::bundle_settings settings;
            settings.lines_in_message = room;
            const auto bundled = routing::bundle(all.whole, settings);
            std::set<std::int64_t> expected; ///< numbers of alerts
            for (const routing::bundled_line& line : bundled.lines) {
                expected.insert(static_cast<std::int64_t>(line.alert) + 1);
                for (const std::size_t also : line.also)
                    expected.insert(static_cast<std::int64_t>(also) + 1);
            }
            std::shuffle(all.places.begin(), all.places.end(), std::minstd_rand(seed));
            const auto chosen = routing::choose_lines(all.places, room);
            std::set<std::int64_t> found;
            for (const plan::waiting_place& each : chosen.alerts)
                found.insert(each.alert.value);
            CHECK(found == expected);
            CHECK(found.size() == chosen.alerts.size());
            CHECK(chosen.left == bundled.left.size());
        }
    }
}

TEST_CASE("a list takes no line's room, and is never left") {
    std::vector<plan::waiting_place> waiting;
    for (std::int64_t number = 1; number <= 3; ++number)
        waiting.push_back(
            {{number}, {number}, {1}, number == 3 ? routing::place_of_list : 5, true});
    const auto chosen = routing::choose_lines(waiting, 1);
    REQUIRE(chosen.alerts.size() == 2);
    CHECK(chosen.alerts[0].alert.value == 3);
    CHECK(chosen.alerts[1].alert.value == 1);
    CHECK(chosen.left == 1);
    CHECK(routing::choose_lines({}, 5).alerts.empty());
}

TEST_CASE("places are in the order of a message: its parts, then the earliest anchor") {
    const plan::date day = 2018y / 12 / 5;
    const plan::alert owner = told_as(plan::role::owner, 1);
    const std::vector<std::int64_t> places{
        place_of(plan::rule::overdue, told_as(plan::role::sponsor, 5), day),
        place_of(plan::rule::overdue, owner, plan::date(1900y / 1 / 1)),
        place_of(plan::rule::overdue, owner, day),
        place_of(plan::rule::overdue, owner, plan::date(2200y / 1 / 1)),
        place_of(plan::rule::overdue, owner, {}),
        place_of(plan::rule::needs_date, owner, day),
        place_of(plan::rule::no_owner, owner, {}),
        place_of(plan::rule::slipped, owner, day),
        place_of(plan::rule::overdue, told_as(plan::role::owner, plan::step_over), day),
        place_of(plan::rule::weekly_list, owner, {})};
    CHECK(std::ranges::is_sorted(places));
    CHECK(std::ranges::adjacent_find(places) == places.end());
    CHECK(places.front() > 0);
}
