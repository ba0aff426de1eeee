#pragma once

#include "daemon/intake/intake_settings.hpp"
#include "daemon/intake/sheet.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace remembrancer::intake {

/// A column whose meaning is known.
struct column_use {
    field means = field::title;
    std::size_t column = 0;
    std::string header; ///< as typed, on one line

    friend bool operator==(const column_use&, const column_use&) = default;
};

/// A table within a sheet: of what kind, where, and which column means what.
struct table_layout {
    table_kind kind = table_kind::milestones;
    std::size_t header = 0; ///< place in `sheet::rows` of the row of headers
    std::size_t end = 0;    ///< one after the place of its last row
    std::vector<column_use> columns;
    std::vector<std::string> unread; ///< headers without a meaning

    [[nodiscard]] const column_use* find(field means) const;
    [[nodiscard]] const cell* cell_of(const row& source, field means) const;
    /// Trimmed; empty without such a column.
    [[nodiscard]] std::string_view text_of(const row& source, field means) const;
    /// The header's text; empty without such a column.
    [[nodiscard]] std::string header_of(field means) const;

    friend bool operator==(const table_layout&, const table_layout&) = default;
};

/// The field that names what a row of such a table is about.
[[nodiscard]] field subject_of(table_kind kind);

/// What such a table has as a rule, and the layout has no column for; none of tables without items.
[[nodiscard]] std::vector<field> usual_fields_missing(const table_layout& layout);

/// The kind and the columns that `row` gives as a row of headers; `end` is left 0. `context` is
/// what else hints at the kind: the sheet's name, or the file's.
[[nodiscard]] std::optional<table_layout> layout_from(const row& headers, std::string_view context,
                                                      const intake_settings& settings);

struct found_tables {
    std::vector<table_layout> tables;
    std::string why_not; ///< when there are none: what a person should know
};

/// The tables of a sheet. The first row of headers stands within the first 30 rows, below titles or
/// not; a later row of other headers begins a further table.
[[nodiscard]] found_tables find_tables(const sheet& source, const intake_settings& settings);

} // namespace remembrancer::intake
