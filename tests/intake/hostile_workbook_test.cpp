#include "daemon/intake/read_file.hpp"

#include "tests/intake/reading.hpp"
#include "tests/support/workbook.hpp"

#include <string>

using namespace remembrancer;
using namespace remembrancer::tests;

namespace {

const std::string sheet_part = "xl/worksheets/sheet1.xml";

std::string worksheet(std::string_view inside) {
    return fmt::format(R"(<worksheet xmlns="{}">{}</worksheet>)", workbook_xml::main, inside);
}

std::string refusal_of_rows(const std::string& rows, const intake::limits& allowed = {}) {
    return refusal_of_bytes(workbook().sheet("Plan", rows).bytes(), "plan.xlsx", allowed);
}

std::string repeated(std::string_view piece, int times) {
    std::string out;
    for (int i = 0; i < times; ++i)
        out += piece;
    return out;
}

} // namespace

TEST_CASE("a damaged sheet is refused with the cell at fault") {
    const std::string one = "<c><v>1</v></c>";
    struct row {
        std::string name;
        std::string rows;
        std::string expected;
    };
    const row rows[] = {
        {"bad number", R"(<row r="3"><c r="B3"><v>4x</v></c></row>)",
         ", sheet 'Plan', cell B3: holds '4x' where a number is expected"},
        {"not a number", R"(<row r="3"><c r="B3"><v>NaN</v></c></row>)", "cell B3: holds 'NaN'"},
        {"bad truth", R"(<row r="3"><c r="B3" t="b"><v>2</v></c></row>)", "cell B3: holds '2'"},
        {"bad date", R"(<row r="3"><c r="B3" t="d"><v>2018-02-30</v></c></row>)",
         "cell B3: holds '2018-02-30' where a date"},
        {"unknown type", R"(<row r="3"><c r="B3" t="q"><v>2</v></c></row>)",
         "cell B3: is of type 'q'"},
        {"no such shared text", R"(<row r="3"><c r="B3" t="s"><v>1</v></c></row>)",
         "cell B3: points to shared text '1', and the file has 1"},
        {"negative shared text", R"(<row r="3"><c r="B3" t="s"><v>-1</v></c></row>)",
         "cell B3: points to shared text '-1'"},
        {"huge shared text", R"(<row r="3"><c r="B3" t="s"><v>1e18</v></c></row>)",
         "cell B3: points to shared text '1e18'"},
        {"a column beyond the last", R"(<row r="1"><c r="XFE1"><v>1</v></c></row>)",
         "cell XFE1: is beyond the last column that a sheet may have, XFD"},
        {"the millionth column", R"(<row r="1"><c r="BDWGN1"><v>1</v></c></row>)",
         "cell BDWGN1: is beyond the last column"},
        {"a million cells without references", "<row>" + repeated("<c/>", 1'000'000) + "</row>",
         "cell XFE1: is beyond the last column"},
        {"a row beyond the last", R"(<row r="1048577"/>)", "row 1048577: is beyond the last row"},
        {"a row beyond the last, by its cell", R"(<row><c r="A1048577"/></row>)",
         "row 1: has a cell that says it is 'A1048577'"},
        {"too many rows without numbers", repeated("<row/>", 1'048'577),
         "row 1048577: is beyond the last row"},
        {"row 0", R"(<row r="0"/>)", "numbered '0', not from 1"},
        {"row of letters", R"(<row r="x"/>)", "numbered 'x', not from 1"},
        {"rows out of order", R"(<row r="5"/><row r="5"/>)", "row 5: comes after row 5"},
        {"cells out of order",
         "<row r=\"1\">" + number_cell("B1", "1") + number_cell("B1", "2") + "</row>",
         "cell B1: comes after B1"},
        {"cell of another row", "<row r=\"1\">" + number_cell("B2", "1") + "</row>",
         "row 1: has a cell that says it is 'B2'"},
        {"cell of a row passed", "<row r=\"4\"/><row>" + number_cell("B2", "1") + "</row>",
         "row 5: has a cell that says it is 'B2'"},
        {"no reference", R"(<row><c r="?"/></row>)", "says it is '?'"},
        {"row in a row", "<row><row/></row>", "row 1: has a row inside it"},
        {"cell in a cell", "<row><c><c/></c></row>", "cell A1: has a cell inside it"},
        {"row in a cell", "<row><c><row/></c></row>", "cell A1: has a cell inside it"},
        {"element in a value", "<row><c><v><v>1</v></v></c></row>",
         "cell A1: has an element inside its value"},
        {"not well-formed", "<row><c></row>", "line 1: is not well-formed XML (mismatched tag)"},
        {"invalid UTF-8", "<row><c t=\"str\"><v>\xFF</v></c></row>", "is not well-formed XML"},
        {"a control character", "<row><c t=\"str\"><v>&#1;</v></c></row>",
         "is not well-formed XML"},
        {"an entity of its own", "<row><c t=\"str\"><v>&boom;</v></c></row>",
         "is not well-formed XML (undefined entity)"},
    };
    for (const row& r : rows) {
        CAPTURE(r.name);
        const std::string refusal = refusal_of_bytes(
            workbook().sheet("Plan", r.rows).strings("<si><t>a</t></si>").bytes(), "plan.xlsx");
        CAPTURE(refusal);
        CHECK(contains(refusal, r.expected));
    }
}

