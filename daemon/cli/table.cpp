#include "daemon/cli/table.hpp"

#include "daemon/base/log.hpp"

#include <algorithm>
#include <utility>

namespace remembrancer::cli {
namespace {

bool continues(char c) {
    return (static_cast<unsigned char>(c) & 0xC0) == 0x80;
}

std::string cut(const std::string& text, std::size_t widest) {
    if (display_width(text) <= widest)
        return text;
    std::string out;
    std::size_t width = 0;
    for (const char c : text) {
        if (!continues(c) && ++width >= widest)
            break;
        out += c;
    }
    return out + "\u2026";
}

} // namespace

std::size_t display_width(const std::string& text) {
    return static_cast<std::size_t>(
        std::ranges::count_if(text, [](char c) { return !continues(c); }));
}

table::table(std::vector<std::string> headers) : headers_(std::move(headers)) {}

void table::add(std::vector<std::string> cells) {
    for (std::string& cell : cells)
        cell = base::printable(cell);
    rows_.push_back(std::move(cells));
}

std::string table::text(std::size_t widest) const {
    std::vector<std::size_t> widths;
    for (const std::string& header : headers_)
        widths.push_back(display_width(header));
    for (const auto& row : rows_) {
        for (std::size_t i = 0; i < row.size(); ++i)
            widths[i] = std::max(widths[i], std::min(widest, display_width(row[i])));
    }
    std::string out;
    const auto line = [&](const std::vector<std::string>& cells) {
        std::string written;
        for (std::size_t i = 0; i < cells.size(); ++i) {
            const std::string cell = cut(cells[i], widest);
            written += cell;
            written.append(widths[i] - display_width(cell) + 2, ' ');
        }
        written.erase(written.find_last_not_of(' ') + 1);
        out += written + '\n';
    };
    line(headers_);
    std::vector<std::string> rules;
    for (const std::size_t width : widths)
        rules.emplace_back(width, '-');
    line(rules);
    for (const auto& row : rows_)
        line(row);
    return out;
}

} // namespace remembrancer::cli
