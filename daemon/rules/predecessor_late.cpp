#include "daemon/rules/predecessor_late.hpp"

#include "daemon/rules/predecessor_float.hpp"
#include "daemon/rules/wording.hpp"

#include <algorithm>

namespace remembrancer::rules::predecessor_late {
namespace {

using std::chrono::days;

struct verdict {
    const plan::predecessor* about;
    plight how;
    std::optional<int> spare; ///< working days; none when either has no date
};

/// How far apart two days are that a reader sees at once.
std::string beside(plan::date there, const std::optional<plan::date>& own) {
    if (own == there)
        return ", the same day";
    return own == there + days(1) ? ", the day before" : "";
}

std::string facts_of(const verdict& worst, const std::optional<plan::date>& own,
                     const context& in) {
    const plan::predecessor& before = *worst.about;
    if (before.vanished)
        return name_of(before) + ", which is no longer in the plan";
    if (!before.effective)
        return name_of(before) + ", which has no date any more";
    const bool decides = before.kind == plan::item_kind::decision;
    const bool is_past = in.today > *before.effective;
    std::string facts = name_of(before);
    facts += is_past ? ", due on " : decides ? ", on " : ", expected on ";
    facts += plan::in_words(*before.effective);
    facts += is_past ? " and not done" : "";
    facts += lag_of(before);
    if (!worst.spare)
        return facts;
    if (before.lag_days == 0)
        facts += beside(*before.effective, own);
    if (*worst.spare < 0)
        return facts + ", " + counted(-*worst.spare, "working day") + " too late";
    if (worst.how == plight::too_late)
        return facts + ", " + counted(static_cast<int>((lands(before) - *own).count()), "day") +
               " too late";
    if (*worst.spare == 0)
        return facts + ", which leaves no float";
    return facts + ", which had " + counted(*worst.spare, "working day") + " of float";
}

/// The day that made it so: each new date is told, and that it has passed.
std::optional<plan::date> anchor_of(const plan::predecessor& before, const context& in) {
    if (!before.vanished && before.effective && in.today > *before.effective)
        return std::max(before.dated_on.value_or(plan::date::min()), *before.effective + days(1));
    return before.dated_on;
}

/// Of two as bad the one that became so last.
bool is_worse(const verdict& a, const verdict& b, const context& in) {
    if (a.how != b.how)
        return a.how > b.how;
    if (a.spare != b.spare)
        return a.spare < b.spare;
    return anchor_of(*a.about, in) > anchor_of(*b.about, in);
}

} // namespace

std::optional<plan::finding> find(const subject& of, const context& in) {
    if (of.predecessors.empty() || !is_chased(of.item))
        return std::nullopt;
    const auto own = plan::effective_by(of.item);
    std::optional<verdict> worst;
    int more = -1;
    for (const plan::predecessor& each : of.predecessors) {
        const auto how = plight_of(each, own, in);
        if (!how)
            continue;
        ++more;
        const verdict one{&each, *how, float_of(each, own, in)};
        if (!worst || is_worse(one, *worst, in))
            worst = one;
    }
    if (!worst)
        return std::nullopt;
    plan::finding found;
    found.rule = plan::rule::predecessor_late;
    found.reason = worst->how == plight::too_late  ? plan::reason::predecessor_too_late
                   : worst->how == plight::undated ? plan::reason::predecessor_undated
                                                   : plan::reason::predecessor_late;
    found.anchor = anchor_of(*worst->about, in);
    found.bound_to_anchor = true;
    found.detail = facts_of(*worst, own, in);
    if (more > 0)
        found.detail += ", and on " + counted(more, "other") + " in trouble";
    // Last: a title may be long enough to be cut.
    found.detail += ": " + worst->about->title;
    return found;
}

std::optional<plan::date> next_wake(const subject& of, const context& in) {
    if (!is_chased(of.item))
        return std::nullopt;
    std::optional<plan::date> earliest;
    for (const plan::predecessor& each : of.predecessors) {
        if (each.closed || each.vanished || !each.effective || in.today > *each.effective)
            continue;
        const plan::date overdue_from = *each.effective + days(1);
        if (!earliest || overdue_from < *earliest)
            earliest = overdue_from;
    }
    return earliest;
}

} // namespace remembrancer::rules::predecessor_late
