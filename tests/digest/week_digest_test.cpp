#include "daemon/digest/week_digest.hpp"

#include "tests/digest/looking_on.hpp"
#include "tests/support/printing.hpp"

#include <doctest/doctest.h>

using namespace remembrancer;
using namespace std::chrono_literals;

TEST_CASE(
    "a person's plan has what is overdue, this week, the two after, and what needs an answer") {
    const calendar::working_calendar calendar;
    const digest::context in = test::looking_on(calendar);
    const std::vector<plan::item> owned{test::a_milestone().numbered(1).baseline(2018y / 12 / 1),
                                        test::a_milestone().numbered(2).baseline(2018y / 12 / 12),
                                        test::a_milestone().numbered(3).baseline(2018y / 12 / 26),
                                        test::a_milestone().numbered(4).baseline(2018y / 12 / 27)};
    const plan::digest out = digest::week_digest(in, owned, {{plan::message_item{}}, 1});
    CHECK(out.kind == plan::digest_kind::week);
    CHECK(test::parts_of(out) ==
          std::vector<std::string>{"overdue", "this_week", "next_two_weeks", "needs_answer"});
    CHECK(out.sections[2].rows.size() == 1);
    CHECK(out.sections[3].findings.size() == 1);
    CHECK(digest::week_digest(in, {}, {}).sections.empty());
}
