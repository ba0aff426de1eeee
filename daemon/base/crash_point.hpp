#pragma once

#include <string_view>

namespace remembrancer::base {

/// A named step at which a test may kill the process: when the environment has
/// `REMEMBRANCER_CRASH_AT=NAME` or `NAME:N`, the N-th passage (default 1) through the point of that
/// name ends the process at once by SIGKILL, as a power cut would end it. Otherwise it does
/// nothing. Any thread.
void crash_point(std::string_view name) noexcept;

} // namespace remembrancer::base
