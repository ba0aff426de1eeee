#include "daemon/rounds/digest_round.hpp"

#include "daemon/rounds/round.hpp"
#include "tests/support/digest_words.hpp"
#include "tests/support/printing.hpp"
#include "tests/support/programme_store.hpp"

#include <algorithm>
#include <iterator>

#include <doctest/doctest.h>

using namespace remembrancer;
using plan::digest_kind;
using plan::digest_part;
using test::a_milestone;
using test::day;
using strings = std::vector<std::string>;

namespace {

/// A programme that sends one digest on Mondays, and holds no other rounds.
struct digests : test::programme_store {
    digests() {
        import_as_of(day("2018-12-03"));
        settings.schedules = {test::a_schedule("weekly", {.days = {"monday"}, .time = "08:00"})};
        settings.schedules[0].digest.emplace();
        sent().to = {"Programme director"};
    }

    rounds::digest_settings& sent() { return *settings.schedules[0].digest; }

    store::round_row open(std::string_view iso_day) {
        store::transaction all(db);
        const auto row = store::open_round(db, "weekly", test::at(iso_day), test::at(iso_day));
        all.commit();
        return row.value();
    }

    /// Its messages, which count as accepted.
    std::vector<rounds::composed_message> hold_digest(const store::round_row& row) {
        std::vector<rounds::composed_message> all;
        rounds::hold_round_now(
            db, people, shared(), row, [&](const rounds::composed& made, const store::round_row&) {
                all.insert(all.end(), made.messages.begin(), made.messages.end());
            });
        return all;
    }
};

strings readers(const std::vector<rounds::composed_message>& messages) {
    strings names;
    for (const auto& each : messages)
        names.push_back(each.message.person);
    return names;
}

} // namespace

TEST_CASE("a digest's round sends what its schedule says to whom it names, and reminds nobody") {
    digests of;
    of.sent().to = {"Programme director", "legal sponsor", "Programme director"};
    (void)of.put(
        a_milestone().titled("Late").in("WS1 Legal").baseline(day("2018-11-30")).owned_by("Owner"));
    const auto messages = of.hold_digest(of.open("2018-12-03"));
    CHECK(readers(messages) == strings{"Programme director", "Legal sponsor"});
    for (const auto& each : messages) {
        CHECK(each.message.kind == plan::message_kind::digest);
        CHECK(each.model.items.empty());
        REQUIRE(each.model.digest);
        CHECK(test::rows_of(*each.model.digest, digest_part::overdue).size() == 1);
        CHECK(each.model.plan_as_of == day("2018-12-03"));
    }
    // The round of the day still has everybody to remind.
    of.settings.schedules.push_back(test::a_schedule());
    CHECK(readers(of.hold("2018-12-03")) == strings{"Owner", "Programme office"});
}

TEST_CASE(
    "a digest compares with the former one of its schedule, and has the rounds missed since") {
    digests of;
    of.settings.routing.roles.programme_office = "Programme office";
    store::transaction all(of.db);
    store::record_missed(of.db, "daily", test::at("2018-11-19"));
    store::record_missed(of.db, "daily", test::at("2018-11-27"));
    all.commit();
    const auto since = [&](const char* iso_day) {
        const auto messages = of.hold_digest(of.open(iso_day));
        return messages.at(0).model.digest->since;
    };
    of.sent().nil_returns = true;
    CHECK(since("2018-11-20") == day("2018-11-13"));
    // The office's list has had them; the plan's reader has not.
    of.settings.schedules.push_back(test::a_schedule());
    CHECK(readers(of.hold("2018-11-28")).size() == 1);
    CHECK(store::unreported_missed(of.db).empty());
    const auto messages = of.hold_digest(of.open("2018-12-04"));
    REQUIRE(messages.size() == 1);
    CHECK(messages[0].model.digest->since == day("2018-11-20"));
    CHECK(test::rows_of(*messages[0].model.digest, digest_part::missed_rounds) ==
          strings{"daily | 2018-11-27"});
    // One that was missed is no former one.
    store::transaction missed(of.db);
    store::record_missed(of.db, "weekly", test::at("2018-12-10"));
    missed.commit();
    CHECK(since("2018-12-17") == day("2018-12-04"));
}

TEST_CASE("a workstream that is gone from the plan is not asked for its rating") {
    digests of;
    plan::workstream gone = test::a_workstream("WS2 Finance", {}, {});
    gone.vanished_on = day("2018-12-03");
    of.put(gone);
    const auto messages = of.hold_digest(of.open("2018-12-03"));
    REQUIRE(messages.size() == 1);
    CHECK(test::rows_of(*messages[0].model.digest, digest_part::unrated).size() == 1);
}

