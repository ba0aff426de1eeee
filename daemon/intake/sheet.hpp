#pragma once

#include <chrono>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace remembrancer::intake {

/// One filled cell.
struct cell {
    /// As a person reads it in the sheet: the number 4 is "4", a date "23/11/2018", a truth "TRUE",
    /// a date whose format shows no day "December 2018". Valid UTF-8, line breaks as "\n", control
    /// characters possible: hostile until escaped.
    std::string text;
    /// Set for true date cells whose format shows the day, however it shows it.
    std::optional<std::chrono::sys_days> date;
    /// From 0; `column_name(column)` is what a person calls it.
    std::size_t column = 0;
    /// The value stands further up, in the first of the cells that this one is merged with.
    bool merged = false;

    bool operator==(const cell&) const = default;
};

struct row {
    /// As the spreadsheet numbers it, from 1; in a CSV the line on which the record starts.
    std::size_t number = 0;
    /// The filled cells in the order of their columns, at least one.
    std::vector<cell> cells;

    /// Null for an empty cell.
    [[nodiscard]] const cell* find(std::size_t column) const;
    /// Empty for an empty cell.
    [[nodiscard]] std::string_view text(std::size_t column) const;

    bool operator==(const row&) const = default;
};

struct sheet {
    /// The name of the file, without its folder.
    std::string file;
    /// As on its tab; empty for a CSV.
    std::string name;
    bool hidden = false;
    /// The rows that have filled cells, in order. Of merged cells the top left one holds the
    /// value, and those below it do where their rows are filled.
    std::vector<row> rows;

    /// Null for a row without filled cells.
    [[nodiscard]] const row* find(std::size_t number) const;

    bool operator==(const sheet&) const = default;
};

/// A for 0, Z for 25, AA for 26.
[[nodiscard]] std::string column_name(std::size_t column);

struct cell_place {
    std::size_t column = 0;
    std::size_t row = 0;

    bool operator==(const cell_place&) const = default;
};

/// Reads "E5" as column 4, row 5. Empty for anything else, and beyond seven letters or nine digits.
[[nodiscard]] std::optional<cell_place> place_from(std::string_view reference);

} // namespace remembrancer::intake
