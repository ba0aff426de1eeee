#include "daemon/digest/forward_plan.hpp"

#include "daemon/base/text.hpp"
#include "daemon/calendar/working_calendar.hpp"

#include <algorithm>
#include <tuple>

namespace remembrancer::digest {
namespace {

/// Undated last; then by date, kind and number, so that the order never changes by itself.
auto place(const forward_line& line) {
    return std::tuple(!line.effective.has_value(), line.effective.value_or(plan::date{}),
                      line.item.kind, line.item.id);
}

std::optional<plan::date> papers_of(const plan::item& decision,
                                    std::span<const calendar::board_meetings> known,
                                    const calendar::working_calendar& calendar) {
    const std::string last = base::folded(decision.boards.back());
    for (const calendar::board_meetings& each : known) {
        if (base::folded(each.board.name) != last)
            continue;
        const auto meeting = calendar::meeting_for(decision, each);
        return meeting ? calendar::papers_deadline(each.board, *meeting, calendar) : std::nullopt;
    }
    return std::nullopt;
}

} // namespace

std::vector<forward_line> forward_plan(const std::vector<plan::item>& items, plan::date today,
                                       int weeks, const calendar::working_calendar& calendar) {
    const plan::date last = today + std::chrono::days(7 * weeks);
    std::vector<forward_line> lines;
    for (const plan::item& item : items) {
        if (item.closed || item.vanished_on || plan::is_of_period(item.kind))
            continue;
        forward_line line{item, plan::effective_by(item), {}, {}, {}};
        if (line.effective) {
            if (*line.effective > last)
                continue;
            line.days_left = calendar::days_between(today, *line.effective);
            line.working_days_left = calendar.working_days_between(today, *line.effective);
        }
        lines.push_back(std::move(line));
    }
    std::ranges::sort(lines, {}, place);
    return lines;
}

std::vector<forward_line> for_board(std::vector<forward_line> lines, std::string_view board,
                                    std::span<const calendar::board_meetings> known,
                                    const calendar::working_calendar& calendar) {
    const std::string wanted = base::folded(board);
    std::erase_if(lines, [&wanted](const forward_line& line) {
        return line.item.kind != plan::item_kind::decision ||
               std::ranges::none_of(line.item.boards, [&wanted](const std::string& name) {
                   return base::folded(name) == wanted;
               });
    });
    for (forward_line& line : lines)
        line.papers = papers_of(line.item, known, calendar);
    return lines;
}

} // namespace remembrancer::digest
