#include "daemon/intake/plan_dates.hpp"

#include "tests/support/days.hpp"

#include <algorithm>
#include <string>
#include <vector>

#include <doctest/doctest.h>

using namespace remembrancer;
using plan::precision;
using std::chrono::days;
using test::day;

// The dates of a real programme's plan as at 5 December 2018, as typed, with the figures that its
// programme office counts by hand.

namespace {

struct milestone {
    char rag;
    std::string due;
    std::string target;
};

const milestone milestones[] = {{'C', "August 2018", "23/11/18"},
                                {'C', "October 2018", "27/10/18"},
                                {'C', "30 November 2018", "23/11/18"},
                                {'G', "December 2018", ""},
                                {'G', "December 2018", ""},
                                {'G', "February 2019", ""},
                                {'G', "24 January 2019", ""},
                                {'G', "15 March 2019", ""},
                                {'G', "March 2019", ""},
                                {'G', "2 May 2019", ""},
                                {'G', "May 2019", ""},
                                {'C', "Mid Oct '18", "End Oct '18"},
                                {'G', "Dec '18", "Dec '18"},
                                {'A', "Dec '18", "Dec '18"},
                                {'G', "31/12/18", "31/12/18"},
                                {'G', "24/1/19", "24/1/19"},
                                {'G', "20/2/19", "20/2/19"},
                                {'G', "20/2/19", "20/2/19"},
                                {'G', "04/03/19", "04/03/19"},
                                {'C', "21st Sept", "21st Sept"},
                                {'C', "30th Sept", "30th Sept"},
                                {'C', "19th Nov", "19th Nov"},
                                {'G', "10th Dec", "10th Dec"},
                                {'G', "18th Mar", "18th Mar"},
                                {'G', "29th Mar", "29th Mar"},
                                {'C', "30/10/2018", "30/11/2018"},
                                {'C', "Nov 2018", "Nov 2018"},
                                {'C', "16/11/2018", "30/11/2018"},
                                {'G', "14/01/2019", ""},
                                {'A', "23/11/2018", "07/12/2018"},
                                {'A', "28/11/2018", "14/12/2018"},
                                {'G', "14/12/2018", ""},
                                {'A', "30/09/2018", "06/12/2018"},
                                {'A', "30/10/2018", "TBC"},
                                {'A', "30/11/2018", "13/12/2018"},
                                {'A', "08/11/2018", "06/12/2018"},
                                {'A', "30/11/2018", "TBC"},
                                {'A', "30/11/2018", "TBC"},
                                {'G', "10/12/2018", ""},
                                {'R', "30/11/2018", "07/12/2018"},
                                {'A', "20/12/2018", ""},
                                {'A', "02/01/2019", ""},
                                {'G', "31/12/2018", ""},
                                {'G', "02/01/2019", ""},
                                {'G', "31/12/2018", ""},
                                {'C', "01/12/2018", ""},
                                {'A', "30/11/2018", "02/01/2019"},
                                {'G', "17 October", "31 October"},
                                {'A', "5 December", "12 December"},
                                {'G', "28 Feb 2019", ""},
                                {'G', "1 April 2019", ""},
                                {'C', "09/11/18", "09/11/18"},
                                {'R', "12/10/18", "05/12/18"},
                                {'C', "14/11/18", "14/11/18"},
                                {'C', "14/11/18", "14/11/18"},
                                {'G', "14/01/19", "14/01/19"},
                                {'G', "31/01/19", "31/01/19"},
                                {'C', "31/10/18", ""},
                                {'A', "29/3/19", ""},
                                {'A', "31/10/18", "31/12/18"},
                                {'A', "30/11/18", "31/12/18"},
                                {'A', "30/03/19", ""}};

// Raised and due dates of its risks and issues.
const std::string registers[] = {
    "July 30 2018", "Dec '18",    "Aug '18",  "Apr '19",
    "Aug '18",      "Apr '19",    "24/10/18", "24/10/18",
    "Dec 19",       "18/10/2018", "May '18",  "Jan \u2013 Mar 2019, according to priority",
    "29/11/18",     "07/12/18",   "12/11/18", "Dec '18",
    "23/11/18",     "14/12/18",   "20/11/18", "05/12/18"};

const plan::date as_of = day("2018-12-05");

plan::plan_date read(const std::string& text) {
    return intake::read_plan_date(text, as_of, {{"vesting day", day("2019-04-01")}});
}

std::optional<plan::date> effective(const milestone& m) {
    const plan::plan_date target = read(m.target);
    return target.precision == precision::none ? read(m.due).by : target.by;
}

bool is_open(const milestone& m) {
    return m.rag != 'C' && m.rag != 'B';
}

template <typename Fact>
auto open_with(Fact fact) {
    return std::ranges::count_if(milestones,
                                 [&](const milestone& m) { return is_open(m) && fact(m); });
}

auto due_within(int some) {
    return open_with([&](const milestone& m) {
        const auto when = effective(m);
        return when && *when >= as_of && *when <= as_of + days(some);
    });
}

} // namespace

TEST_CASE("every milestone of a real plan has a window for its due date, and none is questioned") {
    CHECK(std::size(milestones) == 62);
    for (const milestone& m : milestones) {
        CAPTURE(m.due);
        CAPTURE(m.target);
        CHECK(read(m.due).by.has_value());
        CHECK(read(m.due).question.empty());
        CHECK(read(m.target).question.empty());
    }
}

TEST_CASE("the dates of a real plan give the figures that were counted by hand") {
    CHECK(open_with([](const milestone&) { return true; }) == 47);
    CHECK(open_with([](const milestone& m) { return *read(m.due).by < as_of; }) == 14);
    CHECK(open_with([](const milestone& m) {
              return read(m.target).precision == precision::none;
          }) == 20);
    CHECK(open_with([](const milestone& m) {
              return read(m.target).precision == precision::to_be_confirmed;
          }) == 3);
    CHECK(open_with([](const milestone& m) {
              const auto when = effective(m);
              return when && *when < as_of;
          }) == 1);
    CHECK(due_within(7) == 8);
    CHECK(due_within(56) == 28);
    const auto vague = std::ranges::count_if(
        milestones, [](const milestone& m) { return read(m.due).from != read(m.due).by; });
    CHECK(vague == 11);
}

TEST_CASE("in the registers of a real programme exactly one date is questioned") {
    std::vector<std::string> questioned;
    for (const std::string& text : registers)
        if (read(text).precision == precision::unreadable)
            questioned.push_back(text);
    REQUIRE(questioned.size() == 1);
    CHECK(questioned[0] == "Dec 19");
}
