#include "daemon/intake/merged_cells.hpp"

#include <algorithm>
#include <utility>

namespace remembrancer::intake {

std::optional<merged_cells> merged_from(std::string_view reference) {
    const std::size_t colon = reference.find(':');
    if (colon == std::string_view::npos)
        return std::nullopt;
    const auto first = place_from(reference.substr(0, colon));
    const auto last = place_from(reference.substr(colon + 1));
    if (!first || !last || last->row < first->row || last->column < first->column)
        return std::nullopt;
    return merged_cells{first->column, first->row, last->row};
}

void fill_merged(std::vector<row>& rows, const std::vector<merged_cells>& merged, budget& spent) {
    for (const merged_cells& area : merged) {
        auto at = std::ranges::lower_bound(rows, area.first_row, {}, &row::number);
        if (at == rows.end() || at->number != area.first_row)
            continue;
        const cell* found = at->find(area.column);
        if (found == nullptr)
            continue;
        cell value = *found;
        value.merged = true;
        for (++at; at != rows.end() && at->number <= area.last_row; ++at) {
            spent.take_cell();
            const auto place = std::ranges::lower_bound(at->cells, area.column, {}, &cell::column);
            if (place != at->cells.end() && place->column == area.column)
                continue;
            spent.take_text(value.text.size());
            at->cells.insert(place, value);
        }
    }
}

} // namespace remembrancer::intake
