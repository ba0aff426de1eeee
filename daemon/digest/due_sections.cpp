#include "daemon/digest/due_sections.hpp"

#include <algorithm>

namespace remembrancer::digest {

due_sections::due_sections(const context& in, const std::vector<stretch>& ahead)
    : in_(in), ahead_(ahead) {
    using column = plan::digest_column;
    const auto columns = headings({column::rating, column::due, column::left});
    sections_.emplace_back(plan::digest_part::overdue, columns);
    for (const stretch& each : ahead_)
        sections_.emplace_back(each.part, columns);
}

void due_sections::add(const plan::item& item) {
    const auto day = plan::effective_by(item);
    if (!is_ahead(item) || !day)
        return;
    std::size_t place = 0;
    if (*day >= in_.today) {
        const auto holds = [&](const stretch& each) {
            return *day <= in_.today + std::chrono::days(each.last);
        };
        const auto found = std::ranges::find_if(ahead_, holds);
        if (found == ahead_.end())
            return;
        place = static_cast<std::size_t>(found - ahead_.begin()) + 1;
    }
    sections_[place].add(place_of(item, day),
                         row_of(item, in_,
                                {rating_cell(item.rag), due_cell(item),
                                 left_cell(day, in_.today, in_.calendar_of(item))}));
}

void due_sections::put_into(plan::digest& out) && {
    for (rows& each : sections_)
        std::move(each).put_into(out);
}

} // namespace remembrancer::digest
