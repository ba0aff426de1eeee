#include "tests/scenarios/small_plan.hpp"

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

using namespace remembrancer::tests;
using nlohmann::json;

TEST_CASE("whoever hears of a re-cast hears who made it") {
    const small_plan here;
    here.import("Legal,Alpha,G,3 December 2018,20 December 2018,Owner A\n", "2018-12-03");
    here.write("milestones.csv", "Workstream,Milestone,RAG,Due Date,Target Date,Owner,Changed by\n"
                                 "Legal,Alpha,G,4 December 2018,21 December 2018,Owner A,\n");
    const json report =
        here.ask({"import", "milestones.csv", "--as-of", "2018-12-04", "--by", "The sponsor"});
    for (const json& change : report.at("changes"))
        CHECK(change.at("by") == "The sponsor");

    const std::string explained =
        here.ask({"explain", "item", "M1", "--as-of", "2018-12-05"}).dump();
    CHECK(explained.find(", re-cast by The sponsor") != std::string::npos);
    (void)here.hold("2018-12-05T08:00:00", "2018-12-10T20:00:00");
    bool is_in_line = false;
    bool is_in_list = false;
    for (const json& row : here.list({"outbox", "list"})) {
        const std::string text =
            here.tell({"outbox", "show", std::to_string(row.at("id").get<long long>())});
        is_in_line = is_in_line || text.find("re-cast by The sponsor") != std::string::npos;
        // The end of a line that is wrapped.
        is_in_list = is_in_list || text.find("December 2018, by The sponsor") != std::string::npos;
    }
    CHECK(is_in_line);
    CHECK(is_in_list);
}
