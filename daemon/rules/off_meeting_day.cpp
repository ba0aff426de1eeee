#include "daemon/rules/off_meeting_day.hpp"

#include "daemon/rules/decided_at.hpp"

namespace remembrancer::rules::off_meeting_day {
namespace {

/// The meetings around a decision's date, when none is on it.
struct gap {
    const plan::board& board;
    plan::date by;
    plan::date before;
    plan::date after;
};

std::optional<gap> gap_of(const subject& of, const context& in) {
    const auto ahead = decision_ahead(of, in);
    if (!ahead)
        return std::nullopt;
    // Where a meeting is in the stretch of days, `meeting` is it.
    const auto before = calendar::last_before(ahead->by, ahead->meeting);
    const auto after = calendar::first_from(ahead->by, ahead->meeting);
    if (!before || !after || *after == ahead->meeting)
        return std::nullopt;
    return gap{ahead->by.board, ahead->meeting, *before, *after};
}

} // namespace

std::optional<plan::finding> find(const subject& of, const context& in) {
    const auto found_gap = gap_of(of, in);
    if (!found_gap)
        return std::nullopt;
    plan::finding found;
    found.rule = plan::rule::off_meeting_day;
    found.reason = plan::reason::no_meeting_that_day;
    found.detail = found_gap->board.name + " meets on " +
                   plan::in_words_with_weekday(found_gap->before) + " before it, and on " +
                   plan::in_words_with_weekday(found_gap->after) + " after it";
    return found;
}

std::optional<plan::date> next_wake(const subject& of, const context& in) {
    const auto found_gap = gap_of(of, in);
    return found_gap ? std::optional(found_gap->by + std::chrono::days(1)) : std::nullopt;
}

} // namespace remembrancer::rules::off_meeting_day
