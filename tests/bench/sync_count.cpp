#include "tests/bench/sync_count.hpp"

#include <atomic>
#include <poll.h>
#include <sys/syscall.h>
#include <unistd.h>

namespace remembrancer::bench {
namespace {

std::atomic<long long> count{0};
std::atomic<long long> more_microseconds{0};

int sync(long call, int descriptor) {
    count.fetch_add(1, std::memory_order_relaxed);
    const long result = syscall(call, descriptor);
    const long long more = more_microseconds.load(std::memory_order_relaxed);
    const timespec wait{more / 1'000'000, more % 1'000'000 * 1'000};
    if (more > 0)
        (void)::ppoll(nullptr, 0, &wait, nullptr);
    return static_cast<int>(result);
}

} // namespace

long long syncs() {
    return count.load();
}

void slow_syncs_by(std::chrono::microseconds more) {
    more_microseconds = more.count();
}

} // namespace remembrancer::bench

extern "C" int fsync(int descriptor) {
    return remembrancer::bench::sync(SYS_fsync, descriptor);
}

extern "C" int fdatasync(int descriptor) {
    return remembrancer::bench::sync(SYS_fdatasync, descriptor);
}
