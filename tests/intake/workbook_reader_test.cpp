#include "daemon/intake/read_file.hpp"

#include "tests/intake/reading.hpp"
#include "tests/support/workbook.hpp"

#include <chrono>
#include <string>
#include <vector>

using namespace remembrancer;
using namespace remembrancer::tests;
using namespace std::chrono_literals;
using std::chrono::sys_days;

namespace {

intake::sheet first_sheet(const workbook& book) {
    auto sheets = read_bytes(book.bytes(), "plan.xlsx");
    REQUIRE_FALSE(sheets.empty());
    return std::move(sheets.front());
}

// `A1=text` of every cell, a date marked by its ISO form.
std::vector<std::string> cells_of(const intake::sheet& sheet) {
    std::vector<std::string> out;
    for (const intake::row& row : sheet.rows)
        for (const intake::cell& cell : row.cells) {
            out.push_back(
                fmt::format("{}{}={}", intake::column_name(cell.column), row.number, cell.text));
            if (cell.date)
                out.back() += fmt::format(" [{}]", (*cell.date - sys_days(1970y / 1 / 1)).count());
        }
    return out;
}

} // namespace

TEST_CASE("cells of every type read as a person sees them") {
    struct row {
        std::string name;
        std::string rows;
        std::vector<std::string> expected;
    };
    const std::string nov_23 = " [17858]";
    const row rows[] = {
        {"number", R"(<row r="1"><c r="A1"><v>12.0</v></c></row>)", {"A1=12"}},
        {"number by name", R"(<row r="1"><c r="A1" t="n"><v>0.5</v></c></row>)", {"A1=0.5"}},
        {"date",
         "<row r=\"5\">" + number_cell("E5", "43427", 1) + "</row>",
         {"E5=23/11/2018" + nov_23}},
        {"month", "<row r=\"5\">" + number_cell("E5", "43427", 2) + "</row>", {"E5=November 2018"}},
        {"time", "<row r=\"5\">" + number_cell("E5", "0.75", 3) + "</row>", {"E5=18:00"}},
        {"unknown style",
         "<row r=\"5\">" + number_cell("E5", "43427", 99) + "</row>",
         {"E5=43427"}},
        {"ISO date",
         R"(<row r="1"><c r="A1" t="d"><v>2018-11-23T00:00:00</v></c></row>)",
         {"A1=23/11/2018" + nov_23}},
        {"shared string", R"(<row r="1"><c r="A1" t="s"><v>0</v></c></row>)", {"A1=Dec '18"}},
        {"rich string, phonetic left out",
         R"(<row r="1"><c r="A1" t="s"><v>1</v></c></row>)",
         {"A1=Mid Oct"}},
        {"empty shared string", R"(<row r="1"><c r="A1" t="s"><v>2</v></c></row>)", {}},
        {"inline string",
         R"(<row r="1"><c r="A1" t="inlineStr"><is><t> TBC </t></is></c></row>)",
         {"A1= TBC "}},
        {"inline runs",
         R"(<row r="1"><c r="A1" t="inlineStr"><is><r><rPr><b/></rPr><t>A</t></r>)"
         R"(<r><t>/G</t></r><rPh><t>x</t></rPh></is></c></row>)",
         {"A1=A/G"}},
        {"entities and CDATA",
         R"(<row r="1"><c r="A1" t="str"><v>a &amp; b&#x2013;<![CDATA[<c>]]></v></c></row>)",
         {"A1=a & b–<c>"}},
        {"formula text", R"(<row r="1"><c r="A1" t="str"><f>"R"</f><v>R</v></c></row>)", {"A1=R"}},
        {"formula number", R"(<row r="1"><c r="A1"><f>2+2</f><v>4</v></c></row>)", {"A1=4"}},
        {"formula with an empty text",
         R"(<row r="1"><c r="A1" t="str"><f>""</f><v/></c></row>)",
         {}},
        {"formula never calculated",
         R"(<row r="1"><c r="A1"><f>A5+14</f><v/></c></row>)",
         {"A1==A5+14"}},
        {"truth",
         R"(<row r="1"><c r="A1" t="b"><v>1</v></c><c r="B1" t="b"><v>0</v></c></row>)",
         {"A1=TRUE", "B1=FALSE"}},
        {"error", R"(<row r="1"><c r="A1" t="e"><v>#REF!</v></c></row>)", {"A1=#REF!"}},
        {"styled but empty",
         R"(<row r="1"><c r="A1" s="1"/><c r="B1" s="1"><v></v></c></row>)",
         {}},
    };
    for (const row& r : rows) {
        CAPTURE(r.name);
        const auto book =
            workbook()
                .sheet("Plan", r.rows)
                .strings("<si><t>Dec '18</t></si>"
                         "<si><r><t>Mid</t></r><r><t xml:space=\"preserve\"> Oct</t></r>"
                         "<rPh sb=\"0\" eb=\"1\"><t>hint</t></rPh><phoneticPr/></si><si><t/></si>");
        CHECK(cells_of(first_sheet(book)) == r.expected);
    }
}

