#include "daemon/rules/predecessor_moved.hpp"

#include "daemon/rules/news.hpp"
#include "daemon/rules/predecessor_float.hpp"
#include "daemon/rules/wording.hpp"

namespace remembrancer::rules::predecessor_moved {
namespace {

bool has_moved(const plan::predecessor& before, const std::optional<plan::date>& own,
               const context& in) {
    return !before.closed && !before.vanished && before.effective &&
           before.effective != before.moved_from && is_news(before.dated_on, in) &&
           !plight_of(before, own, in);
}

std::string facts_of(const plan::predecessor& before, const std::optional<plan::date>& own,
                     const context& in) {
    const std::string now = plan::in_words(*before.effective);
    std::string facts = name_of(before);
    facts += before.moved_from ? ", moved from " + plan::in_words(*before.moved_from) + " to " + now
                               : ", now expected on " + now;
    facts += lag_of(before);
    if (const auto spare = float_of(before, own, in))
        facts += ", which leaves " + counted(*spare, "working day") + " of float";
    return facts;
}

/// The newest first, and of those the one that leaves the least.
bool is_told_before(const plan::predecessor& a, const plan::predecessor& b,
                    const std::optional<plan::date>& own, const context& in) {
    if (a.dated_on != b.dated_on)
        return a.dated_on > b.dated_on;
    return float_of(a, own, in) < float_of(b, own, in);
}

} // namespace

std::optional<plan::finding> find(const subject& of, const context& in) {
    if (of.predecessors.empty() || !is_chased(of.item))
        return std::nullopt;
    const auto own = plan::effective_by(of.item);
    const plan::predecessor* told = nullptr;
    int more = -1;
    for (const plan::predecessor& each : of.predecessors) {
        if (!has_moved(each, own, in))
            continue;
        ++more;
        if (told == nullptr || is_told_before(each, *told, own, in))
            told = &each;
    }
    if (told == nullptr)
        return std::nullopt;
    plan::finding found;
    found.rule = plan::rule::predecessor_moved;
    found.reason = plan::reason::predecessor_moved;
    found.anchor = told->dated_on;
    found.bound_to_anchor = true;
    found.detail = facts_of(*told, own, in);
    if (more > 0)
        found.detail += ", and on " + counted(more, "other") + " with a new date";
    // Last: a title may be long enough to be cut.
    found.detail += ": " + told->title;
    return found;
}

std::optional<plan::date> next_wake(const subject& of, const context& in) {
    if (!is_chased(of.item))
        return std::nullopt;
    std::optional<plan::date> earliest;
    for (const plan::predecessor& each : of.predecessors) {
        if (each.closed || each.vanished)
            continue;
        const auto wake = news_wake(each.dated_on, in);
        if (wake && (!earliest || *wake < *earliest))
            earliest = wake;
    }
    return earliest;
}

} // namespace remembrancer::rules::predecessor_moved
