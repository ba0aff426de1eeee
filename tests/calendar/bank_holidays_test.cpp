#include "daemon/calendar/bank_holidays.hpp"

#include "daemon/base/error.hpp"
#include "tests/support/days.hpp"

#include <filesystem>
#include <fstream>
#include <string>

#include <doctest/doctest.h>

using namespace remembrancer;
using calendar::nation;
using test::day;

namespace {

std::string events(const std::string& list) {
    return R"({"scotland": {"division": "scotland", "events": [)" + list + "]}}";
}

std::string event(const std::string& date, const std::string& title) {
    return R"({"title": ")" + title + R"(", "date": ")" + date +
           R"(", "notes": "", "bunting": true})";
}

} // namespace

TEST_CASE("the published shape is read, whatever else it carries") {
    const auto all = calendar::parse_bank_holidays(
        events(event("2018-01-02", "2nd January") + "," + event("2018-11-30", "St Andrew’s Day")),
        "holidays.json");
    REQUIRE(all.size() == 1);
    CHECK(all.at(nation::scotland) ==
          calendar::holiday_list{{day("2018-01-02"), "2nd January"},
                                 {day("2018-11-30"), "St Andrew’s Day"}});
}

TEST_CASE("nations keep their names through text") {
    for (const nation which :
         {nation::england_and_wales, nation::scotland, nation::northern_ireland})
        CHECK(calendar::nation_from_text(calendar::to_text(which)) == which);
    CHECK(!calendar::nation_from_text("wales"));
    CHECK(!calendar::nation_from_text(""));
}

TEST_CASE("a file that is not the published list is refused, saying where and what was expected") {
    struct row {
        std::string name;
        std::string json;
        std::vector<std::string> said;
    };
    const row rows[] = {
        {"empty", "", {"holidays.json", "line 1", "not JSON", "gov.uk/bank-holidays.json"}},
        {"cut short", "{\n\"scotland\":\n{", {"line 3", "not JSON"}},
        {"a list", "[1]", {"found [1]", "published at"}},
        {"empty object", "{}", {"found {}"}},
        {"another division",
         R"({"england-and-whales": {"events": []}})",
         {"england-and-whales", "scotland or northern-ireland"}},
        {"no events", R"({"scotland": {"division": "scotland"}})", {"scotland", "no list"}},
        {"the source's shape by year", R"({"scotland": {"2018": []}})", {"no list of events"}},
        {"an event that is no object", events("7"), {"scotland, event 1", "found 7", "a date"}},
        {"no title", events(R"({"date": "2018-01-02"})"), {"event 1", "a title and a date"}},
        {"a title that is no text",
         events(R"({"title": 1, "date": "2018-01-02"})"),
         {"the title is 1"}},
        {"British date",
         events(event("2018-01-02", "a") + "," + event("02/01/2018", "b")),
         {"scotland, event 2", "02/01/2018", "2018-12-25"}},
        {"impossible date", events(event("2018-02-30", "a")), {"2018-02-30"}},
        {"date as a number", events(R"({"title": "a", "date": 20180102})"), {"20180102"}},
        {"before the range", events(event("1999-12-31", "a")), {"from 2000 to 2100"}},
        {"after the range", events(event("2101-01-01", "a")), {"from 2000 to 2100"}},
        {"a terminal escape", events(R"({"title": "a", "date": "\u001b[2J"})"), {"u001b"}},
        {"endless text", events(event(std::string(5000, 'x'), "a")), {"xxx..."}},
        {"deep nesting", std::string(100000, '['), {"not JSON"}},
    };
    for (const row& r : rows) {
        CAPTURE(r.name);
        std::string said;
        try {
            (void)calendar::parse_bank_holidays(r.json, "holidays.json");
        } catch (const base::user_error& fault) {
            CHECK(fault.code() == base::exit_code::settings);
            said = fault.what();
        }
        for (const std::string& part : r.said)
            CHECK_MESSAGE(said.find(part) != std::string::npos, said);
        CHECK(said.find('\x1b') == std::string::npos);
        CHECK(said.size() < 600);
    }
}

TEST_CASE("a newer list replaces the years it holds whole and adds to the others") {
    calendar::bank_holidays known{{nation::scotland,
                                   {{day("2019-12-25"), "Christmas Day"},
                                    {day("2020-01-01"), "New Year’s Day"},
                                    {day("2020-05-04"), "Early May bank holiday"},
                                    {day("2020-12-25"), "Christmas Day"},
                                    {day("2021-01-01"), "New Year’s Day"}}}};
    const calendar::bank_holidays newer{{nation::scotland,
                                         {{day("2020-01-01"), "New Year’s Day"},
                                          {day("2020-05-08"), "Early May bank holiday (VE day)"},
                                          {day("2020-12-25"), "Christmas Day"},
                                          {day("2021-06-03"), "One-off"}}},
                                        {nation::northern_ireland, {{day("2020-03-17"), "x"}}}};
    calendar::merge(known, newer);
    CHECK(known.at(nation::scotland) ==
          calendar::holiday_list{{day("2019-12-25"), "Christmas Day"},
                                 {day("2020-01-01"), "New Year’s Day"},
                                 {day("2020-05-08"), "Early May bank holiday (VE day)"},
                                 {day("2020-12-25"), "Christmas Day"},
                                 {day("2021-01-01"), "New Year’s Day"},
                                 {day("2021-06-03"), "One-off"}});
    CHECK(known.at(nation::northern_ireland).size() == 1);
}

TEST_CASE("files are read in order and a missing one is named") {
    const auto folder = std::filesystem::temp_directory_path() / "remembrancer-bank-holidays-test";
    std::filesystem::create_directories(folder);
    const std::string older = folder / "older.json";
    const std::string newer = folder / "newer.json";
    std::ofstream(older) << events(event("2020-05-04", "Early May"));
    std::ofstream(newer) << events(event("2020-05-08", "VE day"));
    const auto all = calendar::read_bank_holidays({older, newer});
    CHECK(all.at(nation::scotland).size() == 2);
    std::filesystem::remove_all(folder);
    CHECK_THROWS_WITH_AS((void)calendar::read_bank_holidays({older}),
                         doctest::Contains("older.json: cannot be read (No such file"),
                         base::user_error);
}