TEST_CASE("rows and cells are placed by their references, or by counting where there are none") {
    struct row {
        std::string name;
        std::string rows;
        std::vector<std::string> expected;
    };
    const std::string one = "<c><v>1</v></c>";
    const row rows[] = {
        {"no references",
         "<row>" + one + one + "</row><row>" + one + "</row>",
         {"A1=1", "B1=1", "A2=1"}},
        {"counting on from a reference",
         "<row r=\"4\">" + number_cell("C4", "1") + one + "</row><row>" + one + "</row>",
         {"C4=1", "D4=1", "A5=1"}},
        {"empty cells count", "<row><c/><c/>" + one + "</row>", {"C1=1"}},
        {"empty rows count", "<row/><row/><row>" + one + "</row>", {"A3=1"}},
        {"the cell tells the row",
         "<row>" + number_cell("B7", "1") + "</row><row>" + one + "</row>",
         {"B7=1", "A8=1"}},
        {"lower case", R"(<row r="2"><c r="b2"><v>1</v></c></row>)", {"B2=1"}},
        {"last place",
         R"(<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>)",
         {"XFD1048576=1"}},
        {"merged cells",
         "<row r=\"1\">" + inline_cell("A1", "WS1") +
             "<c r=\"B1\"/></row><row r=\"2\"><c r=\"A2\"/>" + inline_cell("B2", "x") + "</row>",
         {"A1=WS1", "B2=x"}},
    };
    for (const row& r : rows) {
        CAPTURE(r.name);
        CHECK(cells_of(first_sheet(workbook().sheet("Plan", r.rows))) == r.expected);
    }
}

TEST_CASE("sheets come in the order of their tabs, with names and hidden state") {
    const auto sheets = read_bytes(workbook()
                                       .table("Risks & Issues", {{"a"}})
                                       .table("Old", {{"b"}}, "state=\"hidden\"")
                                       .table("Older", {}, "state=\"veryHidden\"")
                                       .table("Milestones", {{"c"}}, "state=\"visible\"")
                                       .bytes(),
                                   "plan.xlsx");
    REQUIRE(sheets.size() == 4);
    CHECK(sheets[0].name == "Risks & Issues");
    CHECK(sheets[1].name == "Old");
    CHECK(sheets[3].name == "Milestones");
    CHECK_FALSE(sheets[0].hidden);
    CHECK(sheets[1].hidden);
    CHECK(sheets[2].hidden);
    CHECK_FALSE(sheets[3].hidden);
    CHECK(sheets[2].rows.empty());
    CHECK(cells_of(sheets[3]) == std::vector<std::string>{"A1=c"});
}

TEST_CASE("a workbook of the 1904 date system has the same dates") {
    const auto book = workbook()
                          .sheet("Plan", "<row>" + number_cell("A1", "41965", 1) + "</row>")
                          .properties("date1904=\"1\"");
    CHECK(first_sheet(book).find(1)->find(0)->date == sys_days(2018y / 11 / 23));
}

TEST_CASE("prefixes, the strict namespace and foreign elements change nothing") {
    const std::string cells = R"(<x:row r="1"><x:c r="A1" t="inlineStr"><x:is><x:t>a</x:t></x:is>)"
                              R"(<y:v>no</y:v><y:c/></x:c></x:row>)";
    for (const std::string main : {"http://schemas.openxmlformats.org/spreadsheetml/2006/main",
                                   "http://purl.oclc.org/ooxml/spreadsheetml/main"}) {
        CAPTURE(main);
        const std::string part = fmt::format(
            R"(<?xml version="1.0" encoding="UTF-8" standalone="yes"?><x:worksheet xmlns:x="{}" )"
            R"(xmlns:y="urn:other"><!-- note --><?note?><y:sheetData><y:row/></y:sheetData>)"
            R"(<x:sheetData>{}</x:sheetData></x:worksheet>)",
            main, cells);
        const auto book = workbook().sheet("Plan", "").part("xl/worksheets/sheet1.xml", part);
        CHECK(cells_of(first_sheet(book)) == std::vector<std::string>{"A1=a"});
    }
}

TEST_CASE("a strict workbook with absolute targets and another main part is read") {
    const std::string strict = "http://purl.oclc.org/ooxml/officeDocument/relationships";
    const auto link = [&](std::string_view id, std::string_view type, std::string_view target) {
        return fmt::format(R"(<Relationship Id="{}" Type="{}/{}" Target="{}"/>)", id, strict, type,
                           target);
    };
    const std::string main = "http://purl.oclc.org/ooxml/spreadsheetml/main";
    const std::string bytes = zip_bytes(
        {{"[Content_Types].xml", std::string(workbook_xml::content_types)},
         {"_rels/.rels", workbook_xml::links(link("r1", "officeDocument", "/a/b/book.xml"))},
         {"a/b/book.xml",
          fmt::format(R"(<workbook xmlns="{}" xmlns:q="{}"><sheets>)"
                      R"(<sheet name="Chart" q:id="c"/><sheet name="One" q:id="x"/>)"
                      R"(<sheet name="Two" q:id="y"/></sheets></workbook>)",
                      main, strict)},
         {"a/b/_rels/book.xml.rels", workbook_xml::links(link("c", "chartsheet", "chart.xml") +
                                                         link("x", "worksheet", "/a/ONE.xml") +
                                                         link("y", "worksheet", "../c/./two.xml"))},
         {"a/one.xml", fmt::format(R"(<worksheet xmlns="{}"><sheetData><row><c><v>1</v></c></row>)"
                                   R"(</sheetData></worksheet>)",
                                   main)},
         {"a/c/two.xml", fmt::format(R"(<worksheet xmlns="{}"/>)", main)}});
    const auto sheets = read_bytes(bytes, "plan.xlsx");
    REQUIRE(sheets.size() == 2);
    CHECK(sheets[0].name == "One");
    CHECK(cells_of(sheets[0]) == std::vector<std::string>{"A1=1"});
    CHECK(sheets[1].name == "Two");
}