TEST_CASE("nothing to say is not sent, unless nil returns are asked for") {
    digests of;
    of.sent().kind = digest_kind::measures;
    CHECK(of.hold_digest(of.open("2018-12-03")).empty());
    of.sent().nil_returns = true;
    const auto messages = of.hold_digest(of.open("2018-12-10"));
    CHECK(readers(messages) == strings{"Programme director"});
    CHECK(messages.front().model.digest->sections.empty());
}

TEST_CASE("everybody who has something in their week gets their own, and nobody else") {
    digests of;
    of.sent().kind = digest_kind::week;
    of.sent().to = {};
    (void)of.put(a_milestone()
                     .titled("Owner's")
                     .in("WS1 Legal")
                     .baseline(day("2018-12-05"))
                     .owned_by("Owner"));
    (void)of.put(a_milestone()
                     .titled("Both's")
                     .in("WS1 Legal")
                     .baseline(day("2018-12-12"))
                     .owned_by("Owner", "Legal sponsor"));
    (void)of.put(a_milestone()
                     .titled("Far off")
                     .in("WS1 Legal")
                     .baseline(day("2019-03-12"))
                     .owned_by("Programme director"));
    (void)of.put(a_milestone()
                     .titled("Done")
                     .in("WS1 Legal")
                     .baseline(day("2018-12-05"))
                     .owned_by("Programme office")
                     .closed());
    const auto messages = of.hold_digest(of.open("2018-12-03"));
    CHECK(readers(messages) == strings{"Legal sponsor", "Owner"});
    const plan::digest& owners = *messages[1].model.digest;
    CHECK(owners.subject == "Owner");
    CHECK(test::rows_of(owners, digest_part::this_week).size() == 1);
    CHECK(test::rows_of(owners, digest_part::next_two_weeks).size() == 1);
    CHECK(test::rows_of(*messages[0].model.digest, digest_part::this_week).empty());
}

TEST_CASE("a week of very many items is made in several turns, and as one message") {
    constexpr int many = 3'100;
    digests of;
    of.sent().kind = digest_kind::week;
    of.sent().to = {};
    {
        store::transaction all(of.db);
        for (int i = 0; i < many; ++i)
            (void)store::insert_item(
                of.db, a_milestone().in("WS1 Legal").baseline(day("2018-12-05")).owned_by("Owner"),
                std::to_string(i));
        all.commit();
    }
    (void)of.put(
        a_milestone().in("WS1 Legal").baseline(day("2018-12-05")).owned_by("Legal sponsor"));
    rounds::digest_round held(
        rounds::prepare_round(of.db, of.people, of.shared(), of.open("2018-12-03")));
    while (held.look(of.db)) {
    }
    std::vector<rounds::composed_message> messages;
    int turns = 0;
    for (bool more = true; more; ++turns) {
        rounds::composed made = held.compose(of.db, test::at("2018-12-03"), {});
        more = made.more;
        std::ranges::move(made.messages, std::back_inserter(messages));
    }
    CHECK(turns == 3);
    REQUIRE(readers(messages) == strings{"Legal sponsor", "Owner"});
    const auto& week = *messages[1].model.digest;
    CHECK(test::rows_of(week, digest_part::this_week).size() == 60);
    CHECK(week.sections.front().more == many - 60);
}

TEST_CASE("an audience gets what it may see, and nothing of the daemon itself") {
    digests of;
    plan::item secret =
        a_milestone().titled("Sale of land").in("WS1 Legal").baseline(day("2018-12-05"));
    secret.audiences = {"Members"};
    (void)of.put(secret);
    (void)of.put(a_milestone().titled("Opening").in("WS1 Legal").baseline(day("2018-12-06")));
    of.pause({0,
              plan::pause_kind::silence,
              {},
              "WS1 Legal",
              {},
              {},
              "Owner",
              "moving house",
              day("2018-12-01"),
              day("2018-12-31")});
    of.sent().audience = "public";
    const auto to_public = of.hold_digest(of.open("2018-12-03"));
    REQUIRE(to_public.size() == 1);
    CHECK(plan::to_json(to_public[0].model).find("Sale of land") == std::string::npos);
    CHECK(plan::to_json(to_public[0].model).find("Opening") != std::string::npos);
    CHECK(test::rows_of(*to_public[0].model.digest, digest_part::silences).empty());
    of.sent().audience = "members";
    const auto to_members = of.hold_digest(of.open("2018-12-10"));
    CHECK(plan::to_json(to_members[0].model).find("Sale of land") != std::string::npos);
    of.sent().audience.clear();
    const auto to_all = of.hold_digest(of.open("2018-12-17"));
    CHECK(plan::to_json(to_all[0].model).find("Sale of land") != std::string::npos);
    CHECK(test::rows_of(*to_all[0].model.digest, digest_part::silences).size() == 1);
}

