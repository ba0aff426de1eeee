#include "tests/bench/measure.hpp"

#include <algorithm>
#include <fstream>
#include <malloc.h>
#include <stdexcept>
#include <stdlib.h>
#include <string_view>
#include <sys/resource.h>
#include <time.h>

namespace remembrancer::bench {

double seconds_of(const std::function<void()>& work) {
    const auto start = std::chrono::steady_clock::now();
    work();
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

double median(std::vector<double> values) {
    if (values.empty())
        throw std::invalid_argument("a median of nothing");
    std::ranges::sort(values);
    const std::size_t middle = values.size() / 2;
    return values.size() % 2 == 1 ? values[middle] : (values[middle - 1] + values[middle]) / 2;
}

both alternate(int repeats, const std::function<double()>& ours,
               const std::function<double()>& peer) {
    std::vector<double> of_ours;
    std::vector<double> of_peer;
    for (int i = 0; i < repeats; ++i) {
        of_peer.push_back(peer());
        of_ours.push_back(ours());
    }
    return {median(of_ours), median(of_peer)};
}

double own_cpu_seconds() {
    rusage used{};
    getrusage(RUSAGE_SELF, &used);
    const auto seconds = [](const timeval& time) {
        return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) / 1e6;
    };
    return seconds(used.ru_utime) + seconds(used.ru_stime);
}

double thread_cpu_seconds() {
    timespec used{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &used);
    return static_cast<double>(used.tv_sec) + static_cast<double>(used.tv_nsec) / 1e9;
}

double peak_megabytes() {
    std::ifstream status("/proc/self/status");
    for (std::string line; std::getline(status, line);) {
        constexpr std::string_view name = "VmHWM:"; // in kB
        if (line.starts_with(name))
            return std::stod(line.substr(name.size())) * 1024 / 1e6;
    }
    throw std::runtime_error("/proc/self/status does not say how much memory was used");
}

void forget_peak() {
    malloc_trim(0); // what earlier figures have used and freed is none of the next one's
    std::ofstream("/proc/self/clear_refs") << 5;
}

scratch_folder::scratch_folder() {
    std::string pattern = (std::filesystem::current_path() / "bench-XXXXXX").string();
    if (mkdtemp(pattern.data()) == nullptr)
        throw std::runtime_error("cannot make a folder in the working directory");
    path_ = pattern;
}

scratch_folder::~scratch_folder() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
}

void scratch_folder::remove_store(const std::string& name) const {
    for (const char* suffix : {"", "-wal", "-shm"})
        std::filesystem::remove(file(name) + suffix);
}

} // namespace remembrancer::bench
