#pragma once

#include "daemon/intake/intake_settings.hpp"

#include <span>
#include <string>
#include <string_view>

namespace remembrancer::intake {

/// A header's text reduced to its words: lower case, parted by single spaces, without punctuation
/// and footnote marks. `Score ¹` and `SCORE*` are `score`; the dotless `ı` is `i`.
[[nodiscard]] std::string header_key(std::string_view header);

/// What a header may mean in one kind of table.
struct meaning {
    table_kind table = table_kind::milestones;
    field means = field::title;
    /// Of two headers of one table with the same meaning, the lower is the column to read.
    int rank = 0;
    /// It says itself of what kind the table is, as `Milestone` does and `Description` does not.
    bool names_kind = false;
};

/// Empty for a key that no table uses.
[[nodiscard]] std::span<const meaning> meanings_of(std::string_view key);

} // namespace remembrancer::intake
