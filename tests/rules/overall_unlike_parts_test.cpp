#include "daemon/rules/overall_unlike_parts.hpp"

#include "tests/rules/verdicts.hpp"
#include "tests/support/builders.hpp"

using namespace remembrancer;
using namespace remembrancer::test;
using namespace std::chrono_literals;
using enum plan::rag;

namespace {

const plan::date today = 2018y / 12 / 5;

item_builder a_report_of(plan::rag overall) {
    return a_report().reported_on(today).rated(overall);
}

} // namespace

TEST_CASE("an overall rating is held against the parts of its report") {
    using plan::reason;
    constexpr auto better = reason::overall_better_than_parts;
    constexpr auto worse = reason::overall_worse_than_parts;
    const auto amber_with = [](plan::rag a, plan::rag b) {
        return a_report_of(amber).part("Technical", a).part("Business", b);
    };
    const verdict_row rows[] = {
        {"worse than both", amber_with(green, green), today, worse,
         "overall Amber; both parts Green"},
        {"as bad as one", amber_with(green, amber), today, {}},
        {"between them", amber_with(green, red), today, {}},
        {"better than both", amber_with(red, red), today, better, "overall Amber; both parts Red"},
        {"better than each of them", a_report_of(green).part("Scope", amber).part("Budget", red),
         today, better, "overall Green; Budget Red"},
        {"better than each, none red", a_report_of(green).part("A", amber).part("B", amber_red),
         today, better, "overall Green; A Amber, B Amber/Red"},
        {"green, and one is red",
         a_report_of(green).part("Scope", green).part("Budget", red).part("Time", red), today,
         better, "overall Green; Budget and Time Red"},
        {"one part alone", a_report_of(red).part("Scope", amber), today, worse,
         "overall Red; Scope Amber"},
        {"all of many",
         a_report_of(amber).part("A", green).part("B", green).part("C", green).part("D", none),
         today, worse, "overall Amber; all 3 parts Green"},
        {"no part is rated",
         a_report_of(red).part("A", none).part("B", plan::rag::unreadable),
         today,
         {}},
        {"no parts", a_report_of(red), today, {}},
        {"no overall rating", a_report_of(none).part("A", red), today, {}},
        {"complete is as good as green", a_report_of(green).part("A", complete), today, {}},
        {"the demo's", a_report_of(amber).part("A", green).part("B", amber), today, {}},
        {"closed", a_report_of(red).part("A", green).closed(), today, {}},
        {"vanished", a_report_of(red).part("A", green).vanished(today), today, {}},
        {"no report", a_milestone().rated(red).part("A", green), today, {}},
    };
    check_verdicts({plan::rule::overall_unlike_parts, rules::overall_unlike_parts::find}, rows);
}

TEST_CASE("no day changes how ratings compare") {
    const asking ask = asking_about(a_report_of(amber).part("Technical", green));
    const auto found = rules::overall_unlike_parts::find(ask.subject(), ask.on(today));
    REQUIRE(found.has_value());
    CHECK_FALSE(found->anchor);
    CHECK_FALSE(rules::overall_unlike_parts::next_wake(ask.subject(), ask.on(today)));
}
