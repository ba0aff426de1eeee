#pragma once

#include <chrono>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include <sys/types.h>

namespace remembrancer::support {

/// A child's stdout or stderr: read by the test through a pipe, or left in a file.
struct child_output {
    enum class kind { inherit, pipe, file };
    kind to = kind::pipe;
    std::filesystem::path file; ///< truncated at start

    static child_output in_file(std::filesystem::path path) {
        return {kind::file, std::move(path)};
    }
};

struct child_options {
    std::filesystem::path program;
    std::vector<std::string> arguments;
    /// NAME=value added to this process's environment, or put in the place of what is there.
    std::vector<std::string> environment;
    std::filesystem::path directory; ///< empty: that of this process
    child_output out;
    child_output err{child_output::kind::inherit, {}};
};

struct exit_status {
    int code = 0;   ///< meaningless if `signal` is set
    int signal = 0; ///< that killed the child, or 0
    bool operator==(const exit_status&) const = default;
};

/// A child of the test, started without a shell and with default signal handling; stdin is empty.
/// Killed and reaped by the destructor. Waits never poll the child: they wait on its pidfd. Throws
/// std::system_error when it cannot be started.
class child_process {
public:
    explicit child_process(const child_options& options);
    ~child_process();
    child_process(child_process&& other) noexcept;
    child_process& operator=(child_process&& other) noexcept;

    [[nodiscard]] pid_t pid() const { return pid_; }
    [[nodiscard]] bool running();
    void signal(int number);
    void terminate(); ///< SIGTERM
    void kill();      ///< SIGKILL
    /// Nothing if the child still runs when the limit is over. Piped output is taken in meanwhile,
    /// so a chatty child is not held up.
    std::optional<exit_status> wait(std::chrono::milliseconds limit);
    /// The next line of piped stdout without its line feed; nothing at the limit or the end.
    std::optional<std::string> read_line(std::chrono::milliseconds limit);
    /// All that was piped so far and not taken by `read_line`; complete after `wait`.
    [[nodiscard]] const std::string& out() const { return out_.text; }
    [[nodiscard]] const std::string& err() const { return err_.text; }

private:
    struct piped {
        int fd = -1;
        std::string text;
    };
    using deadline = std::chrono::steady_clock::time_point;

    void swap(child_process& other) noexcept;
    bool poll_until(deadline limit, bool for_exit);
    static void take_in(piped& from);
    void reap();

    pid_t pid_ = -1;
    int pidfd_ = -1;
    piped out_;
    piped err_;
    std::optional<exit_status> ended_;
};

} // namespace remembrancer::support
