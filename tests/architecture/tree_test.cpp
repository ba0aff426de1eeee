// Every rule of this folder, held against the tree that it is compiled from.
#include "tests/architecture/coroutine_rules.hpp"
#include "tests/architecture/file_rules.hpp"
#include "tests/architecture/folder_rules.hpp"
#include "tests/architecture/include_rules.hpp"
#include "tests/architecture/needs_rules.hpp"

#include <algorithm>

#include <doctest/doctest.h>

using namespace remembrancer::architecture;

namespace {

const std::vector<source_file>& tree() {
    static const std::vector<source_file> files = read_tree(REMEMBRANCER_ROOT);
    return files;
}

using rule = std::vector<fault> (*)(const std::string& path, std::string_view text);

std::string broken(rule holds, bool cpp_only = true) {
    std::vector<fault> faults;
    for (const source_file& file : tree()) {
        if (!cpp_only || is_cpp(file))
            append(faults, holds(file.path, file.text));
    }
    return report(faults);
}

} // namespace

TEST_CASE("the tree that is judged is the project's") {
    for (const std::string path : {"CMakeLists.txt", "dev", ".ci/run", "daemon/base/clock.hpp",
                                   "tests/support/summary.awk", "systemd/remembrancer.service"}) {
        CAPTURE(path);
        CHECK(std::any_of(tree().begin(), tree().end(), [&](const source_file& file) {
            return file.path == path && !file.text.empty();
        }));
    }
}

TEST_CASE("includes run one way") {
    CHECK(broken(include_faults) == "");
}

TEST_CASE("links run one way") {
    std::vector<fault> faults;
    for (const source_file& file : tree()) {
        if (name_of(file.path) == "CMakeLists.txt")
            append(faults, link_faults(file.path, file.text));
    }
    CHECK(report(faults) == "");
}

TEST_CASE("no co_await expression holds what gcc 12 destroys twice") {
    CHECK(broken(co_await_faults) == "");
}

TEST_CASE("no file is longer than 400 lines") {
    CHECK(broken(length_faults, false) == "");
}

TEST_CASE("nothing is detached, stopped, slept through or left for later") {
    CHECK(broken(ban_faults) == "");
}

TEST_CASE("every file lives in its folder's namespace") {
    CHECK(broken(namespace_faults) == "");
}

TEST_CASE("every source and every folder is built") {
    CHECK(report(build_faults(tree())) == "");
}

TEST_CASE("every test that the table of needs names exists") {
    const std::string path = "daemon/needs.md";
    const std::string table = read_text(REMEMBRANCER_ROOT "/" + path);
    CHECK(report(needs_faults(path, table, tree())) == "");
}