TEST_CASE("a document type is refused in every part that is read") {
    const std::string doctype = R"(<!DOCTYPE r [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]>)";
    for (const auto& [part, bytes] : workbook().table("Plan", {{"a"}}).parts()) {
        CAPTURE(part);
        const auto book = workbook().table("Plan", {{"a"}}).part(part, doctype + bytes);
        CHECK(contains(refusal_of_bytes(book.bytes(), "plan.xlsx"),
                       fmt::format(", part '{}', line 1: has a document type (DOCTYPE)", part)));
    }
    const auto external =
        workbook()
            .table("Plan", {{"a"}})
            .part(sheet_part, R"(<!DOCTYPE r SYSTEM "file:///etc/passwd">)" + worksheet(""));
    CHECK(contains(refusal_of_bytes(external.bytes(), "plan.xlsx"), "document type"));
}

TEST_CASE("whatever grows without bound runs into its limit") {
    struct row {
        std::string name;
        std::string inside;
        std::size_t intake::limits::*limit;
        std::size_t small;
        std::string expected;
    };
    const std::string cell = "<c t=\"str\"><v>ab</v></c>";
    const row rows[] = {
        {"cells", "<row>" + repeated(cell, 11) + "</row>", &intake::limits::cells, 10,
         ": holds more than 10 filled cells"},
        {"text of cells", "<row>" + repeated(cell, 11) + "</row>", &intake::limits::text_bytes, 700,
         ""},
        {"one text", "<row><c t=\"str\"><v>" + std::string(701, 'x') + "</v></c></row>",
         &intake::limits::text_bytes, 700, ": holds more than 700 bytes of text"},
        {"one inline text",
         "<row><c t=\"inlineStr\"><is><t>" + std::string(701, 'x') + "</t></is></c></row>",
         &intake::limits::text_bytes, 700, ": holds more than 700 bytes of text"},
        {"one formula", "<row><c><f>" + std::string(701, 'x') + "</f></c></row>",
         &intake::limits::text_bytes, 700, ": holds more than 700 bytes of text"},
        {"pieces of XML", repeated("<z/>", 500), &intake::limits::xml_events, 900,
         ": holds more than 900 pieces of XML"},
        {"line breaks, each a piece", repeated("\n", 900), &intake::limits::xml_events, 900,
         ": holds more than 900 pieces of XML"},
        {"bytes unpacked", std::string(20'000, ' '), &intake::limits::unpacked_bytes, 20'000,
         ": its sheets unpack to more than 20000 bytes"},
        {"depth", repeated("<z>", 20) + repeated("</z>", 20), &intake::limits::xml_depth, 20,
         "line 1: has more than 20 elements inside each other"},
        {"a long attribute", "<z a=\"" + std::string(200'000, 'x') + "\"/>",
         &intake::limits::xml_tag_bytes, 100'000,
         "line 1: has a tag or comment longer than 100000"},
        {"a long comment", "<!--" + std::string(200'000, 'x') + "-->",
         &intake::limits::xml_tag_bytes, 100'000,
         "line 1: has a tag or comment longer than 100000"},
    };
    for (const row& r : rows) {
        CAPTURE(r.name);
        intake::limits allowed;
        allowed.*r.limit = r.small;
        const std::string refusal = refusal_of_rows(r.inside, allowed);
        CAPTURE(refusal);
        CHECK(contains(refusal, r.expected));
        CHECK(refusal.empty() == r.expected.empty());
        CHECK(refusal_of_rows(r.inside).empty());
    }
}

TEST_CASE("one long shared text used by many cells counts each time") {
    intake::limits allowed;
    allowed.text_bytes = 10'000;
    const auto book =
        workbook()
            .sheet("Plan", "<row>" + repeated("<c t=\"s\"><v>0</v></c>", 20) + "</row>")
            .strings("<si><t>" + std::string(500, 'x') + "</t></si>");
    CHECK(contains(refusal_of_bytes(book.bytes(), "plan.xlsx", allowed),
                   "holds more than 10000 bytes of text"));
    CHECK(refusal_of_bytes(book.bytes(), "plan.xlsx").empty());
}

TEST_CASE("a workbook without one of its parts is refused with what is missing") {
    struct row {
        std::string part;
        std::string expected;
    };
    const row rows[] = {
        {"[Content_Types].xml", "is an archive, but not a workbook"},
        {"_rels/.rels", "has no workbook in it"},
        {"xl/workbook.xml", "has no workbook in it"},
        {"xl/_rels/workbook.xml.rels", "sheet 'Plan' is listed but not in the file"},
        {"xl/worksheets/sheet1.xml", ", part 'xl/worksheets/sheet1.xml': is missing"},
        {"xl/sharedStrings.xml", ", part 'xl/sharedStrings.xml': is missing"},
        {"xl/styles.xml", ", part 'xl/styles.xml': is missing"},
    };
    for (const row& r : rows) {
        CAPTURE(r.part);
        const std::string refusal = refusal_of_bytes(
            workbook().table("Plan", {{"a"}}).without(r.part).bytes(), "plan.xlsx");
        CAPTURE(refusal);
        CHECK(contains(refusal, r.expected));
    }
    CHECK(contains(refusal_of_bytes(workbook().bytes(), "plan.xlsx"), "has no worksheets"));
}

TEST_CASE("macros are refused by content type and by name, and never run") {
    const std::string types =
        R"(<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override )"
        R"(PartName="/xl/workbook.xml" ContentType="application/vnd.ms-excel.{}+xml"/></Types>)";
    for (const std::string type :
         {"sheet.macroEnabled.main", "template.macroEnabled.main", "macrosheet"}) {
        CAPTURE(type);
        const auto book = workbook()
                              .table("Plan", {{"a"}})
                              .part("[Content_Types].xml", fmt::format(fmt::runtime(types), type));
        CHECK(contains(refusal_of_bytes(book.bytes(), "plan.xlsm"),
                       "holds macros, which are never run here; save it as .xlsx"));
    }
    for (const std::string part :
         {"xl/vbaProject.bin", "XL/VBAPROJECT.BIN", "elsewhere/vbaProject.bin"}) {
        CAPTURE(part);
        const auto book = workbook().table("Plan", {{"a"}}).part(part, "x");
        CHECK(contains(refusal_of_bytes(book.bytes(), "plan.xlsx"), "holds macros"));
    }
    CHECK(refusal_of_bytes(workbook().table("Plan", {{"a"}}).bytes(), "plan.xlsm").empty());
}

TEST_CASE("archives of other kinds are refused with their own advice") {
    CHECK(contains(refusal_of_bytes(zip_bytes({{"mimetype", "application/vnd.oasis.opendocument."
                                                            "spreadsheet"},
                                               {"content.xml", "<x/>"}}),
                                    "plan.ods"),
                   "is an OpenDocument file; open it and save it as .xlsx"));
    CHECK(contains(refusal_of_bytes(zip_bytes({{"xl/workbook.bin", "x"}}), "plan.xlsb"),
                   "is a binary workbook (.xlsb)"));
    CHECK(contains(refusal_of_bytes(zip_bytes({{"photo.jpg", "x"}}), "plan.xlsx"),
                   "is an archive, but not a workbook"));
}
