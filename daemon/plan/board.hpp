#pragma once

#include <string>
#include <vector>

namespace remembrancer::plan {

/// A body that decides: a programme board, an executive, a committee.
///
/// A clear day is a whole day between two others, so both of them are left out: with 28 clear days
/// a meeting on the 30th needs its notice on the 1st. The councils of England owe the public 28 of
/// them before a key decision of their executive (Executive Arrangements (Meetings and Access to
/// Information) Regulations 2012, regulation 9). They are days of the calendar, worked or not.
struct board {
    std::string name; ///< unique when folded
    /// Names, as typed. They hear what the board owns, unless the contacts list has the board.
    std::vector<std::string> chairs;
    /// As typed: see `calendar::read_meetings`. Empty: nobody said.
    std::string meets;
    /// Its papers are due so many days before a meeting, which are working days counted back or
    /// clear days between. 0: it asks for none.
    int papers_before = 5;
    bool papers_in_clear_days = false;
    /// Public notice of what it decides; 0: none is needed.
    int notice_clear_days = 0;

    friend bool operator==(const board&, const board&) = default;
};

} // namespace remembrancer::plan