TEST_CASE("whom nobody knows the programme office stands in for, once") {
    digests of;
    of.settings.routing.roles.programme_office = "Programme office";
    of.sent().to = {"Somebody else", "Nobody", "Programme office"};
    of.sent().nil_returns = true;
    CHECK(readers(of.hold_digest(of.open("2018-12-03"))) == strings{"Programme office"});
}

TEST_CASE("a digest's round that died goes on with the messages that are missing") {
    digests of;
    of.sent().nil_returns = true;
    of.sent().to.clear();
    constexpr std::size_t readers_in_all = 50;
    for (std::size_t i = 0; i < readers_in_all; ++i) {
        of.put(test::a_person("Reader " + std::to_string(i)));
        of.sent().to.push_back("Reader " + std::to_string(i));
    }
    const auto row = of.open("2018-12-03");
    std::size_t made = 0;
    {
        const auto in = rounds::prepare_round(of.db, of.people, of.shared(), row);
        rounds::digest_round first(in);
        while (first.look(of.db)) {
        }
        const rounds::composed chunk = first.compose(of.db, test::at("2018-12-03"), {});
        made = chunk.messages.size();
        CHECK(chunk.more);
    }
    CHECK(made > 0);
    CHECK(of.hold_digest(row).size() == readers_in_all - made);
    CHECK(store::list_outbox(of.db, "", 1000).size() == readers_in_all);
}

TEST_CASE("whoever is away has the deputy get the digest") {
    digests of;
    of.sent().nil_returns = true;
    of.put(test::a_person("Programme director", "Owner"));
    of.away("Programme director", day("2018-12-01"), day("2018-12-10"));
    CHECK(readers(of.hold_digest(of.open("2018-12-03"))) == strings{"Owner"});
}

TEST_CASE("a week is of whoever it names, away or not, and never the deputy's own") {
    digests of;
    of.sent().kind = digest_kind::week;
    of.put(test::a_person("Programme director", "Owner"));
    of.away("Programme director", day("2018-12-01"), day("2018-12-10"));
    (void)of.put(a_milestone()
                     .titled("Directed")
                     .in("WS1 Legal")
                     .baseline(day("2018-12-05"))
                     .owned_by("Programme director"));
    const auto messages = of.hold_digest(of.open("2018-12-03"));
    CHECK(readers(messages) == strings{"Programme director"});
    CHECK(messages.at(0).model.digest->subject == "Programme director");
}

TEST_CASE("an audience learns nothing of what is hidden from it by counts and comparisons either") {
    digests of;
    of.settings.rules.clusters = {.programme = 1, .workstream = 1, .owner = 1, .month = 0};
    of.settings.programme.started = day("2018-06-01");
    of.settings.programme.key_dates = {{"Vesting day", day("2019-04-01")}};
    of.put(test::a_workstream("Project Falcon", {"Legal manager"}, {"Legal sponsor"}));
    plan::item secret = a_milestone()
                            .titled("Sale of land to the harbour company agreed")
                            .in("Project Falcon")
                            .baseline(day("2018-12-12"))
                            .owned_by("Owner");
    secret.audiences = {"Members"};
    (void)of.put(secret);
    (void)of.put(a_milestone().titled("Opening").in("WS1 Legal").baseline(day("2018-12-06")));
    of.sent().audience = "public";
    for (const digest_kind kind : {digest_kind::forward_plan, digest_kind::scorecard}) {
        of.sent().kind = kind;
        const auto messages =
            of.hold_digest(of.open(kind == digest_kind::scorecard ? "2018-12-10" : "2018-12-03"));
        REQUIRE(messages.size() == 1);
        const std::string text = plan::to_json(*messages[0].model.digest);
        CAPTURE(text);
        CHECK(text.find("Falcon") == std::string::npos);
        CHECK(text.find("harbour") == std::string::npos);
        CHECK(text.find("\"delivered\"") == std::string::npos);
        CHECK(text.find("\"clusters\"") == std::string::npos);
    }
}

TEST_CASE("a digest waits for the end of its reader's quiet hours") {
    digests of;
    of.sent().nil_returns = true;
    rounds::person_settings quiet;
    quiet.name = "Programme director";
    quiet.quiet = rounds::quiet_hours{std::chrono::hours(18), std::chrono::hours(10)};
    of.settings.people = {quiet};
    const auto messages = of.hold_digest(of.open("2018-12-03"));
    REQUIRE(messages.size() == 1);
    CHECK(messages[0].message.due == test::at("2018-12-03", std::chrono::hours(10)));
}
