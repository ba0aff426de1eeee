#pragma once

#include <csignal>

namespace remembrancer::base {

/// While it lives, threads that are made start with every signal blocked: signals are the main
/// thread's business, and a thread that blocks them itself has a gap before it does.
class signals_blocked {
public:
    signals_blocked() {
        sigset_t all;
        sigfillset(&all);
        pthread_sigmask(SIG_SETMASK, &all, &before_);
    }
    signals_blocked(const signals_blocked&) = delete;
    signals_blocked& operator=(const signals_blocked&) = delete;
    ~signals_blocked() { pthread_sigmask(SIG_SETMASK, &before_, nullptr); }

private:
    sigset_t before_{};
};

} // namespace remembrancer::base
