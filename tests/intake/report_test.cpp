#include "daemon/intake/report.hpp"

#include "tests/intake/importing.hpp"

#include <string>
#include <vector>

#include <nlohmann/json.hpp>

using namespace remembrancer;
using namespace remembrancer::intake;
using namespace remembrancer::tests;
using json = nlohmann::ordered_json;

namespace {

std::vector<std::string> keys_of(const json& object) {
    std::vector<std::string> keys;
    for (const auto& [key, value] : object.items())
        keys.push_back(key);
    return keys;
}

std::string joined(const std::vector<std::string>& words) {
    return fmt::format("{}", fmt::join(words, " "));
}

bool has(std::string_view text, std::string_view part) {
    return text.find(part) != std::string_view::npos;
}

} // namespace

TEST_CASE("the report as JSON is one object with the promised names first") {
    auto db = store::session::in_memory();
    const std::string text = to_json(import_files(db, demo_tables()));
    CHECK_FALSE(has(text, "\n"));
    const json report = json::parse(text);
    CHECK(joined(keys_of(report)) ==
          "added changed unchanged vanished questioned rejected as_of dry_run people workstreams "
          "boards "
          "added_items vanished_items changes inferred tables not_read warnings not_judged "
          "returned_items left absences programmes");
    CHECK(report["added"] == 75);
    REQUIRE(report["questioned"].size() == 3);
    CHECK(report["questioned"][0].dump() ==
          R"({"file":"risks.csv","sheet":"","row":6,"column":"Owner","item":"228","text":"TBA",)"
          R"("reason":"it names nobody: who is the owner?"})");
    CHECK(report["questioned"][1]["text"] == "Dec 19");
    CHECK(report["questioned"][2]["item"] == "245");
    CHECK(report["rejected"].empty());
    CHECK(report["as_of"] == "2018-12-05");
    CHECK(report["tables"][0]["kind"] == "milestones");
    CHECK(report["tables"][0]["rows"] == 62);
}

TEST_CASE("rejected rows and changes have stable names too") {
    auto db = store::session::in_memory();
    import_text(db, "ID,Risk,I\n18,Flood,1\n19,Fire,1\n");
    const json report =
        json::parse(to_json(import_text(db, "ID,Risk,I\n18,Flood,2\n18,Frost,1\n")));
    CHECK(joined(keys_of(report["rejected"][0])) == "file sheet row column item text reason");
    CHECK(report["changes"][0].dump() == R"({"item":"risk 18","title":"Flood","field":"impact",)"
                                         R"("old":"1","new":"2","source":"plan.csv, row 2, I"})");
    CHECK(report["vanished_items"][0]["title"] == "Fire");
    CHECK(report["vanished"] == 1);
}

TEST_CASE("bytes that are no text do not spoil the JSON") {
    import_report report;
    report.rejected.push_back({{}, "\xFF", "\xC3", "a reason"});
    CHECK(json::parse(to_json(report))["rejected"][0]["item"] == "\uFFFD");
}

TEST_CASE("the report for people says what was done and what to settle") {
    auto db = store::session::in_memory();
    const temporary_file rooms("rooms.csv", "Room,Seats,Day\nA 1,12,Monday\n");
    const std::string text = to_text(import_files(db, {demo_workbook(), rooms.path()}));
    CHECK(text.starts_with(
        "Imported, as of 5 December 2018\n"
        "  milestones, risks, issues  75 added, 0 changed, 0 unchanged, 0 vanished\n"
        "  contacts                   25 added, 0 changed, 0 unchanged\n"
        "  workstreams                9 added, 0 changed, 0 unchanged\n"
        "  3 questioned, 0 rejected\n"
        "\nQuestioned: kept as typed, to be settled\n"
        "  programme-workbook.xlsx, Risks, row 9, Owner      228  \"TBA\"     it names nobody: who "
        "is "
        "the owner?\n"
        "  programme-workbook.xlsx, Risks, row 10, Date Due  234  \"Dec 19\"  "));
    CHECK(has(text, "\nAdded\n"));
    CHECK(has(text, "  and 55 more: see --json\n"));
    CHECK(has(text, "\nYears taken as the nearest\n"));
    CHECK(has(text, "\"18th Mar\""));
    CHECK(has(text, "read as 18 March 2019\n"));
    CHECK(has(text, "\nNot read\n  rooms.csv  no row among the first 30"));
}

TEST_CASE("the report for people tells changes, and that a dry run is one") {
    auto db = store::session::in_memory();
    import_text(db, "Milestone,Due Date\nElections,2 May 2019\nBudget,20/2/19\n");
    auto options = on_the_day();
    options.dry_run = true;
    const std::string text =
        to_text(import_text(db, "Milestone,Due Date,Comments\nElections,9 May 2019,x\n", options));
    CHECK(
        text.starts_with("This would be imported (nothing was changed), as of 5 December 2018\n"));
    CHECK(has(text, "\nChanged\n  milestone M1  baseline  \"2 May 2019\" -> \"9 May 2019\"  "
                    "Elections\n"));
    CHECK(has(text, "\nVanished: done, dropped or renamed?\n  milestone M2    Budget\n"));
    CHECK(has(text, "\nColumns not read\n  plan.csv  Comments\n"));
}

