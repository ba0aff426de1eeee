// What `cmake --install` places, and what it leaves out.
#include "tests/support/child_process.hpp"
#include "tests/support/temporary_folder.hpp"

#include <filesystem>

#include <doctest/doctest.h>

using namespace remembrancer;

TEST_CASE("what is installed can be used, and what cannot be used is not installed") {
    const test::temporary_folder prefix;
    support::child_options how;
    how.program = REMEMBRANCER_CMAKE;
    how.arguments = {"--install", REMEMBRANCER_BUILD, "--prefix", prefix.path().string()};
    support::child_process install(how);
    const auto ended = install.wait(std::chrono::minutes(2));
    REQUIRE(ended);
    CAPTURE(install.out());
    REQUIRE(*ended == support::exit_status{0, 0});

    const auto is_there = [&](const std::string& name) {
        return std::filesystem::exists(prefix.path() / name);
    };
    for (const std::string name :
         {"bin/remembrancer", "lib/systemd/system/remembrancer.service",
          "lib/sysusers.d/remembrancer.conf", "lib/tmpfiles.d/remembrancer.conf",
          "share/remembrancer/remembrancer.toml", "share/remembrancer/calendars",
          "share/remembrancer/templates/subject.mustache"}) {
        CAPTURE(name);
        CHECK(is_there(name));
    }
    // The demonstration belongs to the source tree.
    CHECK_FALSE(is_there("share/remembrancer/demo"));
}
