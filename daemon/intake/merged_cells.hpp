#pragma once

#include "daemon/intake/budget.hpp"
#include "daemon/intake/sheet.hpp"

#include <optional>
#include <string_view>
#include <vector>

namespace remembrancer::intake {

/// Cells of one column that a sheet shows as one: the first holds the value of all.
struct merged_cells {
    std::size_t column = 0;
    std::size_t first_row = 0; ///< numbered as in the sheet
    std::size_t last_row = 0;

    bool operator==(const merged_cells&) const = default;
};

/// Reads "D3:E4", of which the first column counts. Nothing for what is no range of cells.
[[nodiscard]] std::optional<merged_cells> merged_from(std::string_view reference);

/// Gives the value of each merged cell to its rows below the first, where these hold anything at
/// all and nothing in that column. Every row looked at costs a cell of `spent`.
void fill_merged(std::vector<row>& rows, const std::vector<merged_cells>& merged, budget& spent);

} // namespace remembrancer::intake
