#include "daemon/routing/ladder.hpp"

#include "daemon/routing/routing_settings.hpp"
#include "tests/routing/programme.hpp"

#include <doctest/doctest.h>

using namespace remembrancer;
using namespace remembrancer::test;
using namespace std::chrono_literals;
using plan::date;
using plan::role;
using routing::occurrence;

namespace {

const routing::repeat every_five{routing::repeat::every::working_days, 5, {role::owner}};
const routing::repeat weekly{routing::repeat::every::week, 0, {role::programme_director}};

// A Friday; the working days after it are Monday 3 December (1) to Friday 14 December (10), and
// Monday 17 December is 11.
const date start = 2018y / 11 / 30;

} // namespace

TEST_CASE("a repeat by working days goes on from the last step") {
    const auto calendar = winter_2018();
    struct row {
        const char* name;
        date today;
        std::optional<occurrence> last;
        occurrence coming;
    };
    const row rows[] = {
        {"before the date", 2018y / 11 / 1, std::nullopt, {15, 2018y / 12 / 21}},
        {"at the last step", 2018y / 12 / 14, std::nullopt, {15, 2018y / 12 / 21}},
        {"the day before the first", 2018y / 12 / 20, std::nullopt, {15, 2018y / 12 / 21}},
        {"the first", 2018y / 12 / 21, {{15, 2018y / 12 / 21}}, {20, 2019y / 1 / 2}},
        {"on a holiday", 2018y / 12 / 25, {{15, 2018y / 12 / 21}}, {20, 2019y / 1 / 2}},
        {"several passed", 2019y / 1 / 10, {{25, 2019y / 1 / 9}}, {30, 2019y / 1 / 16}},
    };
    for (const row& r : rows) {
        CAPTURE(r.name);
        CHECK(routing::latest(every_five, 10, start, r.today, calendar) == r.last);
        CHECK(routing::next(every_five, 10, start, r.today, calendar) == r.coming);
    }
}

TEST_CASE("a weekly repeat falls on the first working day of each week after the last step") {
    const auto calendar = winter_2018();
    struct row {
        const char* name;
        int last_step;
        date today;
        std::optional<occurrence> last;
        occurrence coming;
    };
    const row rows[] = {
        {"at the last step", 10, 2018y / 12 / 14, std::nullopt, {11, 2018y / 12 / 17}},
        {"the first Monday", 10, 2018y / 12 / 17, {{11, 2018y / 12 / 17}}, {16, 2018y / 12 / 24}},
        {"the Sunday after", 10, 2018y / 12 / 23, {{11, 2018y / 12 / 17}}, {16, 2018y / 12 / 24}},
        {"a last step on a Monday", 11, 2018y / 12 / 17, std::nullopt, {16, 2018y / 12 / 24}},
        {"Easter Monday: the Tuesday",
         10,
         2019y / 4 / 22,
         {{93, 2019y / 4 / 15}},
         {97, 2019y / 4 / 23}},
        {"long before", 10, 2018y / 6 / 1, std::nullopt, {11, 2018y / 12 / 17}},
    };
    for (const row& r : rows) {
        CAPTURE(r.name);
        CHECK(routing::latest(weekly, r.last_step, start, r.today, calendar) == r.last);
        CHECK(routing::next(weekly, r.last_step, start, r.today, calendar) == r.coming);
    }
}

TEST_CASE("a week without a working day has no occurrence, and years without one have none") {
    const calendar::working_calendar shut({}, {{2018y / 12 / 24, 2018y / 12 / 30}});
    CHECK(routing::next(weekly, 10, start, 2018y / 12 / 17, shut) ==
          occurrence{16, 2018y / 12 / 31});
    CHECK(routing::latest(weekly, 10, start, 2018y / 12 / 28, shut) ==
          occurrence{11, 2018y / 12 / 17});
    const calendar::working_calendar gone({}, {{2018y / 12 / 18, 2035y / 1 / 1}});
    CHECK_FALSE(routing::next(weekly, 10, start, 2018y / 12 / 18, gone));
}

TEST_CASE("a period below one working day counts as one") {
    const routing::repeat odd{routing::repeat::every::working_days, 0, {role::owner}};
    CHECK(routing::next(odd, 10, start, 2018y / 12 / 14, winter_2018()) ==
          occurrence{11, 2018y / 12 / 17});
}

TEST_CASE("the defaults are the programme's customs") {
    const routing::ladders all;
    const auto offsets = [](const routing::ladder& of) {
        std::vector<int> out;
        for (const routing::step& each : of.steps)
            out.push_back(each.after);
        return out;
    };
    using list = std::vector<int>;
    CHECK(offsets(all.due_soon) == list{-10, -5, -1, 0});
    CHECK(offsets(all.overdue) == list{1, 2, 5, 10});
    CHECK(offsets(all.overdue_red) == list{1, 2, 5});
    CHECK(offsets(all.no_owner) == list{0});
    CHECK(all.due_soon.repeats.empty());
    CHECK(all.overdue.repeats == all.overdue_red.repeats);
    CHECK(all.overdue.copies_owner);
    CHECK_FALSE(all.due_soon.skips_told);
    CHECK(all.no_date.steps.front().roles == std::vector{role::owner, role::programme_office});
}

TEST_CASE("only a milestone climbs the red ladder") {
    const routing::ladders all;
    using plan::rule;
    const auto is_red = [&all](rule rule, const plan::item& item) {
        return &routing::ladder_for(all, rule, item) == &all.overdue_red;
    };
    CHECK(is_red(rule::overdue, a_milestone().rated(plan::rag::red)));
    CHECK(is_red(rule::needs_date, a_milestone().rated(plan::rag::red)));
    CHECK_FALSE(is_red(rule::overdue, a_milestone().rated(plan::rag::amber_red)));
    CHECK_FALSE(is_red(rule::overdue, a_risk().rated(plan::rag::red)));
    CHECK_FALSE(is_red(rule::due_soon, a_milestone().rated(plan::rag::red)));
    CHECK(routing::ladder_for(all, rule::weekly_list, a_risk()).steps.empty());
}

TEST_CASE("only the entry into a top band climbs its ladder") {
    const routing::ladders all;
    plan::finding found;
    found.rule = plan::rule::band_worsened;
    found.reason = plan::reason::band_entered;
    CHECK(&routing::ladder_for(all, found, a_risk()) ==
          &routing::ladder_for(all, found.rule, a_risk()));
    found.reason = plan::reason::top_band_entered;
    CHECK(&routing::ladder_for(all, found, a_risk()) == &all.top_band);
}

TEST_CASE("every rule of items has a ladder, and only a check waits for company") {
    const routing::ladders all;
    const plan::item item;
    for (int number = 1;; ++number) {
        const auto rule = static_cast<plan::rule>(number);
        const std::string name(plan::to_text(rule));
        if (name.empty())
            break;
        CAPTURE(name);
        const routing::ladder& climbed = routing::ladder_for(all, rule, item);
        CHECK(climbed.steps.empty() == (plan::group_of(rule) == plan::rule_group::list));
        CHECK(climbed.waits == (plan::group_of(rule) == plan::rule_group::check));
    }
}
