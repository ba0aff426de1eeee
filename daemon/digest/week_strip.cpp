#include "daemon/digest/week_strip.hpp"

#include "daemon/calendar/week.hpp"

namespace remembrancer::digest {
namespace {

plan::digest_cell counted(int dates, bool is_late, int many) {
    using plan::emphasis;
    if (dates == 0)
        return {};
    if (is_late)
        return cell(dates, emphasis::most);
    if (many == 0)
        return cell(dates, emphasis::some);
    return cell(dates, dates >= many       ? emphasis::most
                       : dates * 2 >= many ? emphasis::more
                                           : emphasis::some);
}

} // namespace

week_strip::week_strip(const context& in, int many)
    : in_(in), monday_(calendar::monday_of(in.today)), many_(many) {}

void week_strip::add(const plan::item& item) {
    const auto day = plan::effective_by(item);
    if (!is_ahead(item) || !day)
        return;
    std::size_t place = 0;
    if (*day >= in_.today) {
        const auto week = (*day - monday_) / std::chrono::weeks(1);
        if (week >= weeks)
            return;
        place = static_cast<std::size_t>(week) + 1;
    }
    ++by_workstream_[item.workstream][place];
}

void week_strip::put_into(plan::digest& out) const {
    std::vector<plan::digest_heading> columns{plan::digest_column::workstream,
                                              plan::digest_column::late};
    for (int i = 0; i < weeks; ++i)
        columns.emplace_back(monday_ + std::chrono::weeks(i));
    rows table(plan::digest_part::weeks, std::move(columns));
    for (const auto& [name, dates] : by_workstream_) {
        std::vector<plan::digest_cell> row{cell(name)};
        for (std::size_t i = 0; i < dates.size(); ++i)
            row.push_back(counted(dates[i], i == 0, many_));
        table.add(std::move(row));
    }
    std::move(table).put_into(out);
}

} // namespace remembrancer::digest
