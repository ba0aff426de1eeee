#include "daemon/rounds/pressure.hpp"

#include "tests/support/programme_store.hpp"

#include <doctest/doctest.h>

using namespace remembrancer;
using plan::list_topic;
using test::a_milestone;
using test::day;
using strings = std::vector<std::string>;

namespace {

struct programme : test::programme_store {
    programme() {
        settings.clusters = {.programme = 0, .workstream = 0, .owner = 0, .month = 3};
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
    of.settings.clusters.month = 4;
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
    of.settings.clusters.month = 0;
    CHECK(of.told_on("2018-12-03", list_topic::progress).size() == 1);
}

TEST_CASE("nothing is said of time where the settings do not say when it began") {
    programme of;
    of.settings.programme.started.reset();
    CHECK(of.told_on("2018-12-03", list_topic::progress) == strings{});
    of.settings.programme.started = day("2018-06-01");
    of.settings.programme.key_dates.clear();
    CHECK(of.told_on("2018-12-10", list_topic::progress) == strings{});
}
