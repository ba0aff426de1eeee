#include "tests/architecture/needs_rules.hpp"

#include <doctest/doctest.h>

using namespace remembrancer::architecture;

namespace {

const std::vector<source_file> tree = {
    {"daemon/rules/a.cpp", "TEST_CASE(\"of the daemon\") {}"},
    {"tests/rules/a_test.cpp", "TEST_CASE(\"one\") {}\n"
                               "TEST_CASE( \"a long \"\n          \"sentence\") {}\n"
                               "TEST_CASE(\"a \\\"quoted\\\" one\") {}\n"
                               "// TEST_CASE(\"left out\") {}\n"},
    {"tests/rules/b_test.cpp", "TEST_CASE(\"two; with a semicolon\") {}\n"
                               "TEST_CASE(\"cut off"},
};

std::string table(const std::string& rows) {
    return "# Needs\n\n| row | what serves it | test |\n|---|---|---|\n" + rows;
}

} // namespace

TEST_CASE("a row of the needs names tests that there are") {
    struct row {
        const char* name;
        std::string rows;
        std::size_t faults;
    };
    const row rows[] = {
        {"one", "| 3 | x | tests/rules/a_test.cpp: \"one\" |\n", 0},
        {"a name on two lines", "| 3 | x | tests/rules/a_test.cpp: \"a long sentence\" |\n", 0},
        {"a quoted name", "| 3 | x | tests/rules/a_test.cpp: \"a \"quoted\" one\" |\n", 0},
        {"two tests",
         "| 3 | x | tests/rules/a_test.cpp: \"one\"; tests/rules/b_test.cpp: \"two; with a "
         "semicolon\" |\n",
         0},
        {"in order",
         "| 3 | x | tests/rules/a_test.cpp: \"one\" |\n| 4 | Not this daemon's: no | - |\n", 0},
        {"no such test", "| 3 | x | tests/rules/a_test.cpp: \"three\" |\n", 1},
        {"half a name", "| 3 | x | tests/rules/a_test.cpp: \"a long \" |\n", 1},
        {"a test in a comment", "| 3 | x | tests/rules/a_test.cpp: \"left out\" |\n", 1},
        {"no such file", "| 3 | x | tests/rules/c_test.cpp: \"one\" |\n", 1},
        {"no test's file", "| 3 | x | daemon/rules/a.cpp: \"of the daemon\" |\n", 1},
        {"the second is wrong",
         "| 3 | x | tests/rules/a_test.cpp: \"one\"; tests/rules/b_test.cpp: \"one\" |\n", 1},
        {"a file alone", "| 3 | x | tests/rules/a_test.cpp |\n", 1},
        {"no name", "| 3 | x | tests/rules/a_test.cpp: \" |\n", 1},
        {"no test", "| 3 | x | |\n", 1},
        {"served, but not tested", "| 3 | x | - |\n", 1},
        {"nothing serves it", "| 3 | | tests/rules/a_test.cpp: \"one\" |\n", 1},
        {"no number", "| three | x | tests/rules/a_test.cpp: \"one\" |\n", 1},
        {"row 0", "| 0 | x | tests/rules/a_test.cpp: \"one\" |\n", 1},
        {"a cell less", "| 3 | x |\n", 1},
        {"nothing but a bar", "|\n", 1},
        {"twice",
         "| 3 | x | tests/rules/a_test.cpp: \"one\" |\n| 3 | x | tests/rules/a_test.cpp: \"one\" "
         "|\n",
         1},
        {"out of order",
         "| 4 | x | tests/rules/a_test.cpp: \"one\" |\n| 3 | x | tests/rules/a_test.cpp: \"one\" "
         "|\n",
         1},
        {"no row", "", 1},
    };
    for (const row& r : rows) {
        CAPTURE(r.name);
        const auto faults = needs_faults("daemon/needs.md", table(r.rows), tree);
        CAPTURE(report(faults));
        CHECK(faults.size() == r.faults);
    }
}

TEST_CASE("a fault in the needs says where it is") {
    const auto faults = needs_faults("daemon/needs.md",
                                     table("| 3 | x | tests/rules/a_test.cpp: \"no\" |\n"), tree);
    CHECK(report(faults) == "\ndaemon/needs.md:5: no such test: no");
}
