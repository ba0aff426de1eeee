#include "daemon/routing/episode.hpp"

#include "tests/routing/programme.hpp"

#include <doctest/doctest.h>

using namespace remembrancer;
using namespace remembrancer::test;
using namespace std::chrono_literals;
using plan::date;
using plan::disposition;
using plan::role;

namespace {

const date due = 2018y / 11 / 30;
const date today = 2018y / 12 / 5;

plan::finding late(plan::rule rule = plan::rule::overdue) {
    return {rule, plan::reason::past_effective_date, due, false, {}};
}

plan::alert an_alert(int step, role told_as, std::string principal, std::string recipient = {},
                     disposition what = disposition::tell) {
    plan::alert out;
    out.id = {99};
    out.episode = {7};
    out.step = step;
    out.role = told_as;
    out.recipient = recipient.empty() ? principal : std::move(recipient);
    out.principal = std::move(principal);
    out.disposition = what;
    return out;
}

plan::episode lateness() {
    return {{7}, plan::rule::overdue, {}, 1, today, {}, due, {}};
}

} // namespace

TEST_CASE("lateness that came with the dates is seen for the first time today") {
    struct row {
        const char* name;
        plan::finding finding;
        date known;
        bool takes_over;
        bool expected;
    };
    plan::finding soon = late(plan::rule::due_soon);
    plan::finding question = late(plan::rule::no_owner);
    question.anchor.reset();
    const row rows[] = {
        {"known before the date", late(), 2018y / 11 / 1, false, false},
        {"known on the date", late(), due, false, false},
        {"known a day late", late(), 2018y / 12 / 1, false, true},
        {"needs a date", late(plan::rule::needs_date), today, false, true},
        {"takes over from another lateness", late(), today, true, false},
        {"a reminder", soon, today, false, false},
        {"a question", question, today, false, false},
    };
    for (const row& r : rows) {
        CAPTURE(r.name);
        const plan::item item = a_risk().numbered(18).dates_known_since(r.known);
        const auto episode = routing::open_episode(r.finding, item, {today, 3, r.takes_over});
        CHECK(episode.first_sight == (r.expected ? std::optional(today) : std::nullopt));
        CHECK(episode.rule == r.finding.rule);
        CHECK(episode.subject == plan::subject{plan::subject_kind::item, 18});
        CHECK(episode.sequence == 3);
        CHECK(episode.opened == today);
        CHECK(episode.anchor == r.finding.anchor);
        CHECK_FALSE(episode.ended);
        CHECK(episode.id == plan::episode_id{});
    }
}

TEST_CASE("a ladder counts from first sight, else the first anchor, else the opening") {
    plan::episode episode = lateness();
    plan::finding finding = late();
    CHECK(routing::counted_from(episode, finding) == due);
    finding.anchor = 2018y / 12 / 4; // re-cast to another day that has passed
    CHECK(routing::counted_from(episode, finding) == due);
    finding.anchor = 2018y / 11 / 1; // brought forward
    CHECK(routing::counted_from(episode, finding) == date(2018y / 11 / 1));
    episode.first_sight = today;
    CHECK(routing::counted_from(episode, finding) == today);
    episode.first_sight.reset();
    episode.anchor.reset();
    finding.anchor.reset();
    CHECK(routing::counted_from(episode, finding) == today);
}

TEST_CASE("those who heard of an escalation hear that it is over, once, and the owner does not") {
    const std::vector<plan::alert> so_far{
        an_alert(1, role::owner, "CL"),
        an_alert(2, role::owner, "CL"),
        an_alert(2, role::project_manager, "Legal project manager"),
        an_alert(5, role::sponsor, "Finance sponsor", "Finance project manager A"),
        an_alert(5, role::lead_member, "A lead", {}, disposition::passed),
        an_alert(10, role::programme_director, "Programme director"),
        an_alert(10, role::programme_office, "Programme office", {}, disposition::already_told),
        an_alert(11, role::programme_director, "Programme director", "Programme office"),
    };
    const auto over = routing::episode_over(lateness(), so_far, plan::reason::closed);
    CHECK(told(over) == std::vector<std::string>{
                            "1000000 project_manager Legal project manager",
                            "1000000 sponsor Finance sponsor> Finance project manager A",
                            "1000000 programme_director Programme director> Programme office"});
    for (const plan::alert& each : over) {
        CHECK(each.reason == plan::reason::closed);
        CHECK(each.id == plan::alert_id{});
        CHECK(each.episode == plan::episode_id{7});
    }
    std::vector<plan::alert> all = so_far;
    all.insert(all.end(), over.begin(), over.end());
    CHECK(routing::episode_over(lateness(), all, plan::reason::closed).empty());
}

TEST_CASE("one principal in two roles, and roles that nobody holds, get one word of the end") {
    const std::vector<plan::alert> so_far{
        an_alert(2, role::project_manager, "CL"),
        an_alert(5, role::sponsor, "CL"),
        an_alert(5, role::sponsor, "", "Programme office"),
        an_alert(10, role::programme_director, "", "Programme office"),
    };
    CHECK(told(routing::episode_over(lateness(), so_far, plan::reason::recast)) ==
          std::vector<std::string>{"1000000 project_manager CL",
                                   "1000000 sponsor > Programme office"});
}

TEST_CASE("nothing is said of the end of what never escalated") {
    plan::episode episode = lateness();
    CHECK(routing::episode_over(episode, {}, plan::reason::closed).empty());
    CHECK(routing::episode_over(episode, std::vector{an_alert(1, role::owner, "CL")},
                                plan::reason::closed)
              .empty());
    episode.rule = plan::rule::no_owner;
    CHECK(routing::episode_over(episode, std::vector{an_alert(0, role::project_manager, "CL")},
                                plan::reason::no_longer_holds)
              .empty());
}
