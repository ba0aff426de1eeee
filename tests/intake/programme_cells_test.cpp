#include "daemon/intake/programme_cells.hpp"

#include "tests/support/days.hpp"

#include <string>

#include <doctest/doctest.h>

using namespace remembrancer;
using intake::programme_cell;
using test::day;

namespace {

struct row {
    const char* text;
    const char* value; ///< null: refused
};

void check(const row& r, const programme_cell& read) {
    CAPTURE(r.text);
    CHECK(read.value == (r.value == nullptr ? "" : r.value));
    CHECK(read.fault.empty() == (r.value != nullptr));
}

const plan::date as_of = day("2018-12-05");

} // namespace

TEST_CASE("whose bank holidays, as people call a nation") {
    for (const row& r :
         {row{"", ""}, row{"England", "england-and-wales"}, row{"WALES", "england-and-wales"},
          row{"England and Wales", "england-and-wales"}, row{" Scotland ", "scotland"},
          row{"northern-ireland", "northern-ireland"}, row{"Northern Ireland", "northern-ireland"},
          row{"France", nullptr}})
        check(r, intake::read_nation(r.text));
}

TEST_CASE("the day on which a programme started is one day") {
    for (const row& r : {row{"", ""}, row{"1 May 2019", "2019-05-01"},
                         row{"2019-05-01", "2019-05-01"}, row{"May 2019", nullptr},
                         row{"TBC", nullptr}, row{"soon", nullptr}, row{"31 April 2019", nullptr}})
        check(r, intake::read_day(r.text, as_of));
}

TEST_CASE("key dates have the header's name or names of their own") {
    for (const row& r :
         {row{"", ""}, row{"1 April 2019", "vesting day: 2019-04-01"},
          row{"2019-04-01", "vesting day: 2019-04-01"},
          row{"Opening Day: 1 June 2020", "opening day: 2020-06-01"},
          row{"Vesting day: 1 April 2019; Opening day 1 June 2020",
              "vesting day: 2019-04-01; opening day: 2020-06-01"},
          row{"Day 1 1 April 2019\nDay 2 = 2 April 2019", "day 1: 2019-04-01; day 2: 2019-04-02"},
          row{"1 April 2019; 2 April 2019", nullptr}, // two of one name
          row{"Vesting day: soon", nullptr}, row{"Vesting day", nullptr},
          row{"Opening: day: 1 June 2020", nullptr}, row{"April 2019", nullptr}})
        check(r, intake::read_key_dates(r.text, "Vesting Day", as_of));
}

TEST_CASE("a RAG key says what else each rating is called") {
    for (const row& r :
         {row{"", ""}, row{"B = Red", "B: red"},
          row{"B: complete, Grey = none; P = A/G", "B: complete; Grey: none; P: amber/green"},
          row{"B", nullptr}, row{"B = blue-ish", nullptr}, row{"= Red", nullptr}})
        check(r, intake::read_rag_key(r.text));
}

TEST_CASE("bands begin with their lowest score, the lowest first") {
    for (const row& r :
         {row{"", ""}, row{"Red 15-25; Amber: 8", "Amber: 8; Red: 15"},
          row{"Green 0, Amber 8+, Red 15 to 25", "Green: 0; Amber: 8; Red: 15"},
          row{"Band 1: 4; Band 2: 9", "Band 1: 4; Band 2: 9"}, row{"Red", nullptr},
          row{"15", nullptr}, row{"Red 15; Red 20", nullptr}, row{"Red 15; Amber 15", nullptr},
          row{"R1 1-5; A2 6-10", "R1: 1; A2: 6"}, row{"Level 3 15-25", "Level 3: 15"},
          row{"Red (15-25)", "Red: 15"}, row{"Red - 15", "Red: 15"}, row{"Red >= 15", nullptr},
          row{"Red: 15.5", nullptr}, row{"Red: -4", nullptr}, row{"Red 99999999999", nullptr}})
        check(r, intake::read_bands(r.text));
}

TEST_CASE("severities run from the lowest to the highest") {
    for (const row& r : {row{"", ""}, row{"1 to 4", "1: 4"}, row{"1-25", "1: 25"},
                         row{" 2 : 9 ", "2: 9"}, row{"4 to 1", nullptr}, row{"0 to 4", nullptr},
                         row{"1 to 4000", nullptr}, row{"high", nullptr}, row{"1 to 4.5", nullptr},
                         row{"4", nullptr}, row{"1 to many", nullptr}})
        check(r, intake::read_severity(r.text));
}
