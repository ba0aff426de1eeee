#include "daemon/store/measure_parts.hpp"
#include "tests/intake/importing.hpp"

#include <algorithm>
#include <string>

using namespace remembrancer;
using namespace remembrancer::tests;

namespace {

const std::string headers = "Measure,Workstream,Period,Target,This period,Part of\n";

} // namespace

TEST_CASE("a table of measures is known by what it counts, and not taken for milestones") {
    const std::pair<const char*, bool> rows[] = {
        {"Measure,Target,Actual\nSavings,1,2\n", true},
        {"KPI,Achieved\nSavings,2\n", true},
        {"Indicator,Period,Target\nSavings,Nov 2018,2\n", true},
        {"Measure,Owner\nSavings,A Lead\n", false},
        {"Milestone,Target,Actual\nGo live,1/2/2019,\n", false},
    };
    for (const auto& [text, is_measures] : rows) {
        CAPTURE(text);
        auto db = store::session::in_memory();
        const auto report = import_text(db, text);
        const bool found =
            !report.tables.empty() && report.tables.front().kind == intake::table_kind::measures;
        CHECK(found == is_measures);
    }
}

TEST_CASE("a measure is read with its period, its target, what was counted and its total") {
    auto db = store::session::in_memory();
    const auto report =
        import_text(db, headers + "Savings,WS2 Finance,November 2018,\xC2\xA3"
                                  "9.5m,\xC2\xA3"
                                  "7.4m,\n"
                                  "Staff savings,WS2 Finance,November 2018,n/a,TBC,Savings\n");
    const plan::item savings = item_titled(db, "Savings");
    CHECK(savings.kind == plan::item_kind::measure);
    CHECK(savings.workstream == "WS2 Finance");
    CHECK(savings.reported_on == test::day("2018-11-30"));
    CHECK(savings.target_text == "\xC2\xA3"
                                 "9.5m");
    CHECK(savings.actual_text == "\xC2\xA3"
                                 "7.4m");
    const plan::item part = item_titled(db, "Staff savings");
    CHECK(part.part_of == "Savings");
    CHECK(part.target_text.empty());
    CHECK(part.actual_text.empty());
    CHECK(report.questioned.empty());
    const auto parts = store::measure_parts(db);
    REQUIRE(parts.size() == 1);
    CHECK(parts.front().part_of == "Savings");
    CHECK(parts.front().reported_on == test::day("2018-11-30"));
}

TEST_CASE("a measure may say how often it is counted") {
    auto db = store::session::in_memory();
    const auto report = import_text(db, "Measure,Period,Actual,Frequency\n"
                                        "Ledger,30/11/2018,712,monthly\nOther,,1,sometimes\n");
    CHECK(item_titled(db, "Ledger").cadence_text == "monthly");
    CHECK(places(report.questioned) == "plan.csv||3|Frequency|Other|sometimes\n");
}

TEST_CASE("what counts nothing is asked about, and without a period there is none") {
    auto db = store::session::in_memory();
    const auto report = import_text(db, headers + "Savings,,,lots,5 of 7,\n");
    CHECK(places(report.questioned) == "plan.csv||2|Target|Savings|lots\n"
                                       "plan.csv||2|This period|Savings|5 of 7\n");
    const plan::item item = item_titled(db, "Savings");
    CHECK_FALSE(item.reported_on);
    CHECK(item.actual_text == "5 of 7");
}

TEST_CASE("a measure keeps what it was before, and each change in the field history") {
    auto db = store::session::in_memory();
    import_text(db, headers + "Products,,30/11/2018,100,39,\n");
    import_text(db, headers + "Products,,31/12/2018,100,122,Everything\n",
                on_the_day("2019-01-09"));
    const plan::item item = item_titled(db, "Products");
    CHECK(changes_of(db, item) == "reported_on: 2018-11-30 -> 2018-12-31 (plan.csv, row 2, "
                                  "Period)\n"
                                  "actual: 39 -> 122 (plan.csv, row 2, This period)\n"
                                  "part_of:  -> Everything (plan.csv, row 2, Part of)\n");
    CHECK(item.history.actual_before == "39");
    CHECK(item.history.actual_changed_on == test::day("2019-01-09"));
    CHECK(item.dates_known_since == test::day("2019-01-09"));
}

TEST_CASE("a part that changes wakes the measures, and nothing else") {
    auto db = store::session::in_memory();
    import_text(db, headers + "Products,,,,3,\nT1,,,,1,Products\nT2,,,,2,Products\n");
    import_text(db, "Milestone,Due Date\nGo live,14/12/2018\n");
    const auto rest = [&] {
        store::transaction all(db);
        std::vector<store::wake> never;
        for (const plan::item& item : all_items(db))
            never.emplace_back(item.id, std::nullopt);
        store::set_wakes(db, never);
        all.commit();
    };
    const auto awake = [&] {
        auto items = store::items_to_wake(db, test::day("2018-12-05"), 100);
        std::ranges::sort(items, {}, [](const plan::item& each) { return each.id.value; });
        std::string titles;
        for (const plan::item& item : items)
            titles += item.title + " ";
        return titles;
    };
    rest();
    import_text(db, headers + "Products,,,,3,\nT1,,,,1,Products\nT2,,,,2,Products\n");
    CHECK(awake().empty());
    import_text(db, headers + "Products,,,,3,\nT1,,,,5,Products\nT2,,,,2,Products\n");
    CHECK(awake() == "Products T1 T2 ");
    rest();
    // A part that is no longer there leaves its total.
    import_text(db, headers + "Products,,,,3,\nT1,,,,5,Products\n");
    CHECK(awake() == "Products T1 T2 ");
    CHECK(store::measure_parts(db).size() == 1);
}

TEST_CASE("nothing counted is a number, and a period to come does not hide the last one") {
    auto db = store::session::in_memory();
    const auto report = import_text(db, headers + "Savings,,October 2018,10,4,\n"
                                                  "Savings,,November 2018,10,0,\n"
                                                  "Savings,,March 2019,40,,\n"
                                                  "Savings,,Novv 2018,10,2,\n");
    const plan::item savings = item_titled(db, "Savings");
    CHECK(savings.reported_on == test::day("2018-11-30"));
    CHECK(savings.actual_text == "0");
    CHECK(savings.target_text == "10");
    REQUIRE(report.questioned.size() == 1);
    CHECK(report.questioned[0].text == "Novv 2018");
    CHECK(report.questioned[0].place.row == 5);
}
