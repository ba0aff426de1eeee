#pragma once

#include "daemon/intake/number_format.hpp"
#include "daemon/intake/zip_archive.hpp"

#include <cstddef>
#include <string_view>
#include <vector>

namespace remembrancer::intake {

/// What each cell format of a workbook makes of a number, by the `s` of the cell.
class cell_formats {
public:
    void add(number_shape shape) { shapes_.push_back(shape); }
    /// Plain for a format that the workbook does not have.
    [[nodiscard]] number_shape shape(std::size_t style) const;

private:
    std::vector<number_shape> shapes_;
};

[[nodiscard]] cell_formats read_styles(zip_archive& archive, std::string_view part);

} // namespace remembrancer::intake
