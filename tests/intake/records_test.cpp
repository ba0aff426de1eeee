#include "daemon/intake/records.hpp"

#include "tests/intake/tables.hpp"

#include <string>
#include <vector>

#include <doctest/doctest.h>
#include <fmt/format.h>

using namespace remembrancer;
using namespace remembrancer::intake;

namespace {

using rows_of_text = std::vector<std::vector<std::string>>;

/// `2 WS1/Title` for a record, `3 ! text` for a row that cannot be used, a line each.
std::string records_in(const rows_of_text& rows) {
    const sheet source = tests::a_sheet(rows);
    const found_tables found = find_tables(source, {});
    REQUIRE(found.tables.size() == 1);
    const table_layout& layout = found.tables.front();
    const table_records read = records_of(source, layout);
    std::string text;
    for (const record& r : read.records)
        text += fmt::format("{} {}/{}\n", r.source->number, r.workstream,
                            layout.text_of(*r.source, subject_of(layout.kind)));
    for (const unusable_row& bad : read.unusable)
        text += fmt::format("{} ! {}\n", bad.source->number, bad.text);
    return text;
}

} // namespace

TEST_CASE("rows become records") {
    const std::vector<std::string> plan{"Workstream", "Milestone", "RAG"};
    const std::vector<std::string> risks{"ID", "Workstream", "Risk", "I", "P"};
    struct row {
        const char* name;
        rows_of_text rows;
        const char* expected;
    };
    const row rows[] = {
        {"a workstream named once is filled down",
         {plan, {"WS1", "a", "G"}, {"", "b", "A"}, {"WS2", "c", "G"}, {"", "d", ""}},
         "2 WS1/a\n3 WS1/b\n4 WS2/c\n5 WS2/d\n"},
        {"across a blank row", {plan, {"WS1", "a", "G"}, {}, {"", "b", "A"}}, "2 WS1/a\n4 WS1/b\n"},
        {"only the workstream is", {plan, {"WS1", "a", "G"}, {"", "b"}}, "2 WS1/a\n3 WS1/b\n"},
        {"a workstream on a line of its own",
         {plan, {"WS1"}, {"", "a", "G"}, {"WS2"}, {"", "b", "G"}},
         "3 WS1/a\n5 WS2/b\n"},
        {"a key ends the filling down",
         {plan, {"WS1", "a", "G"}, {"KEY: C complete, G on track"}, {"", "b", "A"}},
         "2 WS1/a\n4 /b\n"},
        {"a key in several cells",
         {plan, {"WS1", "a", "G"}, {"KEY", "", "G on track"}},
         "2 WS1/a\n"},
        {"a legend, a note, a total",
         {plan, {"WS1", "a", "G"}, {"Legend", "", "x"}, {"Note: draft"}, {"Total", "", "1"}},
         "2 WS1/a\n"},
        {"nothing but a stray cell",
         {plan, {"WS1", "a", "G"}, {"", "", "G"}, {"", "b", "A"}},
         "2 WS1/a\n4 WS1/b\n3 ! G\n"},
        {"a stray cell in a register",
         {risks, {"1", "WS1", "a", "4", "3"}, {"", "", "", "", "9"}, {"2", "", "b", "4", "3"}},
         "2 WS1/a\n4 WS1/b\n3 ! 9\n"},
        {"several stray cells",
         {risks, {"1", "WS1", "a", "4", "3"}, {"", "", "", "4", "9"}, {"2", "", "b", "4", "3"}},
         "2 WS1/a\n4 WS1/b\n3 ! 4\n"},
        {"a nil return", {risks, {"There are no live issues at present"}}, ""},
        {"a nil return in the title",
         {risks, {"", "WS1", "There are no live risks at present"}},
         ""},
        {"headers again on the next page",
         {plan, {"WS1", "a", "G"}, plan, {"", "b", "A"}},
         "2 WS1/a\n4 WS1/b\n"},
        {"a row that names nothing",
         {plan, {"WS1", "a", "G"}, {"WS2", "", "R"}, {"", "b", "G"}},
         "2 WS1/a\n4 WS2/b\n3 ! WS2\n"},
        {"the rest of the row above",
         {risks, {"1", "WS1", "Too few people", "4", "3"}, {"", "", "across two councils."}},
         "2 WS1/Too few people\n3 ! across two councils.\n"},
        {"a risk without an ID that says more",
         {risks, {"", "WS1", "Too few people", "4", "3"}},
         "2 WS1/Too few people\n"},
        {"a milestone of a title alone",
         {plan, {"WS1", "a", "G"}, {"", "Key decisions published"}},
         "2 WS1/a\n3 WS1/Key decisions published\n"},
        {"white space is nothing",
         {plan, {"WS1", "a", "G"}, {" ", "\u00A0", " \n"}, {"", "b", "A"}},
         "2 WS1/a\n4 WS1/b\n"},
        {"headers alone", {plan}, ""},
    };
    for (const row& r : rows) {
        CAPTURE(r.name);
        CHECK(records_in(r.rows) == r.expected);
    }
}

TEST_CASE("a key below people and workstreams is no person and no workstream") {
    CHECK(records_in({{"Name", "Email"}, {"CL", "cl@c.example"}, {"KEY: C complete"}}) ==
          "2 /CL\n");
    CHECK(records_in({{"Workstream", "Sponsor"}, {"WS1", "S"}, {"KEY: C complete"}}) ==
          "2 WS1/WS1\n");
}

TEST_CASE("a successor that is merged over several rows is that of each") {
    sheet source = tests::a_sheet(
        {{"Predecessor", "Successor"}, {"M1", "M9"}, {"M2", "M9"}, {"M3"}, {"", "M9"}});
    source.rows[2].cells[1].merged = true;
    const found_tables found = find_tables(source, {});
    REQUIRE(found.tables.size() == 1);
    const table_records read = records_of(source, found.tables.front());
    REQUIRE(read.records.size() == 3);
    CHECK(read.records[1].source->number == 3);
    REQUIRE(read.unusable.size() == 1);
    CHECK(read.unusable.front().text == "M3");
    CHECK(read.unusable.front().reason ==
          "the row names no successor: fill in this column, or clear the row");
}
