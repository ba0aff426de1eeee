#include "daemon/rounds/preferences.hpp"

#include "tests/support/printing.hpp"
#include "tests/support/programme_store.hpp"

#include <doctest/doctest.h>

using namespace remembrancer;
using namespace std::chrono_literals;
using rounds::reminders;
using test::a_milestone;
using test::at;
using test::day;
using test::told_lines;
using strings = std::vector<std::string>;

namespace {

/// In the week of Monday 3 December 2018, whose list the office was spared.
struct programme : test::programme_store {
    programme() { (void)hold("2018-12-03"); }

    rounds::person_settings& weekly(const char* name, std::chrono::weekday on) {
        rounds::person_settings& person = settings.people.emplace_back();
        person.name = name;
        person.reminded = reminders::weekly;
        person.weekly_on = on;
        return person;
    }
    plan::item due(const char* title, const char* by, const char* owner = "Owner") {
        return put(a_milestone().titled(title).in("WS1 Legal").owned_by(owner).baseline(day(by)));
    }
    strings on(const char* iso_day) { return told_lines(hold_and_send(iso_day)); }
};

} // namespace

TEST_CASE("a person's day of the week is the first working day from it on, in that week") {
    struct row {
        const char* name;
        std::chrono::weekday on;
        const char* in_week;
        const char* expected;
    };
    const row rows[] = {
        {"an ordinary Wednesday, asked on Monday", std::chrono::Wednesday, "2018-12-03",
         "2018-12-05"},
        {"asked on the Sunday after", std::chrono::Wednesday, "2018-12-09", "2018-12-05"},
        {"Boxing Day", std::chrono::Wednesday, "2018-12-24", "2018-12-27"},
        {"Easter Monday", std::chrono::Monday, "2019-04-24", "2019-04-23"},
        {"Good Friday: nothing comes after it in that week", std::chrono::Friday, "2019-04-15",
         "2019-04-18"},
    };
    const rounds::snapshot of = test::a_snapshot();
    for (const row& r : rows) {
        CAPTURE(r.name);
        CHECK(rounds::weekly_day(r.on, day(r.in_week), of.calendar) == day(r.expected));
    }
    const calendar::working_calendar closed({}, {{day("2018-12-24"), day("2018-12-28")}});
    CHECK(rounds::weekly_day(std::chrono::Tuesday, day("2018-12-27"), closed) == day("2018-12-25"));
}

TEST_CASE("what waits does so until the reader's own day, or the first working day of a week") {
    struct row {
        const char* name;
        const char* person;
        const char* today;
        const char* until;
    };
    const row rows[] = {
        {"before the day", "Weekly", "2018-12-04", "2018-12-06"},
        {"on the day, when it is released already", "Weekly", "2018-12-06", "2018-12-13"},
        {"after the day", "Weekly", "2018-12-07", "2018-12-13"},
        {"anybody else, on the first working day", "Owner", "2018-12-03", "2018-12-03"},
        {"anybody else, later in the week", "Owner", "2018-12-04", "2018-12-10"},
        {"before Easter Monday", "Owner", "2019-04-18", "2019-04-23"},
    };
    programme of;
    of.weekly("Weekly", std::chrono::Thursday);
    for (const row& r : rows) {
        CAPTURE(r.name);
        CHECK(rounds::preferences(of.settings, day(r.today), false).waits_until(r.person) ==
              day(r.until));
    }
}

TEST_CASE("who is reminded weekly hears on that day of what has gathered, and not before") {
    programme of;
    of.weekly("OWNER", std::chrono::Thursday);
    of.due("a", "2018-12-04");
    of.due("b", "2018-12-12");
    CHECK(of.on("2018-12-05") == strings{});
    CHECK(of.on("2018-12-06") == strings{"Legal manager: a@2", "Owner: a@2 b@-5"});
    CHECK(of.on("2018-12-07") == strings{});
    // The first round of a week brings what waits of others.
    CHECK(of.on("2018-12-10") == strings{"Programme office: list"});
    CHECK(of.on("2018-12-11") == strings{"Legal sponsor: a@5"});
    CHECK(of.on("2018-12-12") == strings{});
    CHECK(of.on("2018-12-13") == strings{"Owner: a@5 b@1"});
}

TEST_CASE("an escalation goes at once and takes along what waits") {
    programme of;
    of.weekly("Legal manager", std::chrono::Friday);
    of.due("a", "2018-12-04");
    of.due("m", "2018-12-12", "Legal manager");
    CHECK(of.on("2018-12-05") == strings{"Owner: a@1"});
    CHECK(of.on("2018-12-06") == strings{"Legal manager: a@2 m@-5", "Owner: a@2"});
    CHECK(of.on("2018-12-07") == strings{});
}

