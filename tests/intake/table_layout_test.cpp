#include "daemon/intake/table_layout.hpp"

#include "tests/intake/tables.hpp"
#include "tests/support/printing.hpp"

#include <string>
#include <vector>

#include <doctest/doctest.h>
#include <fmt/format.h>

using namespace remembrancer;
using namespace remembrancer::intake;
using tests::a_sheet;

namespace {

/// `milestones: workstream=A title=B`, or empty.
std::string shape_of(const std::optional<table_layout>& layout) {
    if (!layout)
        return {};
    std::string text = std::string(to_text(layout->kind)) + ":";
    for (const column_use& use : layout->columns)
        text += fmt::format(" {}={}", to_text(use.means), column_name(use.column));
    return text;
}

std::string shape_of(const std::vector<std::string>& headers, std::string_view context = "Sheet1",
                     const intake_settings& settings = {}) {
    return shape_of(layout_from(a_sheet({headers}).rows.front(), context, settings));
}

} // namespace

TEST_CASE("the kind and the columns of a table are recognised by meaning") {
    struct row {
        const char* name;
        std::vector<std::string> headers;
        const char* context;
        const char* shape;
    };
    const row rows[] = {
        {"the demo's plan",
         {"Workstream", "Milestone", "RAG", "Due Date", "Target Date"},
         "",
         "milestones: workstream=A title=B rag=C baseline=D forecast=E"},
        {"the demo's risks",
         {"ID", "Workstream", "Raised By", "Date Raised", "Risk", "I", "P", "RS", "Mitigation Plan",
          "Owner", "Date Due"},
         "",
         "risks: id=A workstream=B title=E baseline=K owner=J raised_by=C raised_on=D impact=F "
         "likelihood=G score=H plan=I"},
        {"the demo's issues",
         {"ID", "Workstream", "Raised By", "Date Raised", "Issue", "S", "Resolution Plan", "Owner",
          "Due Date"},
         "",
         "issues: id=A workstream=B title=E baseline=I owner=H raised_by=C raised_on=D severity=F "
         "plan=G"},
        {"the demo's workstreams",
         {"Workstream", "RAG", "Lead Member", "Sponsor", "Project Manager"},
         "",
         "workstreams: workstream=A rag=B lead_member=C sponsor=D project_manager=E"},
        {"the demo's contacts",
         {"Name", "Email", "Organisation", "Deputy", "Notes"},
         "",
         "contacts: name=A email=B organisation=C deputy=D notes=E"},
        {"other words",
         {"Ref", "Theme", "Milestone title", "Baseline", "Forecast", "Responsible", "Status",
          "Completed on"},
         "",
         "milestones: id=A workstream=B title=C baseline=D forecast=E owner=F status=G "
         "closed_on=H"},
        {"footnotes, dotless letters, line breaks",
         {"Risk\nDescription", "\u0131", "Likelihood (1-5)", "Score \u00B9"},
         "",
         "risks: title=A impact=B likelihood=C score=D"},
        {"any order",
         {"Target", "Due", "Milestone"},
         "",
         "milestones: title=C baseline=B forecast=A"},
        {"strange columns first",
         {"Colour", "Cost", "Phase", "Milestone", "RAG"},
         "",
         "milestones: title=D rag=E"},
        {"a product beside the milestone",
         {"Product", "Milestone", "Tranche", "RAG"},
         "",
         "milestones: title=B rag=D product=A tranche=C"},
        {"a product alone", {"Product", "RAG"}, "", "milestones: title=A rag=B"},
        {"gaps", {"", "Milestone", "", "RAG"}, "", "milestones: title=B rag=D"},
        {"the surer of two words wins",
         {"Milestone", "Due Date", "Baseline Date", "Forecast"},
         "",
         "milestones: title=A baseline=C forecast=D"},
        {"the first of two equal words wins",
         {"Milestone", "Owner", "Owner", "RAG"},
         "",
         "milestones: title=A rag=D owner=B"},
        {"what is done about a risk has a date",
         {"Risk", "Mitigation", "Mitigation Date"},
         "",
         "risks: title=A baseline=C plan=B"},
        {"it is not the due date where there is one",
         {"Risk", "Mitigation Date", "Date Due"},
         "",
         "risks: title=A baseline=C"},
        {"what is done about a red milestone",
         {"Milestone", "RAG", "Recovery Plan"},
         "",
         "milestones: title=A rag=B plan=C"},
        {"a vague title under a telling tab",
         {"Description", "Owner", "Due Date"},
         "Risk register",
         "risks: title=A baseline=C owner=B"},
        {"a vague title beside a column of risks only",
         {"Description", "Impact", "Likelihood"},
         "Sheet1",
         "risks: title=A impact=B likelihood=C"},
        {"a vague title and nothing telling", {"Description", "Owner", "Due Date"}, "Sheet1", ""},
        {"a title alone", {"Milestone"}, "Milestones", ""},
        {"a count of milestones", {"Milestone", "Total", "Delivered"}, "Milestones", ""},
        {"a scorecard",
         {"Level", "Overall", "Scope", "Budget", "Time", "Resource", "Stakeholder", "Risk & Issue"},
         "status.csv",
         "reports: title=A rag=B parts=C parts=D parts=E parts=F parts=G parts=H"},
        {"names without addresses", {"Name", "Organisation", "Notes"}, "Contacts", ""},
        {"data", {"WS2 Finance", "Budget approved", "G", "20/2/19"}, "Milestones", ""},
    };
    for (const row& r : rows) {
        CAPTURE(r.name);
        CHECK(shape_of(r.headers, r.context) == r.shape);
    }
}

