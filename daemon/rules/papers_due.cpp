#include "daemon/rules/papers_due.hpp"

#include "daemon/calendar/working_calendar.hpp"
#include "daemon/plan/clearance.hpp"
#include "daemon/rules/decided_at.hpp"

#include <algorithm>

namespace remembrancer::rules::papers_due {
namespace {

struct deadline {
    const plan::board& board;
    plan::date meeting;
    plan::date opens;
    plan::date day;
};

/// Names of a chain that are said; the others are counted.
constexpr std::size_t names_said = 5;

/// How many working days before the papers' last day somebody is told of them.
int days_ahead(const subject& of, const context& in) {
    const int first = of.item.clearance.empty()
                          ? 0
                          : -plan::clearance_turn(0, of.item.clearance.size(),
                                                  in.settings.clearance_working_days);
    return std::max(in.settings.papers_due_working_days, first);
}

/// `, to be cleared by A from 6 December 2018, then B from ...`; empty without turns.
std::string turns_in_words(const subject& of, const context& in, plan::date last_day) {
    const std::vector<std::string>& chain = of.item.clearance;
    const int each = in.settings.clearance_working_days;
    if (each == 0 || chain.empty())
        return {};
    std::string words;
    for (std::size_t i = 0; i < std::min(chain.size(), names_said); ++i) {
        const plan::date from =
            in.calendar.add_working_days(last_day, plan::clearance_turn(i, chain.size(), each));
        words += (i == 0 ? ", to be cleared by " : ", then ") + chain[i] + " from " +
                 plan::in_words(from);
    }
    if (chain.size() > names_said)
        words += ", then " + std::to_string(chain.size() - names_said) + " more";
    return words;
}

std::optional<deadline> deadline_of(const subject& of, const context& in) {
    const auto ahead = decision_ahead(of, in);
    if (!ahead || of.item.papers_on)
        return std::nullopt;
    const plan::board& board = ahead->by.board;
    const auto day = calendar::papers_deadline(board, ahead->meeting, in.calendar);
    if (!day)
        return std::nullopt;
    const auto opens = in.calendar.add_working_days(*day, -days_ahead(of, in));
    return deadline{board, ahead->meeting, opens, *day};
}

} // namespace

std::optional<plan::finding> find(const subject& of, const context& in) {
    const auto due = deadline_of(of, in);
    if (!due || in.today < due->opens)
        return std::nullopt;
    const bool is_late = in.today > due->day;
    plan::finding found;
    found.rule = plan::rule::papers_due;
    found.reason = is_late ? plan::reason::papers_late : plan::reason::papers_due;
    found.anchor = due->day;
    found.bound_to_anchor = !is_late;
    found.detail = plan::in_words_with_weekday(due->day) + ", for the meeting of " +
                   due->board.name + " on " + plan::in_words_with_weekday(due->meeting) +
                   turns_in_words(of, in, due->day);
    return found;
}

std::optional<plan::date> next_wake(const subject& of, const context& in) {
    const auto due = deadline_of(of, in);
    if (!due)
        return std::nullopt;
    if (in.today < due->opens)
        return due->opens;
    return (in.today <= due->day ? due->day : due->meeting) + std::chrono::days(1);
}

} // namespace remembrancer::rules::papers_due