TEST_CASE("columns that nobody knows come with what to put into the settings") {
    auto db = store::session::in_memory();
    const std::string plan =
        "Nr,Milestone,\"Originally \"\"promised\"\"\",Now\\then,Owner\nD1,Elections,2 "
        "May 2019,9 May 2019,CL\n";
    const auto report = import_text(db, plan);
    const std::string text = to_text(report);
    CHECK(has(text,
              "\nTo have one read, say in the settings what it means\n"
              "  [import.headers.milestones]  # no column yet: id, workstream, rag, baseline, "
              "forecast, status\n"
              "  #\"Nr\" = \"\"\n"
              "  #\"Originally \\\"promised\\\"\" = \"\"\n"
              "  #\"Now\\\\then\" = \"\"\n"));
    CHECK(has(text, "\nBe sure of this\n  plan.csv: no column says when a milestone is due"));
    CHECK(json::parse(to_json(report))["tables"][0]["fields_without_column"].size() == 6);

    auto options = on_the_day();
    options.settings.headers = {
        {table_kind::milestones, "Nr", field::id},
        {table_kind::milestones, "Originally \"promised\"", field::baseline},
        {table_kind::milestones, "Now\\then", field::forecast}};
    const std::string mapped = to_text(import_text(db, plan, options));
    CHECK_FALSE(has(mapped, "say in the settings"));
    CHECK_FALSE(has(mapped, "Be sure of this"));
    CHECK(has(mapped, "milestone D1"));
}

TEST_CASE("workstreams that were not judged are said to be") {
    auto db = store::session::in_memory();
    import_text(db, "Risk,I\nStorm,1\n");
    import_text(db, "Workstream,Risk,I\nF,Flood,1\nG,Frost,1\nG,Fire,1\n");
    const auto report = import_text(db, "Workstream,Risk,I\nH,Flood,1\n");
    CHECK(has(to_text(report), "\nNot judged: what is open there is still watched\n"
                               "  no workstream  1 open item   none such are in these files\n"
                               "  workstream F   1 open item   is not in these files\n"
                               "  workstream G   2 open items  is not in these files\n"));
    CHECK(json::parse(to_json(report))["not_judged"].dump() ==
          R"([{"workstream":"","open_items":1},{"workstream":"F","open_items":1},)"
          R"({"workstream":"G","open_items":2}])");
}

TEST_CASE("what must be settled is listed whole, however long the list") {
    constexpr int many = 37;
    auto db = store::session::in_memory();
    std::string first = "ID,Risk,I\n";
    for (int i = 0; i < many; ++i)
        first += fmt::format("{},gone {},1\n", 100 + i, i);
    std::string second = "ID,Risk,I\n";
    for (int i = 0; i < many; ++i)
        second += fmt::format("{},odd {},nine\n,,{}\n", 200 + i, i, i);
    import_text(db, first);
    const std::string text = to_text(import_text(db, second));
    for (int i = 0; i < many; ++i) {
        CAPTURE(i);
        CHECK(has(text, fmt::format("  risk {}    gone {}\n", 100 + i, i)));
        CHECK(has(text, fmt::format("  {}  \"nine\"  ", 200 + i)));
        CHECK(has(text, fmt::format(", row {}, Risk", 2 * i + 3)));
    }
    CHECK(has(text, "\nAdded\n"));
    CHECK(has(text, "  and 17 more: see --json\n"));
}

TEST_CASE("items that come and go are told once, in words") {
    auto db = store::session::in_memory();
    const std::string two = "ID,Workstream,Risk,I\n18,WS1,Flood,1\n19,WS1,Fire,1\n";
    import_text(db, two);
    const auto gone = import_text(db, "ID,Workstream,Risk,I\n18,WS1,Flood,1\n");
    CHECK(has(to_text(gone), "\nVanished: done, dropped or renamed?\n  risk 19  WS1  Fire\n"));
    CHECK_FALSE(has(to_text(gone), "Changed"));
    CHECK_FALSE(has(to_text(gone), "vanished_on"));
    const auto back = import_text(db, two);
    CHECK(has(to_text(back), "\nBack in the plan\n  risk 19  WS1  Fire\n"));
    CHECK_FALSE(has(to_text(back), "Changed"));
    const json report = json::parse(to_json(back));
    CHECK(report["returned_items"].dump() ==
          R"([{"item":"risk 19","title":"Fire","workstream":"WS1"}])");
    // As ever for those who read the changes.
    CHECK(report["changes"][0]["field"] == "vanished_on");
}

TEST_CASE("a doubt about the whole import stands before all else") {
    auto db = store::session::in_memory();
    import_text(db, "Risk,I\nFlood,1\n");
    auto options = on_the_day();
    options.as_of = test::day("2018-12-04");
    const auto report = import_text(db, "Risk,I\nFlood,nine\n", options);
    CHECK(has(to_text(report), "  1 questioned, 0 rejected\n"
                               "\nBe sure of this\n  the plan of 4 December 2018 is older than"));
    CHECK(json::parse(to_json(report))["warnings"].size() == 1);
}

TEST_CASE("the report for people is safe on a terminal, however odd the texts are") {
    auto db = store::session::in_memory();
    const std::string text = to_text(import_text(
        db, "ID,Risk,I\n\"\x1b[2J1\",\"" + std::string(5000, 'x') + "\",\"\x1b[31m\nbold\"\n"));
    CHECK(text.find('\x1b') == std::string::npos);
    CHECK(has(text, "..."));
    for (std::size_t start = 0; start < text.size();) {
        const std::size_t end = std::min(text.find('\n', start), text.size());
        CHECK(end - start < 300);
        start = end + 1;
    }
}

TEST_CASE("an import that understood nothing says so") {
    auto db = store::session::in_memory();
    const std::string text = to_text(import_text(db, "Room,Seats,Day\nA 1,12,Monday\n"));
    CHECK(text.starts_with("Nothing was imported: no table was understood.\n\nNot read\n"));
}
