#include "daemon/base/crash_point.hpp"

#include <csignal>
#include <cstdlib>
#include <string>
#include <vector>

#include <doctest/doctest.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace remembrancer;

namespace {

constexpr int all_passed = 42;

/// How often a process of its own passes the points before it dies, or `all_passed`; the wish is
/// read once, so it cannot be tested in this process.
int passed_before_death(const char* wish, const std::vector<std::string>& points) {
    int pipe_ends[2];
    REQUIRE(::pipe(pipe_ends) == 0);
    const pid_t child = ::fork();
    REQUIRE(child >= 0);
    if (child == 0) {
        ::unsetenv("REMEMBRANCER_CRASH_AT"); // NOLINT(concurrency-mt-unsafe)
        if (wish != nullptr)
            ::setenv("REMEMBRANCER_CRASH_AT", wish, 1); // NOLINT(concurrency-mt-unsafe)
        for (const std::string& point : points) {
            base::crash_point(point);
            if (::write(pipe_ends[1], "x", 1) != 1)
                ::_exit(1);
        }
        ::_exit(all_passed);
    }
    ::close(pipe_ends[1]);
    int passed = 0;
    for (char byte = 0; ::read(pipe_ends[0], &byte, 1) == 1;)
        ++passed;
    ::close(pipe_ends[0]);
    int status = 0;
    REQUIRE(::waitpid(child, &status, 0) == child);
    if (WIFEXITED(status)) {
        CHECK(passed == static_cast<int>(points.size()));
        return WEXITSTATUS(status);
    }
    CHECK(WTERMSIG(status) == SIGKILL);
    return passed;
}

} // namespace

TEST_CASE("a process dies at the wished passage through the wished point, and at no other") {
    struct row {
        const char* name;
        const char* wish; ///< null: none
        std::vector<std::string> points;
        int passed;
    };
    const row rows[] = {
        {"no wish", nullptr, {"send", "claim"}, all_passed},
        {"the first passage", "send", {"claim", "send", "send"}, 1},
        {"the third passage", "send:3", {"send", "claim", "send", "send", "send"}, 3},
        {"a passage that never comes", "send:3", {"send", "send"}, all_passed},
        {"another point", "settle", {"send", "claim"}, all_passed},
        {"a longer name", "send", {"sender", "sen"}, all_passed},
        {"an empty wish", "", {"send"}, all_passed},
    };
    for (const row& r : rows) {
        CAPTURE(r.name);
        CHECK(passed_before_death(r.wish, r.points) == r.passed);
    }
}
