#include "daemon/rules/path_too_short.hpp"

#include "daemon/rules/decided_at.hpp"

namespace remembrancer::rules::path_too_short {
namespace {

using std::chrono::days;

/// The first board of the path that does not meet in time.
struct obstacle {
    const plan::board& board;
    plan::date meets;
};

/// One after the other, each on a later day than the one before it.
std::optional<obstacle> obstacle_on(const subject& of, plan::date decided) {
    plan::date from = of.item.known_since;
    for (const calendar::board_meetings* board : of.boards.first(of.boards.size() - 1)) {
        // Of what nobody described, or before its first known meeting, nothing can be said.
        if (board == nullptr || board->days.empty() || board->days.front() >= decided)
            continue;
        const auto meets = calendar::first_from(*board, from);
        if (!meets)
            continue;
        if (*meets >= decided)
            return obstacle{board->board, *meets};
        from = *meets + days(1);
    }
    return std::nullopt;
}

} // namespace

std::optional<plan::finding> find(const subject& of, const context& in) {
    const auto ahead = decision_ahead(of, in);
    if (!ahead)
        return std::nullopt;
    const auto in_the_way = obstacle_on(of, ahead->meeting);
    if (!in_the_way)
        return std::nullopt;
    plan::finding found;
    found.rule = plan::rule::path_too_short;
    found.reason = plan::reason::board_cannot_come_first;
    found.detail = in_the_way->board.name + " meets next on " +
                   plan::in_words_with_weekday(in_the_way->meets) + ", and " +
                   ahead->by.board.name + " is to decide on " +
                   plan::in_words_with_weekday(ahead->meeting);
    return found;
}

std::optional<plan::date> next_wake(const subject& of, const context& in) {
    const auto ahead = decision_ahead(of, in);
    if (!ahead || !obstacle_on(of, ahead->meeting))
        return std::nullopt;
    return ahead->meeting + days(1);
}

} // namespace remembrancer::rules::path_too_short
