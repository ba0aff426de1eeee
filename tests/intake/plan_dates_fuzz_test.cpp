#include "daemon/intake/plan_dates.hpp"

#include "tests/support/days.hpp"

#include <random>

#include <doctest/doctest.h>

using namespace remembrancer;
using test::day;

namespace {

const std::vector<std::string> seeds{"05/12/2018",
                                     "29/11",
                                     "2018-12-05",
                                     "30 November 2018",
                                     "July 30 2018",
                                     "Dec '18",
                                     "Dec 19",
                                     "Mid Oct '18",
                                     "end of 2012",
                                     "3rd/4th Dec",
                                     "Jan \u2013 Mar 2019, according to priority",
                                     "summer term 2022",
                                     "winter of 22/23",
                                     "2019-20",
                                     "2024 - 2030",
                                     "Q4 2018/19",
                                     "TBC",
                                     "vesting day",
                                     "Friday 30 th November",
                                     "w/c 10/12/18",
                                     "FY 19/20",
                                     "from 3 to 7 December 2018",
                                     "2018-12-05T08:30:00Z",
                                     "before the end of July"};

// Whatever is read keeps the text, has a window or a question but never both, and no window ends
// before it begins.
void check(const std::string& text, plan::date as_of) {
    const intake::key_dates named{{"vesting day", day("2019-04-01")}};
    const plan::plan_date read = intake::read_plan_date(text, as_of, named);
    CAPTURE(text);
    REQUIRE(text.find(read.text) != std::string::npos);
    REQUIRE(read.from.has_value() == read.by.has_value());
    REQUIRE((!read.by || *read.from <= *read.by));
    using plan::precision;
    const bool windowless = read.precision == precision::none ||
                            read.precision == precision::to_be_confirmed ||
                            read.precision == precision::unreadable;
    REQUIRE(windowless != read.by.has_value());
    REQUIRE((read.precision == precision::unreadable) != read.question.empty());
    REQUIRE((read.precision != precision::day || read.from == read.by));
    REQUIRE((!read.year_inferred || read.by));
    REQUIRE(plan::same_value(read, intake::read_plan_date(text, as_of, named)));
}

} // namespace

TEST_CASE("random bytes never throw and never give a window that ends before it begins") {
    std::mt19937 random(20181205);
    for (int round = 0; round < 20000; ++round) {
        std::string text(random() % 24, '\0');
        for (char& c : text)
            c = static_cast<char>(random() % 256);
        check(text, day("2018-12-05"));
    }
}

TEST_CASE("mutated and spliced forms never throw and never give a window the wrong way round") {
    constexpr std::string_view marks = "0123456789/-.,'() :&\xE2\x80\x93stndrhabcey";
    std::mt19937 random(20190401);
    const auto any = [&](std::size_t size) { return random() % size; };
    for (int round = 0; round < 40000; ++round) {
        std::string text = seeds[any(seeds.size())];
        if (random() % 4 == 0)
            text += (random() % 2 == 0 ? " " : " - ") + seeds[any(seeds.size())];
        for (auto changes = random() % 4; changes > 0 && !text.empty(); --changes) {
            const std::size_t at = any(text.size());
            switch (random() % 3) {
            case 0:
                text[at] = marks[any(marks.size())];
                break;
            case 1:
                text.erase(at, 1 + any(3));
                break;
            default:
                text.insert(at, 1, marks[any(marks.size())]);
            }
        }
        check(text, day("2015-01-01") + std::chrono::days(random() % 4000));
    }
}
