// The count that ./dev test ends with: it must not call a run good that was not.
#include "tests/architecture/command.hpp"

#include <doctest/doctest.h>

using namespace remembrancer::architecture;

namespace {

/// One test as CTest writes it to LastTest.log.
std::string block(const std::string& name, const std::string& output, bool passed,
                  const std::string& command = "\"x\"") {
    return "1/9 Testing: " + name + "\n1/9 Test: " + name + "\nCommand: " + command +
           "\nOutput:\n----------\n" + output + "<end of output>\nTest time =   0.04 sec\n" +
           (passed ? "Test Passed.\n" : "Test Failed.\n");
}

std::string doctest_line(int passed, int failed) {
    return "[doctest] test cases:  " + std::to_string(passed + failed) + " |  " +
           std::to_string(passed) + " passed | " + std::to_string(failed) +
           " failed | 0 skipped\n[doctest] assertions: 51 | 51 passed | 0 failed |\n";
}

command_result summary(const std::string& log) {
    const temporary_folder folder;
    folder.write("log", log);
    return run("awk -f " REMEMBRANCER_ROOT "/tests/support/summary.awk " + folder.path() + "/log");
}

} // namespace

TEST_CASE("test cases are added up and no failure goes uncounted") {
    struct row {
        const char* name;
        std::string log;
        const char* last_line;
    };
    const row rows[] = {
        {"two executables",
         block("a", doctest_line(3, 0), true) + block("b", doctest_line(4, 0), true),
         "7 passed, 0 failed\n"},
        {"failed cases", block("a", doctest_line(3, 2), false), "3 passed, 2 failed\n"},
        {"crash before the summary", block("a", "boom\n", false), "0 passed, 1 failed\n"},
        {"failure after a clean summary", block("a", doctest_line(3, 0), false),
         "3 passed, 1 failed\n"},
        {"not built", block("a", "", true, "\"\""), "0 passed, 1 failed\n"},
        {"no case ran", block("a", doctest_line(0, 0), true), "0 passed, 1 failed\n"},
        {"a test without doctest", block("a", "fine\n", true), "1 passed, 0 failed\n"},
        {"the log ends in a test", block("a", doctest_line(3, 0), true) + "2/9 Testing: b\n",
         "3 passed, 1 failed\n"},
        {"output that looks like a verdict", block("a", "Test Passed.\n", false),
         "0 passed, 1 failed\n"},
        {"empty", "", "0 passed, 1 failed\n"},
    };
    for (const row& r : rows) {
        CAPTURE(r.name);
        const command_result result = summary(r.log);
        CHECK(result.output.ends_with(r.last_line));
        CHECK((result.status == 0) == result.output.ends_with(" 0 failed\n"));
    }
}
