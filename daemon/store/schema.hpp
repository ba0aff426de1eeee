#pragma once

#include <string>
#include <vector>

namespace remembrancer::store {

/// The statements that lead from schema N to N + 1, at index N. Append only: what has been released
/// is never edited. Days are ISO text, instants integer milliseconds since 1970 UTC.
[[nodiscard]] const std::vector<std::vector<std::string>>& schema_steps();

} // namespace remembrancer::store
