#pragma once

#include "daemon/store/session.hpp"

#include <stdexcept>

namespace remembrancer::test {

/// The failure that `work` throws; without one the test fails.
template <class Work>
[[nodiscard]] store::failure refusal_of(const Work& work) {
    try {
        work();
    } catch (const store::failure& refused) {
        return refused;
    }
    throw std::logic_error("it was not refused");
}

} // namespace remembrancer::test
