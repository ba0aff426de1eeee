#include "tests/bench/measure.hpp"

#include <algorithm>
#include <stdexcept>
#include <stdlib.h>
#include <sys/resource.h>

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
