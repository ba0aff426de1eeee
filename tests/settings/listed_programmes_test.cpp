#include "daemon/settings/listed_programmes.hpp"

#include "tests/settings/settings_text.hpp"
#include "tests/support/days.hpp"

#include <doctest/doctest.h>

using namespace remembrancer;
using test::day;

namespace {

plan::listed_programme a_full_programme(const char* name) {
    return {name,
            "scotland",
            "2019-05-01",
            "vesting day: 2020-04-01; opening day: 2020-06-01",
            "Its director",
            "Its office",
            "B: red; Grey: none",
            "Amber: 6; Red: 12",
            "1: 4"};
}

settings::settings described(const std::string& text,
                             const std::vector<plan::listed_programme>& listed) {
    return settings::load_settings_text("[file]\nmaildir = \"maildir\"\n" + text,
                                        REMEMBRANCER_FIXTURES_DIR "/some.toml", listed);
}

const std::string dorset = "[programme]\nname = \"Dorset\"\n";

} // namespace

TEST_CASE("a listed programme is a further one, with all that the table says") {
    const auto read = described(dorset, {a_full_programme("Harbour")});
    REQUIRE(read.further_programmes.size() == 1);
    const settings::further_programme& harbour = read.further_programmes.front();
    CHECK(harbour.programme.name == "Harbour");
    CHECK(harbour.programme.nation == "scotland");
    CHECK(harbour.programme.started == day("2019-05-01"));
    REQUIRE(harbour.programme.key_dates.size() == 2);
    CHECK(harbour.programme.key_dates[1].name == "opening day");
    CHECK(harbour.programme.key_dates[1].day == day("2020-06-01"));
    CHECK(harbour.roles.programme_director == "Its director");
    CHECK(harbour.roles.programme_office == "Its office");
    REQUIRE(harbour.bands.size() == 2);
    CHECK(harbour.bands[0].name == "Amber");
    CHECK_FALSE(harbour.bands[0].is_top);
    CHECK(harbour.bands[1].lowest == 12);
    CHECK(harbour.bands[1].is_top);
    CHECK(harbour.reading.rag_words ==
          std::map<std::string, plan::rag>{{"B", plan::rag::red}, {"Grey", plan::rag::none}});
    CHECK(harbour.reading.severity == intake::scale{1, 4});
    CHECK(read.intake.further_programmes.size() == 1);
    CHECK(read.listed_doubts.empty());
    CHECK(read.programme.nation == "england-and-wales");
}

TEST_CASE("of the first programme the table fills in what the file leaves out") {
    const auto read = described(dorset, {a_full_programme("DORSET")});
    CHECK(read.further_programmes.empty());
    CHECK(read.programme.name == "Dorset");
    CHECK(read.programme.nation == "scotland");
    CHECK(read.programme.started == day("2019-05-01"));
    CHECK(read.programme.key_dates.size() == 2);
    CHECK(read.intake.key_dates.size() == 2);
    CHECK(read.routing.roles.programme_office == "Its office");
    CHECK(read.rules.bands.size() == 2);
    CHECK(read.intake.rag_words.size() == 2);
    CHECK(read.intake.severity == intake::scale{1, 4});
    CHECK(read.listed_doubts.empty());
}

TEST_CASE("what the file says counts, and it is said where the table says otherwise") {
    const std::string harbour = "[[further_programme]]\nname = \"Harbour\"\n"
                                "nation = \"northern-ireland\"\n"
                                "severity = { lowest = 1, highest = 4 }\n";
    const auto read = described(dorset + harbour, {a_full_programme("harbour")});
    REQUIRE(read.further_programmes.size() == 1);
    CHECK(read.further_programmes.front().programme.name == "Harbour");
    CHECK(read.further_programmes.front().programme.nation == "northern-ireland");
    CHECK(read.further_programmes.front().programme.key_dates.size() == 2);
    CHECK(
        read.listed_doubts ==
        std::vector<std::string>{
            "the table of programmes says something else of \"harbour\" than the settings do "
            "(nation): the settings count; where the table is right, take it out of the settings"});
    REQUIRE_FALSE(read.warnings.empty());
    CHECK(read.warnings.back().message == read.listed_doubts.front());
}

TEST_CASE("a table that says nothing of a programme but its name changes nothing of it") {
    const auto read = described(dorset, {{"Harbour", "", "", "", "", "", "", "", ""},
                                         {"Dorset", "", "", "", "", "", "", "", ""}});
    REQUIRE(read.further_programmes.size() == 1);
    CHECK(read.further_programmes.front().roles.programme_office ==
          read.routing.roles.programme_office);
    CHECK(read.programme.key_dates.empty());
    CHECK(read.listed_programmes.size() == 2);
}

TEST_CASE("a file that is not good is refused in its own words, whatever is listed") {
    const auto refused = [](const std::string& text) {
        try {
            (void)described(text, {a_full_programme("Harbour"), a_full_programme("Dorset")});
        } catch (const settings::settings_error& error) {
            return std::string(error.what());
        }
        return std::string();
    };
    CHECK(refused("further_programme = 3\n").find("further_programme") != std::string::npos);
    CHECK(refused("programme = 3\n").find("programme") != std::string::npos);
    CHECK(refused(dorset + "[import]\nscales = 3\n").find("scales") != std::string::npos);
    // Nothing that a table may hold is taken for the file's.
    auto early = a_full_programme("Harbour");
    early.key_dates = "vesting day: 2019-04-01";
    try {
        (void)described(dorset, {early});
        FAIL("not refused");
    } catch (const settings::settings_error& error) {
        REQUIRE(error.faults().size() == 1);
        CHECK(error.faults().front().line == 0);
        CHECK(error.faults().front().key == "[[further_programme]] started");
    }
}
