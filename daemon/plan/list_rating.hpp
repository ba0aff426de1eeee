#pragma once

namespace remembrancer::plan {

struct item;

/// Whether it is a report that no row of a report gave: how a table of workstreams rates its own.
/// Such a table says no period, and so no day on which the next is due.
[[nodiscard]] bool is_rated_in_list(const item& subject);

} // namespace remembrancer::plan
