#include "daemon/store/database.hpp"

#include <csignal>
#include <filesystem>
#include <fstream>
#include <string>
#include <unistd.h>

#include <doctest/doctest.h>

using namespace remembrancer;

namespace {

/// The signals that a thread of this process blocks, as the kernel tells them.
std::uint64_t blocked_by(const std::filesystem::path& task) {
    std::ifstream status(task / "status");
    for (std::string line; std::getline(status, line);) {
        if (line.starts_with("SigBlk:"))
            return std::stoull(line.substr(7), nullptr, 16);
    }
    FAIL("no SigBlk in " << task);
    return 0;
}

} // namespace

TEST_CASE("a signal never lands on the database thread") {
    const store::database database(store::session::in_memory());
    const std::string own = std::to_string(::getpid());
    int others = 0;
    for (const auto& task : std::filesystem::directory_iterator("/proc/self/task")) {
        if (task.path().filename() == own)
            continue;
        ++others;
        CHECK((blocked_by(task.path()) >> (SIGTERM - 1) & 1U) == 1U);
        CHECK((blocked_by(task.path()) >> (SIGHUP - 1) & 1U) == 1U);
    }
    CHECK(others >= 1);
    CHECK((blocked_by("/proc/self/task/" + own) >> (SIGTERM - 1) & 1U) == 0U);
}
