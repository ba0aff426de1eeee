#include "tests/support/child_process.hpp"

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <system_error>
#include <utility>

#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

namespace remembrancer::support {

namespace {

void require(int error, const std::string& what) {
    if (error != 0)
        throw std::system_error(error, std::generic_category(), what);
}

void close_quietly(int& fd) {
    if (fd >= 0)
        ::close(fd);
    fd = -1;
}

/// The two tables that posix_spawn wants, freed whatever happens.
struct spawn_tables {
    posix_spawn_file_actions_t actions{};
    posix_spawnattr_t attributes{};

    spawn_tables() {
        posix_spawn_file_actions_init(&actions);
        posix_spawnattr_init(&attributes);
        sigset_t none;
        sigset_t all;
        sigemptyset(&none);
        sigfillset(&all);
        posix_spawnattr_setsigmask(&attributes, &none);
        posix_spawnattr_setsigdefault(&attributes, &all);
        posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF);
    }
    ~spawn_tables() {
        posix_spawn_file_actions_destroy(&actions);
        posix_spawnattr_destroy(&attributes);
    }
    spawn_tables(const spawn_tables&) = delete;
    spawn_tables& operator=(const spawn_tables&) = delete;
};

/// Arranges the child's `fd`. Returns the child's end of a pipe, to be closed after the start,
/// or -1; this process's end goes to `ours`.
int redirect(spawn_tables& tables, const child_output& output, int fd, int& ours) {
    if (output.to == child_output::kind::file)
        require(posix_spawn_file_actions_addopen(&tables.actions, fd, output.file.c_str(),
                                                 O_WRONLY | O_CREAT | O_TRUNC, 0644),
                "redirect to " + output.file.string());
    if (output.to != child_output::kind::pipe)
        return -1;
    std::array<int, 2> ends{};
    if (::pipe2(ends.data(), O_CLOEXEC) != 0)
        require(errno, "pipe");
    ours = ends[0];
    ::fcntl(ours, F_SETFL, O_NONBLOCK);
    require(posix_spawn_file_actions_adddup2(&tables.actions, ends[1], fd), "redirect to a pipe");
    return ends[1];
}

std::vector<std::string> merged_environment(const std::vector<std::string>& added) {
    std::vector<std::string> all = added;
    for (char** each = environ; *each != nullptr; ++each) {
        const std::string known(*each);
        const std::string name = known.substr(0, known.find('=') + 1);
        if (std::none_of(added.begin(), added.end(),
                         [&](const std::string& a) { return a.starts_with(name); }))
            all.push_back(known);
    }
    return all;
}

std::vector<char*> pointers(std::vector<std::string>& strings) {
    std::vector<char*> all;
    for (std::string& each : strings)
        all.push_back(each.data());
    all.push_back(nullptr);
    return all;
}

} // namespace

child_process::child_process(const child_options& options) {
    spawn_tables tables;
    require(
        posix_spawn_file_actions_addopen(&tables.actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0),
        "empty stdin");
    if (!options.directory.empty())
        require(posix_spawn_file_actions_addchdir_np(&tables.actions, options.directory.c_str()),
                "directory " + options.directory.string());
    int child_out = redirect(tables, options.out, STDOUT_FILENO, out_.fd);
    int child_err = redirect(tables, options.err, STDERR_FILENO, err_.fd);

    std::vector<std::string> arguments = options.arguments;
    arguments.insert(arguments.begin(), options.program.string());
    std::vector<std::string> environment = merged_environment(options.environment);
    const int error =
        ::posix_spawn(&pid_, options.program.c_str(), &tables.actions, &tables.attributes,
                      pointers(arguments).data(), pointers(environment).data());
    close_quietly(child_out);
    close_quietly(child_err);
    if (error != 0) {
        pid_ = -1;
        close_quietly(out_.fd);
        close_quietly(err_.fd);
        require(error, "cannot start " + options.program.string());
    }
    // glibc 2.36 declares pidfd_open() without extern "C".
    pidfd_ = static_cast<int>(::syscall(SYS_pidfd_open, pid_, 0));
}

