#pragma once

#include <string>

namespace remembrancer::bench {

/// What bare SQLite, with the store's own pragmas, needs to read every column of every item and to
/// set each one's wake date by a prepared update, in one transaction. Seconds.
[[nodiscard]] double bare_read_and_update(const std::string& path);

/// The same with all of the wake dates set by one statement.
[[nodiscard]] double bare_read_and_update_at_once(const std::string& path);

/// Lets every item be looked at again, and the write-ahead log be empty.
void wake_all(const std::string& path);

} // namespace remembrancer::bench
