#pragma once

#include <chrono>
#include <cstddef>
#include <filesystem>
#include <functional>
#include <string>
#include <vector>

namespace remembrancer::bench {

/// How much to measure.
struct effort {
    int repeats = 5;
    std::size_t items = 1'000'000;
    int posts = 20'000;
    int mails = 5'000;
    int backlog = 100'000;
    std::chrono::seconds idle{15};
};

[[nodiscard]] double seconds_of(const std::function<void()>& work);
[[nodiscard]] double median(std::vector<double> values);

/// Two sides of one comparison, each called in turn so that both see the same machine; medians.
struct both {
    double ours = 0;
    double peer = 0;
};
[[nodiscard]] both alternate(int repeats, const std::function<double()>& ours,
                             const std::function<double()>& peer);

/// CPU seconds that this process has used on all threads.
[[nodiscard]] double own_cpu_seconds();

/// Those of the calling thread.
[[nodiscard]] double thread_cpu_seconds();

/// The most memory (VmHWM) that this process has had in use since `forget_peak`.
[[nodiscard]] double peak_megabytes();
void forget_peak();

/// A folder in the working directory (a real disk, unlike /tmp on some machines), removed at the
/// end.
class scratch_folder {
public:
    scratch_folder();
    scratch_folder(const scratch_folder&) = delete;
    scratch_folder& operator=(const scratch_folder&) = delete;
    ~scratch_folder();

    [[nodiscard]] std::string file(const std::string& name) const {
        return (path_ / name).string();
    }
    /// Removes a database with its write-ahead log, if it is there.
    void remove_store(const std::string& name) const;

private:
    std::filesystem::path path_;
};

} // namespace remembrancer::bench
