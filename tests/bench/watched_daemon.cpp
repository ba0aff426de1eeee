#include "tests/bench/watched_daemon.hpp"

#include <array>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <poll.h>
#include <sstream>
#include <stdexcept>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

namespace remembrancer::bench {
namespace {

constexpr int ready_within_ms = 60'000;

/// The socket on which a service tells its manager that it is ready.
class ready_socket {
public:
    explicit ready_socket(const std::string& path)
        : fd_(::socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC, 0)) {
        sockaddr_un address{};
        address.sun_family = AF_UNIX;
        if (fd_ < 0 || path.size() >= sizeof address.sun_path)
            throw std::runtime_error("no socket for the daemon's readiness at " + path);
        std::memcpy(address.sun_path, path.c_str(), path.size() + 1);
        ::unlink(path.c_str());
        if (::bind(fd_, reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0)
            throw std::runtime_error("cannot listen at " + path);
    }
    ready_socket(const ready_socket&) = delete;
    ready_socket& operator=(const ready_socket&) = delete;
    ~ready_socket() { ::close(fd_); }

    [[nodiscard]] bool wait() const {
        pollfd readable{fd_, POLLIN, 0};
        while (::poll(&readable, 1, ready_within_ms) == 1) {
            std::array<char, 512> text{};
            const ssize_t size = ::recv(fd_, text.data(), text.size(), 0);
            if (size > 0 && std::string_view(text.data(), static_cast<std::size_t>(size))
                                .starts_with("READY=1"))
                return true;
        }
        return false;
    }

private:
    int fd_;
};

support::child_process start(const std::string& folder, const std::string& settings,
                             const std::string& store) {
    const ready_socket ready(folder + "/ready");
    support::child_options options;
    options.program = REMEMBRANCER_PROGRAM;
    options.arguments = {"run", "--config", settings, "--store", store};
    options.environment = {"NOTIFY_SOCKET=" + folder + "/ready"};
    options.out = support::child_output::in_file(folder + "/out");
    options.err = support::child_output::in_file(folder + "/log");
    support::child_process process(options);
    if (ready.wait())
        return process;
    std::ostringstream said;
    said << std::ifstream(folder + "/log").rdbuf();
    throw std::runtime_error("the daemon is not ready: " + said.str());
}

/// The number behind `name:` in a status file of /proc; 0 when it is not there.
long long status_number(const std::filesystem::path& file, const std::string& name) {
    std::ifstream in(file);
    for (std::string line; std::getline(in, line);) {
        if (line.starts_with(name + ":"))
            return std::stoll(line.substr(name.size() + 1));
    }
    return 0;
}

} // namespace

watched_daemon::watched_daemon(const std::string& folder, const std::string& settings,
                               const std::string& store)
    : process_(start(folder, settings, store)) {}

process_figures watched_daemon::figures() const {
    const std::filesystem::path process = "/proc/" + std::to_string(process_.pid());
    process_figures now;
    for (const auto& task : std::filesystem::directory_iterator(process / "task"))
        now.wake_ups += status_number(task.path() / "status", "voluntary_ctxt_switches");
    now.resident_mb = static_cast<double>(status_number(process / "status", "VmRSS")) / 1024;
    now.peak_resident_mb = static_cast<double>(status_number(process / "status", "VmHWM")) / 1024;
    // After the name in parentheses: state, ten numbers, then utime and stime in ticks (proc(5)).
    std::ifstream in(process / "stat");
    std::string text;
    std::getline(in, text);
    std::istringstream fields(text.substr(text.rfind(')') + 2));
    std::string skipped;
    for (int i = 0; i < 11; ++i)
        fields >> skipped;
    double user = 0;
    double system = 0;
    fields >> user >> system;
    now.cpu_seconds = (user + system) / static_cast<double>(::sysconf(_SC_CLK_TCK));
    return now;
}

void watched_daemon::let_run(std::chrono::milliseconds time) {
    if (process_.wait(time))
        throw std::runtime_error("the daemon ended by itself");
}

} // namespace remembrancer::bench
