#pragma once

#include "daemon/intake/table_layout.hpp"

#include <string_view>

namespace remembrancer::intake {

/// What a row of headers would be as a table of one kind.
struct table_reading {
    table_layout layout;
    bool names_kind = false; ///< one of its headers stands in no table of another kind
};

/// Whether the name of a sheet or file speaks of that kind.
[[nodiscard]] bool context_names(table_kind kind, std::string_view context);

/// Whether there is enough in it to read a table of its kind. `context` is the name of the sheet,
/// or of the file that is one.
[[nodiscard]] bool is_enough(const table_reading& read, std::string_view context);

} // namespace remembrancer::intake
