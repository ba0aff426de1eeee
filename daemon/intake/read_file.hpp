#pragma once

#include "daemon/intake/limits.hpp"
#include "daemon/intake/sheet.hpp"

#include <filesystem>
#include <vector>

namespace remembrancer::intake {

/// Every table in a file: the worksheets of a workbook (.xlsx, known by its content) or the one of
/// a text file (.csv, .tsv, .txt). Anything else, and anything hostile, ends in one
/// `base::user_error` with `exit_code::bad_data` that names the file; nothing is returned by halves
/// and nothing in the file is run. Blocking; any thread.
[[nodiscard]] std::vector<sheet> read_file(const std::filesystem::path& path,
                                           const limits& allowed = {});

} // namespace remembrancer::intake
