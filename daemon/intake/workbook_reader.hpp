#pragma once

#include "daemon/intake/budget.hpp"
#include "daemon/intake/sheet.hpp"

#include <filesystem>
#include <vector>

namespace remembrancer::intake {

/// Every worksheet of an Office Open XML workbook, in the order of the tabs, hidden ones too.
[[nodiscard]] std::vector<sheet> read_workbook(const std::filesystem::path& path, budget& spent);

} // namespace remembrancer::intake
