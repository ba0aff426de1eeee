#include "tests/scenarios/digest_json.hpp"
#include "tests/scenarios/workplace.hpp"

#include <algorithm>
#include <set>

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

using nlohmann::json;
using namespace remembrancer::tests;

namespace {

/// `person: workstream` of each rating that the messages of a morning say has fallen.
std::set<std::string> told_of_falls(const workplace& here, const std::string& day) {
    std::set<std::string> told;
    for (const json& line : lines_of(here.run(day + "T08:00:00", day + "T10:00:00")))
        for (const json& alert : line.at("alerts"))
            if (alert.at("rule") == "rating_worsened")
                told.insert(line.at("person").get<std::string>() + ": " +
                            alert.at("title").get<std::string>());
    return told;
}

} // namespace

TEST_CASE("both sponsors hear that their workstream turned red in the table of workstreams") {
    const workplace here;
    here.edit("workstreams.csv", "WS4 People Theme,R", "WS4 People Theme,G");
    const auto import_as_of = [&here](const std::string& day) {
        (void)here.tell({"import", "--as-of", day, here.file("milestones.csv"),
                         here.file("risks.csv"), here.file("issues.csv"),
                         here.file("workstreams.csv"), here.file("contacts.csv"),
                         here.file("status.csv")});
    };
    import_as_of("2018-12-05");
    CHECK(told_of_falls(here, "2018-12-05") == std::set<std::string>{});
    here.edit("workstreams.csv", "WS4 People Theme,G", "WS4 People Theme,R");
    import_as_of("2018-12-06");
    CHECK(told_of_falls(here, "2018-12-06") ==
          std::set<std::string>{"People project manager: WS4 People Theme",
                                "People sponsor A: WS4 People Theme",
                                "People sponsor B: WS4 People Theme"});
    const auto ratings = table_of(here.ask({"digest", "scorecard", "--as-of", "2018-12-06"}),
                                  "ratings", "workstream", "rating_before", "rating");
    CHECK(std::ranges::count(ratings, "WS4 People Theme | Green | Red") == 1);
    CHECK(std::ranges::count(ratings, "WS4 Place Theme | Green | Green") == 1);
    import_as_of("2018-12-07");
    CHECK(told_of_falls(here, "2018-12-07") == std::set<std::string>{});
}
