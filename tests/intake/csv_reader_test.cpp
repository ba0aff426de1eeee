#include "daemon/intake/csv_reader.hpp"

#include "tests/intake/reading.hpp"

#include <string>
#include <vector>

#include <fmt/format.h>

using namespace remembrancer;
using namespace remembrancer::tests;
using namespace std::string_literals;

namespace {

// `line: column=text|column=text`, one a row.
std::vector<std::string> table_of(const std::string& bytes) {
    const intake::limits allowed;
    intake::budget spent("plan.csv", allowed);
    std::vector<std::string> lines;
    for (const intake::row& row : intake::read_csv(bytes, "plan.csv", spent).rows) {
        std::string line = fmt::format("{}:", row.number);
        for (const intake::cell& cell : row.cells) {
            line += fmt::format(" {}={}", intake::column_name(cell.column), cell.text);
            CHECK_FALSE(cell.date);
        }
        lines.push_back(line);
    }
    return lines;
}

} // namespace

TEST_CASE("CSV tables are read as RFC 4180 has them and as spreadsheets write them") {
    struct row {
        std::string name;
        std::string bytes;
        std::vector<std::string> expected;
    };
    const row rows[] = {
        {"plain", "ID,Owner\n1,CL\n", {"1: A=ID B=Owner", "2: A=1 B=CL"}},
        {"no last line break", "a,b\nc,d", {"1: A=a B=b", "2: A=c B=d"}},
        {"CR LF", "a,b\r\nc,d\r\n", {"1: A=a B=b", "2: A=c B=d"}},
        {"CR", "a,b\rc,d\r", {"1: A=a B=b", "2: A=c B=d"}},
        {"mixed line ends", "a\n\rb\r\n\r\nc", {"1: A=a", "3: A=b", "5: A=c"}},
        {"ragged", "a,b\nc\nd,e,f,g\n", {"1: A=a B=b", "2: A=c", "3: A=d B=e C=f D=g"}},
        {"gaps", "a,,c\n,b,\n,,\n", {"1: A=a C=c", "2: B=b"}},
        {"quotes", "\"a,b\",\"say \"\"so\"\"\",\"\"\n", {"1: A=a,b B=say \"so\""}},
        {"line breaks in quotes", "\"a\r\nb\rc\nd\",e\nf,g", {"1: A=a\nb\nc\nd B=e", "5: A=f B=g"}},
        {"quote inside a field", "5\" pipe,x\n", {"1: A=5\" pipe B=x"}},
        {"text after a closing quote", "\"a\"b,c\n", {"1: A=ab B=c"}},
        {"spaces stay", " a , \"b\"\n", {"1: A= a  B= \"b\""}},
        {"semicolons", "a;b\nc;d\n", {"1: A=a B=b", "2: A=c B=d"}},
        {"tabs", "a\tb\nc\td\n", {"1: A=a B=b", "2: A=c B=d"}},
        {"named separator", "sep=|\nID|Owner, role\n", {"2: A=ID B=Owner, role"}},
        {"named separator, CR LF", "sep=;\r\na;b\r\n", {"2: A=a B=b"}},
        {"not a named separator", "sep=x,b\n", {"1: A=sep=x B=b"}},
        {"byte-order mark", "\xEF\xBB\xBF\"ID\",b\n", {"1: A=ID B=b"}},
        {"Windows-1252", "Jan \x96 Mar,b\n", {"1: A=Jan – Mar B=b"}},
        {"Unicode text",
         "\xFF\xFE"
         "a\0\t\0b\0\r\0\n\0"s,
         {"1: A=a B=b"}},
        {"byte-order mark alone", "\xEF\xBB\xBF", {}},
        {"blank lines", "\n\n\n", {}},
    };
    for (const row& r : rows) {
        CAPTURE(r.name);
        CHECK(table_of(r.bytes) == r.expected);
    }
}

TEST_CASE("the separator is the one that cuts the records alike") {
    struct row {
        std::string name;
        std::string text;
        char expected;
    };
    std::string long_table;
    for (int i = 0; i < 20'000; ++i)
        long_table += fmt::format("first;{}second\n", i % 3 == 0 ? "1, 2, 3, " : "1, ");
    const row rows[] = {
        {"nothing to go by", "Milestone\nElections\n", ','},
        {"empty", "", ','},
        {"owners parted by semicolons", "Workstream,Owner\nWS2,A; B\nWS3,C\n", ','},
        {"decimal commas", "a;b\n1,5;2,5\n3,5;4,5\n", ';'},
        {"one comma and one semicolon each", "1,5;2\n2,5;3\n", ';'},
        {"commas in texts of a tab table", "ID\tRisk\n1\ta, b, c\n2\td\n", '\t'},
        {"title rows above", "Plan, December\nOfficial\na;b;c\nd;e;f\n", ';'},
        {"separators in quotes", "\"a;b;c\",d\n\"e;f;g\",h\n", ','},
        {"longer than the sample", long_table, ';'},
        {"a stray quote", "a;b\n\"c;d\ne;f\n", ';'},
    };
    for (const row& r : rows) {
        CAPTURE(r.name);
        CHECK(intake::detect_separator(r.text) == r.expected);
    }
}

TEST_CASE("a CSV that is no table is refused with the line at fault") {
    intake::limits small;
    small.csv_bytes = 1000;
    small.cells = 100;
    small.text_bytes = 200;
    small.columns = 50;
    small.rows = 120;
    struct row {
        std::string name;
        std::string bytes;
        std::string expected;
    };
    std::string many_cells;
    for (int i = 0; i < 101; ++i)
        many_cells += "x\n";
    const row rows[] = {
        {"unclosed quote", "a,b\n\"c\nd\",\"e\nf\ng\n", ", line 3: a quote (\") opens here"},
        {"unclosed quote at the end", "a\n\"", ", line 2: a quote (\") opens here"},
        {"NUL", "a\nb\0c\n"s, ", line 2: holds a NUL byte"},
        {"NUL in UTF-16",
         "\xFF\xFE"
         "a\0\0\0"s,
         ", line 1: holds a NUL byte"},
        {"UTF-16 without a mark", "a\0,\0b\0"s, ", line 1: holds a NUL byte"},
        {"columns", "a\n" + std::string(50, ','), ", line 2: has more than 50 columns"},
        {"lines", std::string(120, '\n') + "a", ": has more than 120 lines"},
        {"cells", many_cells, ": holds more than 100 filled cells"},
        {"text", std::string(201, 'x'), ": holds more than 200 bytes of text"},
        {"text that grows when decoded", std::string(67, '\x80'), ": holds more than 200 bytes"},
        {"bytes when decoded", std::string(400, '\x80'), ": has 1200 bytes as UTF-8"},
        {"bytes", std::string(1001, ','), ": has 1001 bytes, and a table may have 1000"},
    };
    for (const row& r : rows) {
        CAPTURE(r.name);
        const std::string refusal = refusal_of_bytes(r.bytes, "plan.csv", small);
        CAPTURE(refusal);
        CHECK(refusal.starts_with(r.expected));
    }
    CHECK(refusal_of_bytes("a\n" + std::string(49, ','), "plan.csv", small).empty());
    CHECK(refusal_of_bytes(std::string(119, '\n') + "a", "plan.csv", small).empty());
    CHECK(refusal_of_bytes(std::string(200, 'x'), "plan.csv", small).empty());
}
