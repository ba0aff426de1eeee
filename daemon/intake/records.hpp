#pragma once

#include "daemon/intake/table_layout.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace remembrancer::intake {

/// One row of a table that says something of one item, workstream or contact.
struct record {
    const row* source = nullptr; ///< in the sheet
    /// Of an item: its own cell's, or the one that was named last above and left blank since.
    std::string_view workstream;
    /// As typed: its own cell's, or the one that was named last above and left blank since.
    std::string_view programme{};
    /// The part of that workstream; it goes on as far as the workstream does.
    std::string_view sub_workstream{};
};

/// A row that looks like one, but cannot be read.
struct unusable_row {
    const row* source = nullptr;
    field at = field::title; ///< where the fault shows
    std::string text;
    std::string reason;           ///< a sentence without a full stop
    std::string_view programme{}; ///< as typed: its own cell's
};

struct table_records {
    std::vector<record> records;
    std::vector<unusable_row> unusable;
};

/// The rows below a table's headers. Keys, legends, totals and lines like `There are no live
/// issues` are left out. Views look into `source`.
[[nodiscard]] table_records records_of(const sheet& source, const table_layout& layout);

} // namespace remembrancer::intake
