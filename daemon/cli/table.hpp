#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace remembrancer::cli {

/// Columns of text for a terminal. Every cell is hostile: it is made printable.
class table {
public:
    explicit table(std::vector<std::string> headers);

    /// As many cells as there are headers.
    void add(std::vector<std::string> cells);

    [[nodiscard]] bool empty() const { return rows_.empty(); }

    /// Lines with a line end each; a cell longer than `widest` characters is cut with an ellipsis.
    [[nodiscard]] std::string text(std::size_t widest = 60) const;

private:
    std::vector<std::string> headers_;
    std::vector<std::vector<std::string>> rows_;
};

/// Characters as a terminal counts them, near enough: code points.
[[nodiscard]] std::size_t display_width(const std::string& text);

} // namespace remembrancer::cli
