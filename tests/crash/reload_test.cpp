#include "tests/crash/workplace.hpp"

#include <csignal>
#include <optional>
#include <string>

#include <doctest/doctest.h>

using namespace remembrancer;

namespace {

/// The daemon with one channel, which has sent its message; ten wait for another one.
struct running_daemon {
    running_daemon() {
        at.add_webhook("one", sink.http_port());
        at.put_messages("one", "first", 1);
        at.put_messages("two", "later", 10);
        daemon.emplace(at.start({.until = {}, .speed = "1", .environment = {}}));
        await_deliveries(1);
    }

    void await_deliveries(std::uint64_t many) {
        while (sink.counters().deliveries < many)
            REQUIRE_MESSAGE(!daemon->wait(std::chrono::milliseconds(2)), at.log());
    }

    void await_words(const std::string& words) {
        while (at.log().find(words) == std::string::npos)
            REQUIRE_MESSAGE(!daemon->wait(std::chrono::milliseconds(2)), at.log());
    }

    void end() {
        daemon->terminate();
        REQUIRE_MESSAGE(daemon->wait(crash::patience) == crash::good_end, at.log());
    }

    support::sink_process sink;
    crash::workplace at;
    std::optional<support::child_process> daemon;
};

} // namespace

TEST_CASE("a channel that a reload brings is open at once, and takes what waited for it") {
    running_daemon here;
    here.at.add_webhook("two", here.sink.http_port());
    here.daemon->signal(SIGHUP);
    here.await_deliveries(11);
    here.end();
    CHECK(here.at.log().find("settings read again") != std::string::npos);
    for (const store::outbox_row& row : here.at.rows())
        CHECK(row.state == plan::outbox_state::accepted);
}

TEST_CASE("settings that are not good change nothing until they are mended") {
    running_daemon here;
    here.at.add_webhook("two", here.sink.http_port(), "nonsense = 1 # as yet");
    here.daemon->signal(SIGHUP);
    here.await_words("the new settings are not good; the old ones stay");
    CHECK(here.at.log().find("nonsense") != std::string::npos);
    CHECK(here.sink.counters().deliveries == 1);
    here.at.replace_in_settings("nonsense = 1 # as yet", "in_flight = 2");
    here.daemon->signal(SIGHUP);
    here.await_deliveries(11);
    here.end();
}

TEST_CASE("a daemon that runs takes up a table of programmes when it is imported") {
    running_daemon here;
    here.at.write("programmes.csv", "Programme,Opening day\nHarbour,1 May 2019\n");
    here.at.import({"programmes.csv"}, "2018-12-08");
    here.await_words("settings read again");
    // The same again changes nothing.
    here.at.write("people.csv", "Name,Email\nJo,jo@council.example\n");
    here.at.import({"programmes.csv", "people.csv"}, "2018-12-08");
    here.at.write("programmes.csv",
                  "Programme,Opening day,Started\nHarbour,1 May 2019,1 May 2018\n");
    here.at.import({"programmes.csv"}, "2018-12-08");
    const auto times_read = [&] {
        const std::string said = here.at.log();
        int times = 0;
        for (auto at = said.find("settings read again"); at != std::string::npos;
             at = said.find("settings read again", at + 1))
            ++times;
        return times;
    };
    while (times_read() < 2)
        REQUIRE_MESSAGE(!here.daemon->wait(std::chrono::milliseconds(2)), here.at.log());
    here.end();
    CHECK(times_read() == 2);
}
