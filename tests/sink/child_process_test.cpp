#include "tests/support/child_process.hpp"

#include <csignal>
#include <fstream>
#include <sstream>
#include <system_error>

#include <unistd.h>

#include <doctest/doctest.h>

using namespace remembrancer;
using namespace std::chrono_literals;
using support::exit_status;

namespace {

constexpr auto patience = 10s;

support::child_options running(const std::string& program, std::vector<std::string> arguments) {
    support::child_options options;
    options.program = program;
    options.arguments = std::move(arguments);
    return options;
}

} // namespace

TEST_CASE("a child's exit code and output are known once it has ended") {
    support::child_options options = running(
        "/bin/sh", {"-c", "echo \"$GREETING $1\"; echo oops >&2; pwd; exit 7", "sh", "a b;c"});
    options.environment = {"GREETING=hello"};
    options.directory = "/";
    options.err = {};
    support::child_process child(options);
    CHECK(child.wait(patience) == exit_status{7, 0});
    CHECK(child.out() == "hello a b;c\n/\n");
    CHECK(child.err() == "oops\n");
    CHECK(!child.running());
    CHECK(child.wait(0ms) == exit_status{7, 0});
}

TEST_CASE("an environment variable given takes the place of the inherited one") {
    support::child_options options = running("/usr/bin/env", {});
    options.environment = {"PATH=/nowhere"};
    support::child_process child(options);
    CHECK(child.wait(patience) == exit_status{0, 0});
    const std::string lines = "\n" + child.out();
    CHECK(lines.find("\nPATH=/nowhere\n") != std::string::npos);
    CHECK(lines.find("\nPATH=") == lines.rfind("\nPATH="));
}

TEST_CASE("a child that is killed or terminated says by which signal") {
    support::child_process killed(running("/bin/sleep", {"1000"}));
    CHECK(killed.running());
    CHECK(killed.wait(1ms) == std::nullopt);
    killed.kill();
    CHECK(killed.wait(patience) == exit_status{0, SIGKILL});
    support::child_process terminated(running("/bin/sleep", {"1000"}));
    terminated.terminate();
    CHECK(terminated.wait(patience) == exit_status{0, SIGTERM});
}

TEST_CASE("a child that says more than a pipe holds is not held up") {
    support::child_process child(running("/usr/bin/head", {"-c", "1000000", "/dev/zero"}));
    CHECK(child.wait(patience) == exit_status{0, 0});
    CHECK(child.out().size() == 1'000'000);
}

TEST_CASE("lines are read one by one while the child runs") {
    support::child_process child(running("/bin/sh", {"-c", "echo one; echo two; exec sleep 1000"}));
    CHECK(child.read_line(patience) == "one");
    CHECK(child.read_line(patience) == "two");
    CHECK(child.read_line(1ms) == std::nullopt);
    child.kill();
    CHECK(child.read_line(patience) == std::nullopt);
}

TEST_CASE("output can be left in a file") {
    const std::filesystem::path file =
        std::filesystem::temp_directory_path() / ("child-output-" + std::to_string(getpid()));
    support::child_options options = running("/bin/echo", {"kept"});
    options.out = support::child_output::in_file(file);
    support::child_process child(options);
    CHECK(child.wait(patience) == exit_status{0, 0});
    std::stringstream text;
    text << std::ifstream(file).rdbuf();
    std::filesystem::remove(file);
    CHECK(text.str() == "kept\n");
    CHECK(child.out().empty());
}

TEST_CASE("a moved child is still one child") {
    support::child_process first(running("/bin/sleep", {"1000"}));
    const pid_t pid = first.pid();
    support::child_process second(std::move(first));
    CHECK(second.pid() == pid);
    first = std::move(second);
    CHECK(first.pid() == pid);
    CHECK(first.running());
}

TEST_CASE("a program that is not there is an error at once") {
    CHECK_THROWS_AS(support::child_process(running("/no/such/program", {})), std::system_error);
}
