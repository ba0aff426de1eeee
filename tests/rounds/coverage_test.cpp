#include "daemon/rounds/coverage.hpp"

#include "tests/support/builders.hpp"
#include "tests/support/printing.hpp"
#include "tests/support/programme_store.hpp"

#include <doctest/doctest.h>

using namespace remembrancer;
using rounds::coverage_gap;
using test::a_workstream;
using gaps = std::vector<coverage_gap>;

namespace {

plan::workstream a_stream(std::string name, std::string parent, std::string board,
                          std::string initiation) {
    plan::workstream out = a_workstream(name, {"Owner"}, {});
    out.parent = std::move(parent);
    out.board = std::move(board);
    out.initiation = std::move(initiation);
    return out;
}

} // namespace

TEST_CASE("a workstream lacks what others of its programme have, and its parent has not") {
    std::vector<plan::workstream> all{
        a_stream("Finance", "", "Finance Board", "TBC"),
        a_stream("Payroll", "finance", "", "PID 3"),
        a_stream("HR", "", "TBA", ""),
        a_stream("Done", "", "", ""),
    };
    all[2].project_managers = {"TBA"};
    all[3].rag = plan::rag::complete;
    CHECK(rounds::coverage_gaps(all, "") ==
          gaps{{"Finance", "no initiation document"},
               {"HR", "no project manager, no board, no initiation document"}});
    CHECK(rounds::coverage_gaps(all, "Harbour").empty());
    for (plan::workstream& each : all)
        each.board = each.initiation = "";
    CHECK(rounds::coverage_gaps(all, "") == gaps{{"HR", "no project manager"}});
}

TEST_CASE("a workstream that is gone from the plan lacks nothing, and asks nothing of others") {
    std::vector<plan::workstream> all{a_stream("Finance", "", "", ""),
                                      a_stream("HR", "", "Staff Board", "PID 1"),
                                      a_stream("Estates", "", "Land Board", "")};
    all[0].vanished_on = test::day("2018-12-03");
    CHECK(rounds::coverage_gaps(all, "") == gaps{{"Estates", "no initiation document"}});
    all[1].vanished_on = test::day("2018-12-03");
    CHECK(rounds::coverage_gaps(all, "").empty());
}

TEST_CASE("the office's list names workstreams without a manager, a board or a document") {
    test::programme_store of;
    of.import_as_of(test::day("2018-12-03"));
    of.put(a_stream("WS2 Finance", "", "Finance Board", ""));
    std::string told;
    for (const auto& each : of.hold_and_send("2018-12-03"))
        if (each.model.list)
            for (const plan::list_section& part : each.model.list->sections)
                for (const plan::list_entry& entry : part.entries)
                    if (part.topic == plan::list_topic::coverage)
                        told += entry.title + ": " + entry.text;
    CHECK(told == "WS1 Legal: no board");
}