child_process::~child_process() {
    if (pid_ > 0 && !ended_) {
        kill();
        reap();
    }
    close_quietly(pidfd_);
    close_quietly(out_.fd);
    close_quietly(err_.fd);
}

child_process::child_process(child_process&& other) noexcept {
    swap(other);
}

child_process& child_process::operator=(child_process&& other) noexcept {
    child_process taken(std::move(other));
    swap(taken);
    return *this;
}

void child_process::swap(child_process& other) noexcept {
    std::swap(pid_, other.pid_);
    std::swap(pidfd_, other.pidfd_);
    std::swap(out_, other.out_);
    std::swap(err_, other.err_);
    std::swap(ended_, other.ended_);
}

bool child_process::running() {
    return !wait(std::chrono::milliseconds(0));
}

void child_process::signal(int number) {
    if (!ended_ && pid_ > 0)
        ::kill(pid_, number);
}

void child_process::terminate() {
    signal(SIGTERM);
}

void child_process::kill() {
    signal(SIGKILL);
}

std::optional<exit_status> child_process::wait(std::chrono::milliseconds limit) {
    const deadline until = std::chrono::steady_clock::now() + limit;
    while (!ended_ && poll_until(until, true)) {
    }
    return ended_;
}

std::optional<std::string> child_process::read_line(std::chrono::milliseconds limit) {
    const deadline until = std::chrono::steady_clock::now() + limit;
    for (;;) {
        const std::size_t newline = out_.text.find('\n');
        if (newline != std::string::npos) {
            std::string line = out_.text.substr(0, newline);
            out_.text.erase(0, newline + 1);
            return line;
        }
        if (out_.fd < 0 || !poll_until(until, false))
            return std::nullopt;
    }
}

/// One wait for output or, if asked, for the exit. False when the limit is over.
bool child_process::poll_until(deadline limit, bool for_exit) {
    const auto left =
        std::chrono::ceil<std::chrono::milliseconds>(limit - std::chrono::steady_clock::now());
    // poll(2) ignores entries with a negative descriptor.
    std::array<pollfd, 3> watched{
        {{out_.fd, POLLIN, 0}, {err_.fd, POLLIN, 0}, {for_exit ? pidfd_ : -1, POLLIN, 0}}};
    const int ready = ::poll(watched.data(), watched.size(),
                             static_cast<int>(std::max<long long>(0, left.count())));
    if (ready <= 0)
        return ready < 0 && errno == EINTR;
    if (watched[0].revents != 0)
        take_in(out_);
    if (watched[1].revents != 0)
        take_in(err_);
    if (watched[2].revents != 0)
        reap();
    return true;
}

/// Reads what there is; closes at the end of the stream.
void child_process::take_in(piped& from) {
    std::array<char, 16384> bytes{};
    for (;;) {
        const ssize_t count = ::read(from.fd, bytes.data(), bytes.size());
        if (count > 0) {
            from.text.append(bytes.data(), static_cast<std::size_t>(count));
            continue;
        }
        if (count == 0)
            close_quietly(from.fd);
        else if (errno == EINTR)
            continue;
        return;
    }
}

void child_process::reap() {
    int status = 0;
    pid_t reaped = -1;
    do
        reaped = ::waitpid(pid_, &status, 0);
    while (reaped < 0 && errno == EINTR);
    ended_ = WIFSIGNALED(status) ? exit_status{0, WTERMSIG(status)}
                                 : exit_status{WEXITSTATUS(status), 0};
    // What the child wrote last is still in the pipes.
    if (out_.fd >= 0)
        take_in(out_);
    if (err_.fd >= 0)
        take_in(err_);
}

} // namespace remembrancer::support
