#include "daemon/digest/week_strip.hpp"

#include "tests/digest/looking_on.hpp"
#include "tests/support/printing.hpp"

#include <doctest/doctest.h>

using namespace remembrancer;
using namespace std::chrono_literals;

TEST_CASE("the strip counts each workstream's dates by week, what is late first") {
    const calendar::working_calendar calendar;
    const digest::context in = test::looking_on(calendar);
    digest::week_strip strip(in, 2);
    const auto add = [&](const char* stream, plan::date day) {
        strip.add(test::a_milestone().in(stream).baseline(day));
    };
    add("WS2", 2018y / 12 / 3);
    add("WS2", 2018y / 12 / 9);
    add("WS2", 2018y / 12 / 10);
    add("WS2", 2018y / 12 / 11);
    add("WS1", 2019y / 1 / 27);
    add("WS1", 2019y / 1 / 28); // a day too far
    plan::digest out;
    strip.put_into(out);
    CHECK(test::rows_of(out, plan::digest_part::weeks) ==
          std::vector<std::string>{"WS1 |  |  |  |  |  |  |  |  | 1",
                                   "WS2 | 1 | 1 | 2 |  |  |  |  |  | "});
    const plan::digest_section& section = out.sections.front();
    CHECK(section.columns[2] == plan::digest_heading(plan::date(2018y / 12 / 3)));
    CHECK(section.columns[9] == plan::digest_heading(plan::date(2019y / 1 / 21)));
    CHECK(section.rows[1][1].emphasis == plan::emphasis::most);
    CHECK(section.rows[1][2].emphasis == plan::emphasis::more);
    CHECK(section.rows[1][3].emphasis == plan::emphasis::most);
}
