#include "tests/simulation/programme_boards.hpp"

namespace remembrancer::simulation {

using oracle::day_of;
using enum oracle::role;

// Each series ends soon after the year: the daemon goes through all of it whenever it reads the
// boards. What people type instead is of one board, and of all in one of the five stores.
std::vector<oracle::board> usual_boards() {
    oracle::board programme{"Programme Board", {"Legal sponsor", "Finance sponsor"}};
    programme.meets = "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU;UNTIL=20210131 from 9 July 2019";
    programme.weekday = 1;
    programme.from = day_of(2019, 7, 9);
    programme.weeks = 2;
    oracle::board executive{"Executive", {"People sponsor A", "A former colleague"}};
    executive.meets = "first Thursday of the month";
    executive.weekday = 3;
    executive.in_month = {1};
    executive.papers_in_clear_days = true;
    executive.notice_clear_days = 28;
    oracle::board council{"Council", {"A former colleague"}};
    council.meets = "FREQ=MONTHLY;BYDAY=-1WE;UNTIL=20210131";
    council.weekday = 2;
    council.in_month = {-1};
    council.papers_before = 10;
    council.notice_clear_days = 28;
    oracle::board audit{"Audit Committee", {}};
    audit.meets = "when needed";
    audit.papers_before = 3;
    audit.notice_clear_days = 5;
    oracle::board place{"Place Group", {"People manager"}};
    place.meets = "FREQ=MONTHLY;BYDAY=1MO,3MO;UNTIL=20210131";
    place.weekday = 0;
    place.in_month = {1, 3};
    place.papers_before = 0;
    return {programme, executive, council, audit, place};
}

void ask_earlier(oracle::organisation& of) {
    oracle::board& programme = of.boards.at(0);
    // Of what it did before nobody knows.
    programme.meets = "FREQ=WEEKLY;INTERVAL=3;BYDAY=FR;UNTIL=20210131 from 4 October 2019";
    programme.weekday = 4;
    programme.from = day_of(2019, 10, 4);
    programme.weeks = 3;
    programme.papers_before = 7;
    programme.papers_in_clear_days = true;
    programme.notice_clear_days = 28;
    for (oracle::programme& each : of.programmes)
        each.streams.at(1).board = "Executive";
    oracle::ladder& papers = of.ladders.of["papers_due"];
    papers.steps = {{-8, {owner}}, {-1, {owner}}, {2, {owner, project_manager}}, {4, {sponsor}}};
    papers.repeats = {{3, {owner, board_chair}}};
    papers.copies_owner = false;
    papers.skips_told = true;
    oracle::ladder& notice = of.ladders.of["notice_missed"];
    notice.steps = {{-20, {owner}}, {0, {owner}}, {1, {owner, sponsor}}};
    notice.repeats = {{0, {programme_office}}};
    of.ladders.of["off_meeting_day"] = {
        {{0, {owner, board_chair}}}, {{5, {owner}}}, false, false, false};
    of.ladders.of["overdue"].steps.back().tell.push_back(board_chair);
}

void ask_all_together(oracle::organisation& of) {
    for (oracle::programme& each : of.programmes)
        each.streams.at(0).board = "Programme Board";
    of.boards.at(0).meets = "every second Tuesday from 9 July 2019";
    of.boards.at(4).meets = "1st and 3rd Monday of each month";
    of.boards.at(3).chairs = {"Officer 2"};
    of.ladders.of["papers_due"].steps = {{-4, {owner, clearance_officer}},
                                         {-1, {owner, clearance_officer, project_manager}},
                                         {1, {owner, board_chair}},
                                         {3, {sponsor, programme_office}}};
    of.ladders.of["notice_missed"].steps = {{-6, {owner}}, {1, {board_chair, project_manager}}};
    of.ladders.of["path_too_short"] = {
        {{0, {board_chair}}, {2, {owner, programme_office}}}, {}, true, false, false};
}

} // namespace remembrancer::simulation