TEST_CASE("a mapping in the settings wins over the built-in words") {
    intake_settings settings;
    settings.headers = {{table_kind::milestones, "Gateway*", field::title},
                        {table_kind::milestones, "board DATE", field::baseline},
                        {table_kind::milestones, "Due Date", field::forecast},
                        {table_kind::risks, "Gateway", field::notes}};
    CHECK(shape_of({"Gateway", "Board Date", "Due date", "RAG"}, "Sheet1", settings) ==
          "milestones: title=A rag=D baseline=B forecast=C");
    CHECK(shape_of({"Gateway", "Board Date"}, "Sheet1") == "");
}

TEST_CASE("headers without a meaning are listed") {
    const auto layout =
        layout_from(a_sheet({{"Milestone", "Comments", "RAG", "Cost\ncode"}}).rows.front(), "", {});
    REQUIRE(layout);
    CHECK(layout->unread == std::vector<std::string>{"Comments", "Cost code"});
}

TEST_CASE("tables are found below titles, one after the other") {
    const auto found = find_tables(a_sheet({{"Highlight report"},
                                            {},
                                            {"ID", "Risk", "I", "P"},
                                            {"1", "Flood", "5", "1"},
                                            {"ID", "Risk", "I", "P"},
                                            {"2", "Fire", "5", "1"},
                                            {"Issues"},
                                            {"ID", "Issue", "S", "Owner"},
                                            {"3", "Leak", "4", "CL"}}),
                                   {});
    REQUIRE(found.tables.size() == 2);
    CHECK(found.tables[0].kind == table_kind::risks);
    CHECK(found.tables[0].header == 1);
    CHECK(found.tables[0].end == 6);
    CHECK(found.tables[1].kind == table_kind::issues);
    CHECK(found.tables[1].header == 6);
    CHECK(found.tables[1].end == 8);
}

TEST_CASE("headers are looked for in the first thirty rows") {
    std::vector<std::vector<std::string>> rows(29, {"title"});
    rows.push_back({"Milestone", "RAG"});
    CHECK(find_tables(a_sheet(rows), {}).tables.size() == 1);
    rows.insert(rows.begin(), {"title"});
    const auto found = find_tables(a_sheet(rows), {});
    CHECK(found.tables.empty());
    CHECK(found.why_not.find("among the first 30") != std::string::npos);
    CHECK(find_tables(a_sheet({}), {}).why_not == "it is empty");
}
