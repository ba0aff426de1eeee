#include "daemon/rounds/snapshot.hpp"

#include "tests/support/builders.hpp"
#include "tests/support/snapshot_builder.hpp"

#include <functional>

#include <doctest/doctest.h>

using namespace remembrancer;
using namespace std::chrono_literals;
using plan::role;
using test::at;

namespace {

/// What a fingerprint is taken of.
struct world {
    rounds::snapshot settings = test::a_snapshot();
    std::vector<plan::person> people{test::a_person("Owner"), test::a_person("Manager", "Owner")};
    std::vector<plan::workstream> workstreams{
        test::a_workstream("WS1 Legal", {"Manager"}, {"Sponsor"})};
    std::vector<plan::board> boards{{"Place Board", {"Manager"}, "Wednesday", 5, false, 0}};

    [[nodiscard]] std::string fingerprint() const {
        return rounds::fingerprint(settings, people, workstreams, boards);
    }
};

struct change {
    const char* name;
    std::function<void(world&)> make;
};

rounds::person_settings quiet_person(std::chrono::minutes from, std::chrono::minutes until) {
    return {"Owner", {}, rounds::quiet_hours{from, until}};
}

} // namespace

TEST_CASE("what changes a decision changes the fingerprint, each in its own way") {
    const change changes[] = {
        {"a holiday more",
         [](world& w) {
             w.settings.calendar =
                 calendar::working_calendar({test::day("2018-12-25"), test::day("2018-12-27")}, {});
         }},
        {"when reminders begin", [](world& w) { w.settings.rules.due_soon_working_days = 11; }},
        {"when a start is near", [](world& w) { w.settings.rules.start_soon_working_days = 11; }},
        {"when an item has slipped", [](world& w) { w.settings.rules.slip_working_days = 2; }},
        {"how long a change is news", [](world& w) { w.settings.rules.news_working_days = 6; }},
        {"what steps add up to", [](world& w) { w.settings.rules.steps_add_up_days = 21; }},
        {"change requests", [](world& w) { w.settings.rules.change_requests = true; }},
        {"completion dates", [](world& w) { w.settings.rules.completion_dates = true; }},
        {"recovery plans", [](world& w) { w.settings.rules.recovery_plans = true; }},
        {"how far after a key date",
         [](world& w) { w.settings.rules.far_from_key_date_days = 201; }},
        {"how far before a key date",
         [](world& w) { w.settings.rules.far_before_key_date_days = 731; }},
        {"a key date",
         [](world& w) {
             w.settings.rules.key_dates.push_back({"vesting day", test::day("2019-04-01")});
         }},
        {"another name for it",
         [](world& w) {
             w.settings.rules.key_dates.push_back({"Day 1", test::day("2019-04-01")});
         }},
        {"another day of it",
         [](world& w) {
             w.settings.rules.key_dates.push_back({"vesting day", test::day("2019-04-02")});
         }},
        {"whether there are tranches", [](world& w) { w.settings.rules.tranches = true; }},
        {"when a review is due", [](world& w) { w.settings.rules.review_after_days = 27; }},
        {"how near a confirmation is asked for",
         [](world& w) { w.settings.rules.confirm_within_days = 61; }},
        {"how old a confirmation may be",
         [](world& w) { w.settings.rules.confirm_after_working_days = 1; }},
        {"how often reports are due", [](world& w) { w.settings.rules.report_every_days = 7; }},
        {"what a jump is", [](world& w) { w.settings.rules.jump_percent = 51; }},
        {"a band's name", [](world& w) { w.settings.rules.bands.back().name = "Very high"; }},
        {"a band's lowest", [](world& w) { w.settings.rules.bands.back().lowest = 16; }},
        {"which band is the top", [](world& w) { w.settings.rules.bands.back().is_top = false; }},
        {"a band less", [](world& w) { w.settings.rules.bands.pop_back(); }},
        {"who is director",
         [](world& w) { w.settings.routing.roles.programme_director = "Chief executive"; }},
        {"who is the office",
         [](world& w) { w.settings.routing.roles.programme_office = "Chief executive"; }},
        {"a step's day",
         [](world& w) { w.settings.routing.ladders.overdue.steps.back().after = 12; }},
        {"a step less", [](world& w) { w.settings.routing.ladders.overdue.steps.pop_back(); }},
        {"a step's role",
         [](world& w) {
             w.settings.routing.ladders.overdue.steps.back().roles = {role::lead_member};
         }},
        {"the same of red milestones",
         [](world& w) { w.settings.routing.ladders.overdue_red.steps.back().after = 12; }},
        {"the same of the top band",
         [](world& w) { w.settings.routing.ladders.top_band.steps.back().after = 3; }},
        {"a case of a ladder",
         [](world& w) { w.settings.routing.ladders.cases.emplace_back().tranche = "one"; }},
        {"the same before a date",
         [](world& w) { w.settings.routing.ladders.due_soon.steps.back().after = -1; }},
        {"the same without an owner",
         [](world& w) { w.settings.routing.ladders.no_owner.steps.back().after = 1; }},
        {"the same without a date",
         [](world& w) { w.settings.routing.ladders.no_date.steps.back().after = 1; }},
        {"the same of what cannot be read",
         [](world& w) { w.settings.routing.ladders.unreadable.steps.back().after = 1; }},
        {"how often a repeat comes",
         [](world& w) { w.settings.routing.ladders.overdue.repeats.front().working_days = 6; }},
        {"a repeat's way",
         [](world& w) {
             w.settings.routing.ladders.overdue.repeats.front().how = routing::repeat::every::week;
         }},
        {"a repeat's role",
         [](world& w) {
             w.settings.routing.ladders.overdue.repeats.front().roles = {role::sponsor};
         }},
        {"whether the owner is copied",
         [](world& w) { w.settings.routing.ladders.overdue.copies_owner = false; }},
        {"whether those who know are skipped",
         [](world& w) { w.settings.routing.ladders.overdue.skips_told = false; }},
        {"who is told at first sight",
         [](world& w) { w.settings.routing.ladders.first_sight.pop_back(); }},
        {"somebody comes", [](world& w) { w.people.push_back(test::a_person("New")); }},
        {"somebody goes", [](world& w) { w.people.pop_back(); }},
        {"an address", [](world& w) { w.people.front().email = "new@council.example"; }},
        {"a deputy", [](world& w) { w.people.front().deputy = "Manager"; }},
        {"a workstream's name", [](world& w) { w.workstreams.front().name = "WS1 Law"; }},
        {"a sponsor more", [](world& w) { w.workstreams.front().sponsors.emplace_back("Owner"); }},
        {"a manager more",
         [](world& w) { w.workstreams.front().project_managers.emplace_back("Owner"); }},
        {"a sponsor who becomes manager",
         [](world& w) {
             std::swap(w.workstreams.front().sponsors, w.workstreams.front().project_managers);
         }},
        {"a board's name", [](world& w) { w.boards.front().name = "Other Board"; }},
        {"its chairs", [](world& w) { w.boards.front().chairs.emplace_back("Owner"); }},
        {"when it meets", [](world& w) { w.boards.front().meets = "Thursday"; }},
        {"when it wants papers", [](world& w) { w.boards.front().papers_before = 6; }},
        {"in what days", [](world& w) { w.boards.front().papers_in_clear_days = true; }},
        {"what notice it needs", [](world& w) { w.boards.front().notice_clear_days = 28; }},
        {"when papers are reminded of",
         [](world& w) { w.settings.rules.papers_due_working_days = 6; }},
        {"when a chain of clearance begins",
         [](world& w) { w.settings.rules.clearance_working_days = 3; }},
        {"when notice is", [](world& w) { w.settings.rules.notice_due_working_days = 11; }},
        {"what a workstream is a part of",
         [](world& w) { w.workstreams.front().parent = "WS2 Finance"; }},
        {"a lead member", [](world& w) { w.workstreams.front().lead_member = "Owner"; }},
    };
    std::map<std::string, const char*> seen{{world().fingerprint(), "unchanged"}};
    for (const change& each : changes) {
        CAPTURE(each.name);
        world changed;
        each.make(changed);
        const auto [other, is_new] = seen.emplace(changed.fingerprint(), each.name);
        CHECK_MESSAGE(is_new, "the same as: " << other->second);
    }
}

