#pragma once

#include <chrono>

namespace remembrancer::bench {

/// How often this process has asked the disk to sync. The bench defines fsync and fdatasync itself,
/// and the dynamic linker gives them to SQLite.
[[nodiscard]] long long syncs();

/// Makes every later sync so much slower, as on a slow disk. Zero: as the disk is.
void slow_syncs_by(std::chrono::microseconds more);

} // namespace remembrancer::bench
