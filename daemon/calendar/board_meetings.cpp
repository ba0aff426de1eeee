#include "daemon/calendar/board_meetings.hpp"

#include "daemon/calendar/meeting_text.hpp"
#include "daemon/calendar/working_calendar.hpp"

#include <algorithm>
#include <utility>

namespace remembrancer::calendar {
namespace {

using std::chrono::days;

constexpr plan::date first_known = std::chrono::year(2015) / 1 / 1;
constexpr plan::date last_known = std::chrono::year(2060) / 12 / 31;

} // namespace

board_meetings meetings_of(plan::board board, const working_calendar& calendar) {
    board_meetings out;
    if (const auto read = read_meetings(board.meets); read.series)
        out.days = read.series->days_between(first_known, last_known, calendar);
    out.board = std::move(board);
    return out;
}

std::optional<plan::date> last_before(const board_meetings& of, plan::date day) {
    const auto after = std::ranges::lower_bound(of.days, day);
    return after == of.days.begin() ? std::nullopt : std::optional(*std::prev(after));
}

std::optional<plan::date> first_from(const board_meetings& of, plan::date day) {
    const auto found = std::ranges::lower_bound(of.days, day);
    return found == of.days.end() ? std::nullopt : std::optional(*found);
}

std::optional<plan::date> papers_deadline(const plan::board& of, plan::date meeting,
                                          const working_calendar& calendar) {
    if (of.papers_before == 0)
        return std::nullopt;
    return of.papers_in_clear_days ? meeting - days(of.papers_before + 1)
                                   : calendar.add_working_days(meeting, -of.papers_before);
}

std::optional<plan::date> last_day_of_notice(const plan::board& of, plan::date meeting) {
    if (of.notice_clear_days == 0)
        return std::nullopt;
    return meeting - days(of.notice_clear_days + 1);
}

std::optional<plan::date> meeting_for(const plan::item& decision, const board_meetings& of) {
    const auto by = plan::effective_by(decision);
    if (!by)
        return std::nullopt;
    const plan::plan_date& due = decision.forecast.by ? decision.forecast : decision.baseline;
    const auto last = last_before(of, *by + days(1));
    return last && due.from && *last >= *due.from ? last : by;
}

} // namespace remembrancer::calendar
