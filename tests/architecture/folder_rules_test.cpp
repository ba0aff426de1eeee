#include "tests/architecture/folder_rules.hpp"

#include <doctest/doctest.h>

using namespace remembrancer::architecture;

namespace {

std::vector<source_file> sound_tree() {
    return {
        {"CMakeLists.txt", "foreach(folder IN ITEMS daemon/base)\nadd_subdirectory(tests)\n"},
        {"daemon/base/CMakeLists.txt", "remembrancer_stage(base SOURCES text.cpp)\n"},
        {"daemon/base/text.cpp", ""},
        {"daemon/base/text.hpp", ""},
        {"tests/CMakeLists.txt", "add_library(s support/main.cpp)\nforeach(f IN ITEMS base)\n"},
        {"tests/base/CMakeLists.txt", "remembrancer_tests(base SOURCES text_test.cpp)\n"},
        {"tests/base/text_test.cpp", ""},
        {"tests/support/main.cpp", ""},
    };
}

std::vector<std::string> faulty_paths(const std::vector<source_file>& tree) {
    std::vector<std::string> paths;
    for (const fault& f : build_faults(tree))
        paths.push_back(f.path);
    return paths;
}

} // namespace

TEST_CASE("a tree whose lists name every file has no fault") {
    CHECK(faulty_paths(sound_tree()).empty());
}

TEST_CASE("code that nothing builds is found") {
    struct row {
        const char* name;
        source_file added;
        std::vector<std::string> expected;
    };
    const row rows[] = {
        {"forgotten test", {"tests/base/log_test.cpp", ""}, {"tests/base/log_test.cpp"}},
        {"forgotten source", {"daemon/base/log.cpp", ""}, {"daemon/base/log.cpp"}},
        {"name within a name", {"daemon/base/xt.cpp", ""}, {"daemon/base/xt.cpp"}},
        {"folder without a list", {"daemon/plan/date.hpp", ""}, {"daemon/plan"}},
        {"folder nobody adds", {"tests/plan/CMakeLists.txt", ""}, {"tests/plan"}},
        {"stage nobody adds", {"connectors/sms/CMakeLists.txt", ""}, {"connectors/sms"}},
    };
    for (const row& r : rows) {
        CAPTURE(r.name);
        std::vector<source_file> tree = sound_tree();
        tree.push_back(r.added);
        CHECK(faulty_paths(tree) == r.expected);
    }
}

TEST_CASE("a file that a comment names is not listed") {
    std::vector<source_file> tree = sound_tree();
    tree[1].text = "# text.cpp\nremembrancer_stage(base SOURCES)\n";
    CHECK(faulty_paths(tree) == std::vector<std::string>{"daemon/base/text.cpp"});
}