TEST_CASE("what changes no decision leaves the fingerprint, so that nothing is looked at again") {
    const change changes[] = {
        {"nothing at all", [](world&) {}},
        {"the programme's name", [](world& w) { w.settings.programme.name = "Another"; }},
        {"what reports count down to",
         [](world& w) {
             w.settings.programme.key_dates.push_back({"vesting", {}});
         }},
        {"when rounds are held", [](world& w) { w.settings.schedules.clear(); }},
        {"channels",
         [](world& w) {
             w.settings.channels.push_back({"hook", "hook", false});
         }},
        {"quiet hours", [](world& w) { w.settings.people.push_back(quiet_person(18h, 8h)); }},
        {"how many lines a message has",
         [](world& w) { w.settings.routing.bundle.lines_in_message = 7; }},
        {"the office's telephone", [](world& w) { w.settings.render.office_contact = "01305"; }},
        {"a person's notes", [](world& w) { w.people.front().notes = "Known by initials"; }},
        {"a workstream's rating", [](world& w) { w.workstreams.front().rag = plan::rag::red; }},
    };
    const std::string before = world().fingerprint();
    for (const change& each : changes) {
        CAPTURE(each.name);
        world changed;
        each.make(changed);
        CHECK(changed.fingerprint() == before);
    }
}

