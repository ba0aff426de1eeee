#pragma once

#include "daemon/intake/sheet.hpp"

#include <string>
#include <vector>

namespace remembrancer::tests {

/// A sheet of texts; empty texts are no cells, and empty rows are none either.
inline intake::sheet a_sheet(const std::vector<std::vector<std::string>>& rows,
                             std::string name = "Sheet1") {
    intake::sheet out;
    out.file = "plan.xlsx";
    out.name = std::move(name);
    for (std::size_t i = 0; i < rows.size(); ++i) {
        intake::row row;
        row.number = i + 1;
        for (std::size_t j = 0; j < rows[i].size(); ++j)
            if (!rows[i][j].empty())
                row.cells.push_back({rows[i][j], std::nullopt, j});
        if (!row.cells.empty())
            out.rows.push_back(std::move(row));
    }
    return out;
}

} // namespace remembrancer::tests
