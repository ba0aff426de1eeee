#pragma once

#include <string>

namespace remembrancer::app {

/// Holds `STORE.lock` (flock(2)) while a daemon runs, so that there is never a second one that
/// claims messages. The kernel lets go of it when the process dies, however it dies.
class store_lock {
public:
    /// Throws base::user_error (unavailable) when another daemon holds it.
    explicit store_lock(const std::string& store);
    store_lock(const store_lock&) = delete;
    store_lock& operator=(const store_lock&) = delete;
    ~store_lock();

private:
    int descriptor_;
};

} // namespace remembrancer::app
