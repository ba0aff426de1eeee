#include "tests/settings/settings_text.hpp"
#include "tests/support/days.hpp"

#include <doctest/doctest.h>

using namespace remembrancer;
using test::day;
using test::settings_with;

namespace {

std::string faults_of(const std::string& text) {
    try {
        (void)settings_with(text);
    } catch (const settings::settings_error& refused) {
        std::string all;
        for (const settings::fault& each : refused.faults())
            all += each.key + ": " + each.message + "\n";
        return all;
    }
    return {};
}

} // namespace

TEST_CASE("a further programme has what its table says, and the first's for the rest") {
    const settings::settings read = settings_with("[programme]\n"
                                                  "name = \"Dorset\"\n"
                                                  "nation = \"england-and-wales\"\n"
                                                  "[roles]\n"
                                                  "programme_office = \"Dorset office\"\n"
                                                  "[[rules.band]]\n"
                                                  "name = \"All\"\n"
                                                  "lowest = 1\n"
                                                  "[import.scales]\n"
                                                  "severity = { lowest = 1, highest = 25 }\n"
                                                  "[[further_programme]]\n"
                                                  "name = \"Harbour\"\n"
                                                  "nation = \"northern-ireland\"\n"
                                                  "programme_director = \"Harbour director\"\n"
                                                  "severity = { highest = 4 }\n"
                                                  "rag_words = { B = \"red\" }\n"
                                                  "[[further_programme.key_date]]\n"
                                                  "name = \"opening\"\n"
                                                  "date = 2020-05-01\n"
                                                  "[[further_programme.band]]\n"
                                                  "name = \"Bad\"\n"
                                                  "lowest = 10\n"
                                                  "top = true\n"
                                                  "[[further_programme.closure]]\n"
                                                  "name = \"Regatta\"\n"
                                                  "from = 2019-07-05\n"
                                                  "[[further_programme]]\n"
                                                  "name = \"Quiet\"\n");
    REQUIRE(read.further_programmes.size() == 2);
    const settings::further_programme& harbour = read.further_programmes[0];
    CHECK(harbour.programme.name == "Harbour");
    CHECK(harbour.programme.nation == "northern-ireland");
    CHECK(harbour.roles.programme_director == "Harbour director");
    CHECK(harbour.roles.programme_office == "Dorset office");
    REQUIRE(harbour.programme.key_dates.size() == 1);
    CHECK(harbour.programme.key_dates[0].day == day("2020-05-01"));
    REQUIRE(harbour.bands.size() == 1);
    CHECK(harbour.bands[0].name == "Bad");
    REQUIRE(harbour.closures.size() == 1);
    CHECK(harbour.closures[0].until == day("2019-07-05"));
    const settings::further_programme& quiet = read.further_programmes[1];
    CHECK(quiet.programme.nation == "england-and-wales");
    CHECK((quiet.bands == read.rules.bands));
    REQUIRE(read.intake.further_programmes.size() == 2);
    CHECK(read.intake.programme == "Dorset");
    CHECK((read.intake.further_programmes[0].severity == intake::scale{1, 4}));
    CHECK((read.intake.further_programmes[0].rag_words.at("B") == plan::rag::red));
    CHECK_FALSE(read.intake.further_programmes[1].severity.has_value());
}

TEST_CASE("a further programme needs a name of its own") {
    const std::string start = "[programme]\nname = \"Dorset\"\n";
    CHECK(faults_of(start + "[[further_programme]]\nnation = \"scotland\"\n")
              .find("expected the name") != std::string::npos);
    CHECK(faults_of(start + "[[further_programme]]\nname = \" dorset\"\n")
              .find("there is another programme of this name") != std::string::npos);
    CHECK(faults_of(start + "[[further_programme]]\nname = \"Harbour\"\nnation = \"france\"\n")
              .find("nation") != std::string::npos);
    CHECK(faults_of(start + "[[further_programme]]\nname = \"Harbour\"\nzone = \"UTC\"\n")
              .find("a further programme has no zone of its own: rounds, and the day that every "
                    "item is judged by, are those of [programme] zone") != std::string::npos);
    CHECK(faults_of(start + "[[further_programme]]\nname = \"Harbour\"\n").empty());
}
