#include "daemon/digest/register_sections.hpp"

#include "tests/digest/looking_on.hpp"
#include "tests/support/printing.hpp"

#include <doctest/doctest.h>

using namespace remembrancer;
using namespace std::chrono_literals;
using plan::digest_part;
using strings = std::vector<std::string>;

namespace {

const std::vector<digest::score_band> bands{
    {1, false, "Green"}, {6, false, "Amber"}, {15, true, "Red"}};
const plan::date long_ago = 2018y / 10 / 1;
const plan::date yesterday = 2018y / 12 / 4;

plan::digest made_of(const std::vector<plan::item>& items) {
    const calendar::working_calendar calendar;
    const digest::context in = test::looking_on(calendar);
    digest::register_sections registers(in, bands);
    for (const plan::item& item : items)
        registers.add(item);
    plan::digest out;
    registers.put_figures_into(out);
    registers.put_map_into(out);
    registers.put_top_into(out);
    return out;
}

} // namespace

TEST_CASE("the top risks have the rank of a week ago beside today's") {
    const plan::digest out = made_of({
        test::a_risk().numbered(1).titled("Steady").scored(4, 4, 16).known_since(long_ago),
        test::a_risk()
            .numbered(2)
            .titled("Risen")
            .scored(5, 5, 25)
            .known_since(long_ago)
            .scored_before(4, yesterday),
        test::a_risk().numbered(3).titled("New").scored(4, 5, 20).known_since(yesterday),
        test::an_issue().numbered(4).titled("Issue").scored(12).known_since(long_ago),
        test::a_risk()
            .numbered(5)
            .titled("Closed yesterday")
            .scored(5, 5, 25)
            .known_since(long_ago)
            .closed_on(yesterday),
        test::a_risk()
            .numbered(6)
            .titled("Closed long ago")
            .scored(5, 5, 25)
            .known_since(long_ago)
            .closed_on(long_ago),
        test::a_risk().numbered(7).titled("Unscored"),
    });
    CHECK(test::rows_of(out, digest_part::top_risks) ==
          strings{"Risen | Risk 2 |  |  | 25 | 1 | 3", "New | Risk 3 |  |  | 20 | 2 | ",
                  "Steady | Risk 1 |  |  | 16 | 3 | 2"});
    CHECK(test::rows_of(out, digest_part::top_issues) ==
          strings{"Issue | Issue 4 |  |  | 12 | 1 | 1"});
    CHECK(test::figures_of(out) == strings{"top_risk 25 Risk 2", "high_risks 3 4"});
}

TEST_CASE("the map names the risks of each square, in the band of its score") {
    std::vector<plan::item> risks{test::a_risk().numbered(50).scored(1, 1, 1)};
    for (int i = 1; i <= 7; ++i)
        risks.push_back(test::a_risk().numbered(i).scored(3, 4, 12));
    const plan::digest out = made_of(risks);
    CHECK(test::rows_of(out, digest_part::risk_map) ==
          strings{"5 | Green | Amber | Red | Red | Red", "4 | Green | Amber | Amber | Red | Red",
                  "3 | Green | Amber | Amber | 7 (1, 2, 3, 4, 5 ...), Amber | Red",
                  "2 | Green | Green | Amber | Amber | Amber",
                  "1 | 1 (50), Green | Green | Green | Green | Green"});
    const plan::digest_section& map = out.sections.front();
    CHECK(map.rows[0][5].emphasis == plan::emphasis::most);
    CHECK(map.rows[2][4].emphasis == plan::emphasis::more);
    CHECK(map.rows[4][1].emphasis == plan::emphasis::some);
}

TEST_CASE("what has no scores, or none of the scale, is on no map") {
    CHECK(made_of({test::a_risk().numbered(1), test::a_risk().numbered(2).scored(9, 1, 9)})
              .sections.size() == 1);
    CHECK(test::rows_of(made_of({test::a_risk().numbered(1)}), digest_part::risk_map).empty());
}
