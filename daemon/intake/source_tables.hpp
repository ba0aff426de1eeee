#pragma once

#include "daemon/intake/limits.hpp"
#include "daemon/intake/report.hpp"
#include "daemon/intake/table_layout.hpp"

#include <filesystem>
#include <memory>
#include <optional>
#include <span>
#include <vector>

namespace remembrancer::intake {

/// One table of one of the files.
struct source_table {
    std::shared_ptr<const sheet> source;
    table_layout layout;
};

/// What a set of files holds.
struct source_tables {
    std::vector<source_table> tables; ///< in the order of the files, their sheets, their rows
    std::vector<table_not_read> not_read;
    std::optional<plan::date> as_of; ///< the latest that a title names
};

/// Reads all files before anything is made of them: the first that cannot be read ends it with a
/// `base::user_error`.
[[nodiscard]] source_tables read_tables(std::span<const std::filesystem::path> files,
                                        const intake_settings& settings, plan::date today,
                                        const limits& allowed = {});

} // namespace remembrancer::intake