TEST_CASE("a person is reached by the first channel of theirs that can be used") {
    rounds::snapshot of = test::a_snapshot();
    of.channels = {{"email", "relay", true}, {"hook", "webhook:hook", false}};
    const plan::person with = test::a_person("Owner");
    plan::person without = with;
    without.email.clear();

    struct row {
        const char* name;
        std::vector<std::string> channels;
        const plan::person* person;
        std::string channel; ///< empty: none
    };
    const row rows[] = {
        {"nothing set: the default", {}, &with, "email"},
        {"their own first", {"hook"}, &with, "hook"},
        {"their own order", {"hook", "email"}, &with, "hook"},
        {"without an address, the next", {"email", "hook"}, &without, "hook"},
        {"without an address and nothing else", {}, &without, ""},
        {"theirs is gone from the settings", {"pager"}, &with, "email"},
        {"theirs is gone, and no address", {"pager"}, &without, ""},
        {"no contact, who has no address", {"email"}, nullptr, ""},
        {"no contact, by what needs none", {"email", "hook"}, nullptr, "hook"},
    };
    for (const row& each : rows) {
        CAPTURE(each.name);
        of.people = {{"  OWNER ", each.channels, {}}};
        const rounds::reach by = rounds::reach_of(of, "Owner", each.person);
        CHECK((by.channel != nullptr ? by.channel->name : "") == each.channel);
        if (by.channel != nullptr)
            CHECK(by.address == (each.person != nullptr ? each.person->email : ""));
    }

    of.channels = {{"hook", "webhook:hook", false}, {"email", "relay", true}};
    of.people.clear();
    REQUIRE(rounds::reach_of(of, "Owner", nullptr).channel != nullptr);
    CHECK(rounds::reach_of(of, "Owner", nullptr).channel->name == "hook");
    of.channels.clear();
    CHECK(rounds::reach_of(of, "Owner", &with).channel == nullptr);
}

TEST_CASE("a message waits for the end of its reader's quiet hours") {
    const auto utc = [](const char* text) { return *base::instant_from_iso(text); };
    struct row {
        const char* name;
        std::chrono::minutes from, until;
        base::instant now;
        base::instant due;
    };
    const auto noon = at("2018-12-05", 12h);
    const row rows[] = {
        {"by day", 18h, 8h, noon, noon},
        {"the last minute before them", 18h, 8h, at("2018-12-05", 17h + 59min),
         at("2018-12-05", 17h + 59min)},
        {"their first minute, until the next morning", 18h, 8h, at("2018-12-05", 18h),
         at("2018-12-06", 8h)},
        {"after midnight, until the same morning", 18h, 8h, at("2018-12-06", 3h),
         at("2018-12-06", 8h)},
        {"their end itself", 18h, 8h, at("2018-12-06", 8h), at("2018-12-06", 8h)},
        {"they are hours of each day: Friday's end on Saturday", 18h, 8h, at("2018-12-07", 22h),
         at("2018-12-08", 8h)},
        {"over the turn of the year", 18h, 8h, at("2018-12-31", 22h), at("2019-01-01", 8h)},
        {"within a day", 12h, 14h, at("2018-12-05", 13h), at("2018-12-05", 14h)},
        {"within a day, before them", 12h, 14h, at("2018-12-05", 11h), at("2018-12-05", 11h)},
        {"within a day, after them", 12h, 14h, at("2018-12-05", 14h), at("2018-12-05", 14h)},
        {"from midnight", 0h, 7h, at("2018-12-05"), at("2018-12-05")},
        {"none: they end where they begin", 8h, 8h, at("2018-12-05", 8h), at("2018-12-05", 8h)},
        {"the night into summer time is an hour shorter", 18h, 8h, at("2019-03-30", 20h),
         utc("2019-03-31T07:00:00Z")},
        {"the night into winter time is an hour longer", 18h, 8h, at("2018-10-27", 20h),
         utc("2018-10-28T08:00:00Z")},
        {"an end that the clocks skip comes when they have", 18h, 1h + 30min, at("2019-03-30", 20h),
         utc("2019-03-31T01:30:00Z")},
        {"an end that comes twice is the first", 18h, 1h + 30min, at("2018-10-27", 20h),
         utc("2018-10-28T00:30:00Z")},
        {"and is over the second time round", 18h, 1h + 30min, utc("2018-10-28T01:15:00Z"),
         utc("2018-10-28T01:15:00Z")},
    };
    for (const row& each : rows) {
        CAPTURE(each.name);
        rounds::snapshot of = test::a_snapshot();
        of.people = {quiet_person(each.from, each.until)};
        CHECK(base::to_iso(rounds::not_before(of, "owner", each.now)) == base::to_iso(each.due));
        CHECK(rounds::not_before(of, "Somebody else", each.now) == each.now);
    }
}
