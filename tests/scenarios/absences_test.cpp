#include "tests/scenarios/workplace.hpp"

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

using namespace remembrancer::tests;
using nlohmann::json;

TEST_CASE("a table of absences lets the deputy hear, until a later one says otherwise") {
    const workplace here;
    here.import_demo();
    here.write("leave.csv", "Name,From,To,Reason\n"
                            "Finance sponsor,1 March 2030,8 March 2030,holiday\n");
    const json dry = here.ask({"import", "leave.csv", "--as-of", "2018-12-05", "--dry-run"});
    CHECK(dry.at("absences").at("added") == 1);
    CHECK(here.list({"absence", "list"}).empty());

    const json done = here.ask({"import", "leave.csv", "--as-of", "2018-12-05"});
    CHECK(done.at("absences") ==
          json{{"added", 1}, {"changed", 0}, {"unchanged", 0}, {"ended", 0}});
    const auto listed = here.list({"absence", "list"});
    REQUIRE(listed.size() == 1);
    CHECK(listed.front().at("person") == "Finance sponsor");
    CHECK(listed.front().at("source") == "table");

    const auto who_hears = [&] {
        std::string people;
        for (const json& line :
             here.list({"simulate", "--from", "2030-03-04", "--to", "2030-03-06"}))
            people += line.at("person").get<std::string>() + "\n";
        return people;
    };
    const std::string away = who_hears();
    CHECK(away.find("Finance sponsor\n") == std::string::npos);
    CHECK(away.find("Finance project manager A\n") != std::string::npos);

    // A command is good until the table is imported again.
    const std::string id = std::to_string(listed.front().at("id").get<long long>());
    CHECK(here.tell({"absence", "end", id, "--last", "2030-03-02"})
              .find("the next import brings it back") != std::string::npos);
    const json again = here.ask({"import", "leave.csv", "--as-of", "2018-12-05"});
    CHECK(again.at("absences").at("changed") == 1);
    CHECK(here.list({"absence", "list"}).front().at("until") == "2030-03-08");

    here.write("leave.csv", "Name,From,To,Reason\n");
    const json none = here.ask({"import", "leave.csv", "--as-of", "2018-12-05"});
    CHECK(none.at("absences").at("ended") == 1);
    CHECK(here.list({"absence", "list"}).empty());
    CHECK(who_hears().find("Finance sponsor\n") != std::string::npos);
}
