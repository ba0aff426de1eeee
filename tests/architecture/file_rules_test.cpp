#include "tests/architecture/file_rules.hpp"

#include <doctest/doctest.h>

using namespace remembrancer::architecture;

namespace {

struct row {
    const char* name;
    const char* path;
    std::string text;
    std::size_t faults;
};

void check(const row& r, const std::vector<fault>& faults) {
    CAPTURE(r.name);
    CAPTURE(report(faults));
    CHECK(faults.size() == r.faults);
}

std::string lines(int count) {
    std::string text;
    for (int i = 0; i < count; ++i)
        text += "x\n";
    return text;
}

} // namespace

TEST_CASE("a file of 400 lines passes and one of 401 does not") {
    const row rows[] = {
        {"empty", "a.cpp", "", 0},
        {"at the limit", "a.cpp", lines(400), 0},
        {"over the limit", "a.cpp", lines(401), 1},
        {"the last line not ended", "a.cpp", lines(400) + "x", 1},
    };
    for (const row& r : rows)
        check(r, length_faults(r.path, r.text));
}

TEST_CASE("what loses exceptions, abandons tasks or is left for later is found") {
    const std::string later = std::string("// TO") + "DO: more\n";
    const row rows[] = {
        {"detached", "daemon/app/a.cpp", "co_spawn(io, f(), asio::detached);", 1},
        {"detached, imported", "daemon/app/a.cpp", "co_spawn(io, f(), detached);", 1},
        {"detached, imported by name", "daemon/app/a.cpp", "using boost::asio::detached;", 1},
        {"another detached", "daemon/app/a.cpp", "bool detached = x.detached;", 0},
        {"detached in words", "daemon/app/a.cpp", "// never asio::detached\nlog(\"detached\");", 0},
        {"stopped loop", "daemon/app/a.cpp", "io_.stop();", 1},
        {"stopped loop, declared", "daemon/app/a.cpp", "asio::io_context loop(1); loop.stop();", 1},
        {"stopped loop, reference", "daemon/app/a.cpp", "f(io_context& loop) { loop.stop(); }", 1},
        {"stopped loop, pointer", "daemon/app/a.cpp", "io->stop();", 1},
        {"stopped ticker", "daemon/app/a.cpp", "ticker_.stop();", 0},
        {"left for later", "daemon/app/a.cpp", later, 1},
    };
    for (const row& r : rows)
        check(r, ban_faults(r.path, r.text));
}

TEST_CASE("a test that sleeps, or a test file that checks nothing, is found") {
    const row rows[] = {
        {"sleep_for", "tests/a/b.cpp", "std::this_thread::sleep_for(1s);", 1},
        {"usleep", "tests/a/b.cpp", "usleep(10);", 1},
        {"sleep in words", "tests/a/b.cpp", "// sleep(1)\nint sleep = 1;", 0},
        {"sleep in the daemon", "daemon/base/b.cpp", "std::this_thread::sleep_for(1s);", 0},
        {"no check", "tests/a/b_test.cpp", "TEST_CASE(\"x\") { f(); }", 1},
        {"check in a comment", "tests/a/b_test.cpp", "// CHECK(x)\n", 1},
        {"check", "tests/a/b_test.cpp", "TEST_CASE(\"x\") { CHECK_THROWS(f()); }", 0},
        {"require", "tests/a/b_test.cpp", "TEST_CASE(\"x\") { REQUIRE(f()); }", 0},
        {"support without a check", "tests/support/b.cpp", "void f() {}", 0},
    };
    for (const row& r : rows)
        check(r, ban_faults(r.path, r.text));
}

TEST_CASE("a file lives in the namespace of its folder, a header has its guard") {
    const std::string once = "#pragma once\n";
    const row rows[] = {
        {"own", "daemon/plan/a.hpp", once + "namespace remembrancer::plan {\n}", 0},
        {"another's", "daemon/plan/a.hpp", once + "namespace remembrancer::base {\n}", 1},
        {"another's, declared", "daemon/plan/a.hpp",
         once + "namespace remembrancer::base {\nclass b;\n}\nnamespace remembrancer::plan {\n}",
         0},
        {"the root's", "daemon/plan/a.cpp", "namespace remembrancer {\n}", 1},
        {"none in a header", "daemon/plan/a.hpp", once + "int x;", 1},
        {"none in a source", "daemon/cli/main.cpp", "int main() {}", 0},
        {"connector", "connectors/email/a.cpp", "namespace remembrancer::email {\n}", 0},
        {"no guard", "daemon/plan/a.hpp", "namespace remembrancer::plan {\n}", 1},
        {"no guard in a test", "tests/plan/a.hpp", "int x;", 1},
    };
    for (const row& r : rows)
        check(r, namespace_faults(r.path, r.text));
}
