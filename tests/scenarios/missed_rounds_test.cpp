#include "tests/scenarios/workplace.hpp"

#include <algorithm>
#include <set>

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

using nlohmann::json;
using remembrancer::tests::lines_of;
using remembrancer::tests::workplace;

namespace {

std::set<std::string> rounds_in(const std::string& log) {
    std::set<std::string> at;
    for (const json& line : lines_of(log))
        at.insert(line.at("at"));
    return at;
}

/// The number of the office's newest message, which `outbox show` takes.
std::string newest_for_the_office(const workplace& here) {
    for (const json& row : here.list({"outbox", "list", "--limit", "1000"}))
        if (row.at("person") == "Programme office")
            return std::to_string(row.at("id").get<long long>());
    FAIL("the office got nothing");
    return {};
}

} // namespace

TEST_CASE("a daemon that was off holds the last round late and owns up to the ones it missed") {
    const workplace here;
    here.import_demo();
    CHECK(rounds_in(here.run("2018-12-05T00:00:00", "2018-12-06T12:00:00")) ==
          std::set<std::string>{"2018-12-05T08:30:00Z", "2018-12-06T08:30:00Z"});

    // Half an hour after the round of the 12th, which is within eight hours.
    CHECK(rounds_in(here.run("2018-12-12T09:00:00", "2018-12-12T12:00:00")) ==
          std::set<std::string>{"2018-12-12T08:30:00Z"});
    const std::string told = here.tell({"outbox", "show", newest_for_the_office(here)});
    for (const char* day : {"7 December 2018", "10 December 2018", "11 December 2018"}) {
        CAPTURE(day);
        CHECK(told.find(std::string("not held on ")) != std::string::npos);
        CHECK(told.find(day) != std::string::npos);
    }
    // Said once: the next list does not repeat it.
    CHECK(here.ask({"status"}).at("missed_rounds") == 0);
    (void)here.run("2018-12-12T12:00:00", "2018-12-17T12:00:00");
    CHECK(here.tell({"outbox", "show", newest_for_the_office(here)}).find("not held on") ==
          std::string::npos);
}

TEST_CASE("a round is not held later than its catch-up allows") {
    const workplace here;
    here.import_demo();
    (void)here.run("2018-12-05T00:00:00", "2018-12-05T12:00:00");
    // The round of the 6th was at 08:30; at 16:31 it is more than eight hours late.
    CHECK(here.run("2018-12-06T16:31:00", "2018-12-06T20:00:00").empty());
    CHECK(here.ask({"status"}).at("missed_rounds") == 1);
    CHECK(here.ask({"status", "--as-of", "2018-12-06"}).at("rounds")[0].at("last") ==
          "2018-12-06T08:30:00Z");
}

TEST_CASE("one more run over the same days tells nobody a thing again") {
    const workplace here;
    here.import_demo();
    CHECK_FALSE(here.run("2018-12-05T00:00:00", "2018-12-07T12:00:00").empty());
    const auto mails = here.mails().size();
    CHECK(here.run("2018-12-05T00:00:00", "2018-12-07T12:00:00").empty());
    CHECK(here.mails().size() == mails);
}

TEST_CASE("stopping between rounds changes nothing in what is sent") {
    const workplace whole;
    whole.import_demo();
    const std::string at_once = whole.run("2018-12-05T00:00:00", "2018-12-14T20:00:00");
    const workplace parts;
    parts.import_demo();
    std::string together;
    for (const char* day : {"05", "06", "07", "08", "09", "10", "11", "12", "13", "14"})
        together += parts.run(std::string("2018-12-") + day + "T00:00:00",
                              std::string("2018-12-") + day + "T20:00:00");
    CHECK(at_once == together);
}