TEST_CASE("what is no longer true on the week's day is not sent") {
    programme of;
    of.weekly("Owner", std::chrono::Thursday);
    plan::item a = of.due("a", "2018-12-04");
    of.due("b", "2018-12-04");
    CHECK(of.on("2018-12-05") == strings{});
    a.closed = true;
    of.change(a);
    CHECK(of.on("2018-12-06") == strings{"Legal manager: b@2", "Owner: b@2"});
}

TEST_CASE("a week's day without a round is made up for by the next one") {
    programme of;
    of.weekly("Owner", std::chrono::Thursday);
    of.due("b", "2018-12-12");
    CHECK(of.on("2018-12-05") == strings{});
    SUBCASE("in the same week") {
        CHECK(of.on("2018-12-07") == strings{"Owner: b@-5"});
        CHECK(of.on("2018-12-10") == strings{});
    }
    SUBCASE("in the next") {
        CHECK(of.on("2018-12-10") == strings{"Owner: b@-5"});
        CHECK(of.on("2018-12-11") == strings{});
    }
}

TEST_CASE("what is decided in a round that makes up for a week's day does not wait for the next") {
    programme of;
    of.weekly("Owner", std::chrono::Wednesday);
    CHECK(of.on("2018-12-04") == strings{});
    of.due("b", "2018-12-13");
    // Nothing had gathered; ten working days before, and five, are passed in this round.
    CHECK(of.on("2018-12-06") == strings{"Owner: b@-5"});
    of.due("c", "2018-12-13");
    CHECK(of.on("2018-12-07") == strings{});
    CHECK(of.on("2018-12-12") == strings{"Owner: b@-1 c@-1"});
}

TEST_CASE("what waits for one person's day is no reason to tell others of what can wait") {
    programme of;
    of.weekly("Owner", std::chrono::Wednesday);
    of.due("a", "2018-12-05");
    CHECK(of.on("2018-12-05") == strings{"Owner: a@0"});
    CHECK(of.on("2018-12-06") == strings{});
    CHECK(of.on("2018-12-07") == strings{"Legal manager: a@2"});
    CHECK(of.on("2018-12-10") == strings{"Programme office: list"});
    // Due on a Saturday: a check.
    of.due("c", "2019-01-05", "Legal manager");
    CHECK(of.on("2018-12-11") == strings{});
}

TEST_CASE("nothing that can wait is sent before the chosen time of the day") {
    programme of;
    of.weekly("Owner", std::chrono::Wednesday).weekly_at = 14h;
    of.weekly("Legal manager", std::chrono::Wednesday).weekly_at = 14h;
    of.due("a", "2018-12-03");
    CHECK(told_lines(of.hold("2018-12-05")) == strings{"Legal manager: a@2", "Owner: a@2"});
    CHECK(of.newest_to("Owner").next_attempt_at == at("2018-12-05", 14h));
    CHECK(of.newest_to("Legal manager").next_attempt_at == at("2018-12-05"));
}

TEST_CASE("quiet hours hold for the chosen time too") {
    programme of;
    auto& owner = of.weekly("Owner", std::chrono::Wednesday);
    owner.weekly_at = 14h;
    owner.quiet = rounds::quiet_hours{12h, 15h};
    of.due("a", "2018-12-04");
    CHECK(told_lines(of.hold("2018-12-05")) == strings{"Owner: a@1"});
    CHECK(of.newest_to("Owner").next_attempt_at == at("2018-12-05", 15h));
}

TEST_CASE("the programme office's list comes on its day as well") {
    test::programme_store of;
    auto& office = of.settings.people.emplace_back();
    office.name = "Programme office";
    office.reminded = reminders::weekly;
    office.weekly_on = std::chrono::Tuesday;
    // Past what was promised, and re-cast: nothing but a line of the list.
    of.put(a_milestone()
               .titled("a")
               .in("WS1 Legal")
               .owned_by("Owner")
               .baseline(day("2018-11-01"))
               .forecast(day("2019-03-01")));
    for (const auto& each : of.hold_and_send("2018-12-03"))
        CHECK(each.message.person != "Programme office");
    CHECK(told_lines(of.hold_and_send("2018-12-04")) == strings{"Programme office: list"});
}

TEST_CASE("what waits for an item that has vanished lets nothing else out before its day") {
    programme of;
    of.weekly("Owner", std::chrono::Wednesday);
    plan::item gone = of.due("gone", "2018-12-06");
    CHECK(of.on("2018-12-04") == strings{});
    gone.vanished_on = day("2018-12-04");
    of.change(gone);
    CHECK(of.on("2018-12-05") == strings{});
    (void)of.due("stays", "2018-12-13");
    CHECK(of.on("2018-12-06") == strings{});
    CHECK(of.on("2018-12-07") == strings{});
    const strings told = of.on("2018-12-12");
    REQUIRE_FALSE(told.empty());
    CHECK(told.front().starts_with("Owner: stays@"));
}
