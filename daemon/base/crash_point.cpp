#include "daemon/base/crash_point.hpp"

#include <atomic>
#include <charconv>
#include <csignal>
#include <cstdlib>

namespace remembrancer::base {
namespace {

struct target {
    std::string_view name;
    int passages = 1;
};

target from_environment() {
    const char* value = std::getenv("REMEMBRANCER_CRASH_AT"); // NOLINT(concurrency-mt-unsafe)
    if (value == nullptr)
        return {};
    target wanted{value};
    if (const auto colon = wanted.name.rfind(':'); colon != std::string_view::npos) {
        const std::string_view count = wanted.name.substr(colon + 1);
        std::from_chars(count.data(), count.data() + count.size(), wanted.passages);
        wanted.name = wanted.name.substr(0, colon);
    }
    return wanted;
}

} // namespace

void crash_point(std::string_view name) noexcept {
    static const target wanted = from_environment();
    static std::atomic<int> left{wanted.passages};
    if (name != wanted.name)
        return;
    if (--left == 0)
        (void)std::raise(SIGKILL);
}

} // namespace remembrancer::base
