#include "daemon/app/control_socket.hpp"

#include "tests/support/temporary_folder.hpp"

#include <fcntl.h>
#include <filesystem>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include <boost/asio/io_context.hpp>
#include <doctest/doctest.h>

using namespace remembrancer;

namespace {

/// The descriptor of this process that is bound to the path.
int bound_to(const std::string& path) {
    for (int fd = 3; fd < 1024; ++fd) {
        sockaddr_un name{};
        socklen_t size = sizeof name;
        if (::getsockname(fd, reinterpret_cast<sockaddr*>(&name), &size) == 0 &&
            name.sun_family == AF_UNIX && path == name.sun_path)
            return fd;
    }
    return -1;
}

} // namespace

TEST_CASE("a nudge reaches the daemon") {
    const test::temporary_folder folder;
    boost::asio::io_context io;
    int nudges = 0;
    app::control_socket socket(io.get_executor(), folder.file("store.db"), [&] { ++nudges; });
    app::nudge_daemon(folder.file("store.db"));
    io.run_one_for(std::chrono::seconds(5));
    CHECK(nudges == 1);
}

TEST_CASE("a control socket that fails for good is closed, not asked again and again") {
    const test::temporary_folder folder;
    boost::asio::io_context io;
    int nudges = 0;
    app::control_socket socket(io.get_executor(), folder.file("store.db"), [&] { ++nudges; });
    const int fd = bound_to(folder.file("store.db.sock"));
    REQUIRE(fd >= 0);
    // From now on it is no socket under this number, and whoever reads it is told so each time.
    app::nudge_daemon(folder.file("store.db"));
    const int kept = ::dup(fd);
    const int null = ::open("/dev/null", O_RDWR | O_CLOEXEC);
    REQUIRE(::dup2(null, fd) == fd);
    io.run_one_for(std::chrono::seconds(5));
    ::close(kept);
    ::close(null);
    for (int turn = 0; turn < 100 && io.run_one_for(std::chrono::seconds(5)) > 0; ++turn) {
    }
    CHECK(nudges == 0);
    CHECK_FALSE(std::filesystem::exists(folder.file("store.db.sock")));
    CHECK(io.stopped());
}
