#include "tests/simulation/oracle_boards.hpp"

#include <algorithm>

namespace remembrancer::oracle {
namespace {

/// Before every day of the year's plans.
const day begin_of_time = day_of(2018, 12, 1);

/// The place of a day among those of its weekday in its month, from 1.
int place_in_month(day when) {
    return (std::stoi(in_words(when)) - 1) / 7 + 1;
}

bool is_last_in_month(day when) {
    return month_end(when + 7) != month_end(when);
}

std::optional<day> first_meeting(const board& of, day from, day until, const work_days& work) {
    for (day each = from; each <= until; ++each) {
        if (meets_on(of, each, work))
            return each;
    }
    return {};
}

const typed_date& expected(const row& of) {
    return of.forecast.is == typed_date::form::known ? of.forecast : of.baseline;
}

/// The day that a decision is meant for: of a stretch of days the last meeting in it, else its end.
day meeting_for(const row& of, const board& deciding, const work_days& work) {
    const typed_date& when = expected(of);
    for (day each = when.by; each >= when.from; --each) {
        if (meets_on(deciding, each, work))
            return each;
    }
    return when.by;
}

/// The earliest step of a ladder, or 0 when none is before the day that matters.
int earliest_step(const ladder& of) {
    int earliest = 0;
    for (const ladder::step& each : of.steps)
        earliest = std::min(earliest, each.after);
    return earliest;
}

void find_papers(std::vector<finding>& found, const row& of, const board& deciding, day meeting,
                 day today, const organisation& in, const work_days& work) {
    if (deciding.papers_before == 0 || of.papers_sent)
        return;
    const day last = deciding.papers_in_clear_days ? meeting - deciding.papers_before - 1
                                                   : work.after(meeting, -deciding.papers_before);
    finding why{"papers_due", "papers_late", last};
    if (last >= today)
        why = {"papers_due", "papers_due", last, true};
    int earliest = earliest_step(in.ladders.of.at(why.rule));
    if (const auto turns = turns_of(why, of, in); !turns.empty())
        earliest = std::min(earliest, turns.begin()->first);
    if (today >= work.after(last, earliest))
        found.push_back(why);
}

void find_notice(std::vector<finding>& found, const row& of, const board& deciding, day meeting,
                 day today, const organisation& in, const work_days& work) {
    if (deciding.notice_clear_days == 0)
        return;
    const day last = meeting - deciding.notice_clear_days - 1;
    if (last < today) {
        // Notice that was given too late is none.
        if (!of.notice_given || *of.notice_given > last)
            found.push_back({"notice_missed", "notice_too_late", last});
        return;
    }
    const int earliest = earliest_step(in.ladders.of.at("notice_missed"));
    if (!of.notice_given && today >= work.after(last, earliest))
        found.push_back({"notice_missed", "notice_due", last, true});
}

/// Of what is before the first meeting that is known nothing is known.
bool is_off_meeting_day(const row& of, const board& deciding, const work_days& work) {
    const typed_date& when = expected(of);
    return !first_meeting(deciding, when.from, when.by, work) &&
           first_meeting(deciding, begin_of_time, when.by, work);
}

/// Each earlier board meets in turn, since the plan first held the decision, before the last one.
bool is_too_short(const known_row& of, day meeting, const people& who, const work_days& work) {
    day from = of.known_since;
    const std::vector<std::string>& path = of.row.path;
    for (std::size_t each = 0; each + 1 < path.size(); ++each) {
        const board* earlier = who.board_called(path[each]);
        // Of what is before its first meeting nothing is known.
        if (!earlier || !first_meeting(*earlier, begin_of_time, meeting - 1, work))
            continue;
        const auto met = first_meeting(*earlier, from, meeting - 1, work);
        if (!met)
            return true;
        from = *met + 1;
    }
    return false;
}

} // namespace

bool meets_on(const board& which, day when, const work_days& work) {
    if (weekday(when) != which.weekday || !work.works(when) || when < which.from)
        return false;
    if (which.weeks > 0)
        return (when - which.from) / 7 % which.weeks == 0;
    return std::ranges::any_of(which.in_month, [&](int each) {
        return each < 0 ? is_last_in_month(when) : place_in_month(when) == each;
    });
}

std::map<int, std::string> turns_of(const finding& why, const row& of, const organisation& in) {
    std::map<int, std::string> turns;
    const int each_has = programme_of(of, in).worth.clearance_working_days;
    const std::vector<ladder::step>& steps = in.ladders.of.at("papers_due").steps;
    const bool are_told_together = std::ranges::any_of(steps, [](const ladder::step& each) {
        return std::ranges::find(each.tell, role::clearance_officer) != each.tell.end();
    });
    if (why.rule != "papers_due" || each_has == 0 || are_told_together)
        return turns;
    int step = 0;
    for (auto each = of.clearance.rbegin(); each != of.clearance.rend(); ++each) {
        step -= each_has;
        turns.emplace(step, *each);
    }
    return turns;
}

void find_of_boards(std::vector<finding>& found, const known_row& of, day today, const people& who,
                    const work_days& work, const plan_around& around) {
    const row& now = of.row;
    if (now.kind != kind::decision || now.path.empty() || !effective(now))
        return;
    const board* deciding = who.board_called(now.path.back());
    if (!deciding)
        return;
    const day meeting = meeting_for(now, *deciding, work);
    if (*effective(now) >= today && is_off_meeting_day(now, *deciding, work))
        found.push_back({"off_meeting_day", "no_meeting_that_day", {}});
    if (meeting < today)
        return;
    find_papers(found, now, *deciding, meeting, today, around.of, work);
    find_notice(found, now, *deciding, meeting, today, around.of, work);
    if (is_too_short(of, meeting, who, work))
        found.push_back({"path_too_short", "board_cannot_come_first", {}});
}

} // namespace remembrancer::oracle
