#include "daemon/intake/merged_cells.hpp"

#include "tests/intake/importing.hpp"
#include "tests/intake/reading.hpp"
#include "tests/support/workbook.hpp"

#include <string>
#include <vector>

using namespace remembrancer;
using namespace remembrancer::tests;

namespace {

using texts = std::vector<std::vector<std::string>>;

/// `A1=text` of every cell, in order.
std::string cells_of(const texts& rows, const std::vector<std::string>& merged) {
    const auto bytes = workbook().table("Plan", rows).merge(merged).bytes();
    std::string out;
    for (const intake::sheet& sheet : read_bytes(bytes, "plan.xlsx"))
        for (const intake::row& row : sheet.rows)
            for (const intake::cell& cell : row.cells)
                out += fmt::format("{}{}={} ", intake::column_name(cell.column), row.number,
                                   cell.text);
    return out;
}

} // namespace

TEST_CASE("cells merged downwards give their value to every row") {
    struct row {
        const char* name;
        texts rows;
        std::vector<std::string> merged;
        const char* expected;
    };
    const row rows[] = {
        {"down", {{"a", "x"}, {"b"}, {"c"}}, {"B1:B3"}, "A1=a B1=x A2=b B2=x A3=c B3=x "},
        {"in the first column", {{"x", "a"}, {"", "b"}}, {"A1:A2"}, "A1=x B1=a A2=x B2=b "},
        {"between others",
         {{"a", "x", "1"}, {"b", "", "2"}},
         {"B1:B2"},
         "A1=a B1=x C1=1 A2=b B2=x C2=2 "},
        {"across", {{"x", "", ""}, {"a", "b", "c"}}, {"A1:C1"}, "A1=x A2=a B2=b C2=c "},
        {"a block: its first column",
         {{"x", "", "1"}, {"", "", "2"}},
         {"A1:B2"},
         "A1=x C1=1 A2=x C2=2 "},
        {"several",
         {{"x", "1"}, {"", "2"}, {"y", "3"}, {"", "4"}},
         {"A1:A2", "A3:A4"},
         "A1=x B1=1 A2=x B2=2 A3=y B3=3 A4=y B4=4 "},
        {"over rows that hold nothing",
         {{"x", "a"}, {}, {"", "b"}},
         {"A1:A3"},
         "A1=x B1=a A3=x B3=b "},
        {"over a value that the sheet hides",
         {{"a", "x"}, {"b", "y"}},
         {"B1:B2"},
         "A1=a B1=x A2=b B2=y "},
        {"of nothing", {{"a"}, {"b"}}, {"B1:B2"}, "A1=a A2=b "},
        {"above the first row", {{}, {"b"}}, {"A1:A2"}, "A2=b "},
        {"beyond the last row", {{"x"}}, {"A1:A9", "A8:A9"}, "A1=x "},
    };
    for (const row& r : rows) {
        CAPTURE(r.name);
        CHECK(cells_of(r.rows, r.merged) == r.expected);
    }
}

TEST_CASE("a date merged over two milestones is the date of both") {
    auto db = store::session::in_memory();
    const auto bytes = workbook()
                           .table("Plan", {{"Workstream", "Milestone", "RAG", "Due Date"},
                                           {"WS1", "a", "G", "31/12/18"},
                                           {"", "b", "G", ""},
                                           {"", "", "", "29/12/18"},
                                           {"WS2", "c", "G", "01/02/19"}})
                           .merge({"A2:A4", "D2:D3"})
                           .bytes();
    const auto report = import_text(db, bytes, on_the_day(), "plan.xlsx");
    CHECK(counts(report) == "3/0/0/0");
    CHECK(places(report.rejected) == "plan.xlsx|Plan|4|Milestone||29/12/18\n");
    CHECK(item_titled(db, "b").baseline.by == test::day("2018-12-31"));
    CHECK(item_titled(db, "b").workstream == "WS1");
    CHECK(item_titled(db, "c").baseline.by == test::day("2019-02-01"));
}

TEST_CASE("an ID or title merged over two rows names the first") {
    auto db = store::session::in_memory();
    const auto bytes = workbook()
                           .table("Risks", {{"ID", "Risk", "I", "Owner"},
                                            {"1", "Flood", "4", "CL"},
                                            {"", "Fire", "3", "CL"},
                                            {"2", "Frost", "2", "CL"},
                                            {"", "", "1", "HR"}})
                           .merge({"A2:A3", "B4:B5"})
                           .bytes();
    const auto report = import_text(db, bytes, on_the_day(), "plan.xlsx");
    CHECK(counts(report) == "3/0/0/0");
    CHECK(item_titled(db, "Flood").ref == "1");
    CHECK(item_titled(db, "Fire").ref == "R2");
    CHECK(item_titled(db, "Frost").impact == 2);
    CHECK(places(report.rejected) == "plan.xlsx|Risks|5|Risk||1\n");
}

TEST_CASE("what is no range of cells is refused") {
    for (const char* reference : {"", "D3", "D3:", ":D4", "3:4", "D:D", "D4:D3", "E3:D4",
                                  "D3:D4:D5", "D3:D99999999999", "D0:D4"}) {
        CAPTURE(reference);
        CHECK_FALSE(intake::merged_from(reference));
        const auto bytes = workbook().table("Plan", {{"a"}}).merge({reference}).bytes();
        CHECK(refusal_of_bytes(bytes, "plan.xlsx").find("sheet 'Plan': says that") !=
              std::string::npos);
    }
    CHECK(intake::merged_from("D3:XFD4") == intake::merged_cells{3, 3, 4});
}

TEST_CASE("merged cells run into the limit on cells, however they overlap") {
    intake::limits few;
    few.cells = 100;
    const texts rows(20, {"x"});
    const auto overlapping = [&](std::size_t times) {
        return workbook()
            .table("Plan", rows)
            .merge(std::vector<std::string>(times, "A1:A20"))
            .bytes();
    };
    CHECK(refusal_of_bytes(overlapping(3), "plan.xlsx", few).empty());
    CHECK_FALSE(refusal_of_bytes(overlapping(5), "plan.xlsx", few).empty());
    CHECK_FALSE(refusal_of_bytes(workbook()
                                     .table("Plan", {{"x"}})
                                     .merge(std::vector<std::string>(200, "B1:B1048576"))
                                     .bytes(),
                                 "plan.xlsx", few)
                    .empty());
}
