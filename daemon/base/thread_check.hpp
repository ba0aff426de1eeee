#pragma once

#include <thread>

namespace remembrancer::base {

/// Remembers the thread on which it was made; for assertions of classes that belong to one thread.
class thread_check {
public:
    [[nodiscard]] bool is_here() const noexcept { return owner_ == std::this_thread::get_id(); }

private:
    std::thread::id owner_ = std::this_thread::get_id();
};

} // namespace remembrancer::base
