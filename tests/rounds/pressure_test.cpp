#include "daemon/rounds/pressure.hpp"

#include "tests/support/programme_store.hpp"

#include <algorithm>
#include <set>

#include <doctest/doctest.h>

using namespace remembrancer;
using plan::list_topic;
using test::a_milestone;
using test::day;
using strings = std::vector<std::string>;

namespace {

struct programme : test::programme_store {
    programme() {
        settings.rules.clusters = {.programme = 0, .workstream = 0, .owner = 0, .month = 3};
        settings.programme.started = day("2018-06-01");
        settings.programme.key_dates = {{"A rehearsal", day("2018-12-31")},
                                        {"Vesting day", day("2019-04-01")}};
        import_as_of(day("2018-12-03"));
        for (const char* on : {"2019-01-31", "2019-01-15", "2019-01-07", "2019-02-28"})
            (void)put(a_milestone().titled(on).in("WS1 Legal").baseline(day(on)).owned_by("Owner"));
    }

    /// What the office's list of the day says under the topic.
    strings told_on(std::string_view iso_day, list_topic topic) {
        strings told;
        for (const auto& each : hold_and_send(iso_day)) {
            if (!each.model.list)
                continue;
            for (const plan::list_section& part : each.model.list->sections) {
                for (const plan::list_entry& entry : part.entries)
                    if (part.topic == topic)
                        told.push_back(entry.title + ": " + entry.text);
            }
        }
        return told;
    }
};

} // namespace

TEST_CASE("a peak month is a reason for the office's list") {
    programme of;
    CHECK(of.told_on("2018-12-03", list_topic::clusters) ==
          strings{"The whole programme: 3 dates in January 2019, a peak: spread them, or add "
                  "people"});
    of.settings.rules.clusters.month = 4;
    CHECK(of.told_on("2018-12-10", list_topic::clusters) == strings{});
}

TEST_CASE("the office's list holds the time used against what is complete, while that is behind") {
    programme of;
    CHECK(of.told_on("2018-12-03", list_topic::progress) ==
          strings{"The whole programme: 185 of 304 days used (61%), 0 of 4 milestones closed "
                  "(0%)"});
    for (int made = 0; made < 12; ++made)
        (void)of.put(a_milestone().titled(std::to_string(made)).closed());
    CHECK(of.told_on("2018-12-10", list_topic::progress) == strings{});
}

TEST_CASE("what is behind its time is a reason for the office's list") {
    programme of;
    of.settings.rules.clusters.month = 0;
    CHECK(of.told_on("2018-12-03", list_topic::progress).size() == 1);
}

TEST_CASE("what the office's list says of pressure names its rule and its reason") {
    programme of;
    of.settings.rules.clusters = {
        .programme = 4, .workstream = 0, .owner = 0, .programme_day = 1, .month = 3};
    for (const char* title : {"a", "b", "c"})
        (void)of.put(a_milestone().titled(title).baseline(day("2019-01-08")).owned_by("Owner"));
    strings named;
    for (const auto& each : of.hold_and_send("2018-12-03")) {
        if (!each.model.list)
            continue;
        for (const plan::list_section& part : each.model.list->sections)
            for (const plan::list_entry& entry : part.entries)
                named.push_back(std::string(plan::to_text(part.topic)) + " " +
                                std::string(plan::to_text(entry.rule.value())) + " " +
                                std::string(plan::to_text(entry.reason.value())));
    }
    CHECK(named == strings{"clusters dates_clustered week_over_limit",
                           "clusters dates_clustered day_over_limit",
                           "clusters dates_clustered day_over_limit",
                           "clusters peak_month month_over_limit",
                           "progress behind_time time_ahead_of_delivery"});
}

TEST_CASE("a silence keeps what presses out of the office's list, and an empty list is not sent") {
    programme of;
    of.settings.rules.clusters = {.programme = 1, .workstream = 1, .owner = 1, .month = 3};
    const auto lists = [&](std::string_view iso_day) {
        return std::ranges::count_if(of.hold_and_send(iso_day),
                                     [](const auto& each) { return each.model.list.has_value(); });
    };
    const auto whose = [&](std::string_view iso_day) {
        std::set<std::string> names;
        for (const std::string& each : of.told_on(iso_day, list_topic::clusters))
            names.insert(each.substr(0, each.find(':')));
        return names;
    };
    plan::pause silence;
    silence.author = "Legal sponsor";
    silence.reason = "it is planned so";
    silence.from = day("2018-12-03");
    silence.until = day("2018-12-23");
    silence.rule = plan::rule::dates_clustered;
    silence.workstream = "WS1 Legal";
    (void)of.pause(silence);
    CHECK(whose("2018-12-03") == std::set<std::string>{"Owner", "The whole programme"});
    silence.workstream.clear();
    silence.person = "Owner";
    (void)of.pause(silence);
    CHECK(whose("2018-12-10") == std::set<std::string>{"The whole programme"});
    silence.person.clear();
    for (const plan::rule rule :
         {plan::rule::dates_clustered, plan::rule::peak_month, plan::rule::behind_time}) {
        silence.rule = rule;
        (void)of.pause(silence);
    }
    of.import_as_of(day("2018-12-16"));
    CHECK(lists("2018-12-17") == 0);
    of.import_as_of(day("2018-12-23"));
    CHECK(lists("2018-12-24") == 1);
}

TEST_CASE("nothing is said of time where the settings do not say when it began") {
    programme of;
    of.settings.programme.started.reset();
    CHECK(of.told_on("2018-12-03", list_topic::progress) == strings{});
    of.settings.programme.started = day("2018-06-01");
    of.settings.programme.key_dates.clear();
    CHECK(of.told_on("2018-12-10", list_topic::progress) == strings{});
}
