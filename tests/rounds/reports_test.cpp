#include "daemon/store/measure_parts.hpp"
#include "tests/support/programme_store.hpp"

#include <algorithm>

#include <doctest/doctest.h>

using namespace remembrancer;
using test::a_measure;
using test::a_report;
using test::day;
using strings = std::vector<std::string>;

namespace {

struct reporting_programme : test::programme_store {
    /// `person: rule, facts` of each line.
    [[nodiscard]] strings told_on(std::string_view iso_day) {
        strings told;
        for (const rounds::composed_message& each : hold_and_send(iso_day))
            for (const plan::message_item& line : each.model.items)
                told.push_back(each.message.person + ": " + std::string(plan::to_text(line.rule)) +
                               ", " + line.detail);
        return told;
    }
};

struct counting_programme : reporting_programme {
    plan::item part(const std::string& title, const std::string& actual) {
        plan::item item = a_measure().titled(title).in("WS1 Legal").counted(actual);
        item.part_of = "all  products";
        return put(item);
    }
    void recount(plan::item& of, const std::string& actual) {
        of.actual_text = actual;
        change(of);
        store::transaction all(db);
        store::wake_totals(db);
        all.commit();
    }

    plan::item total =
        put(a_measure().titled("All products").in("WS1 Legal").owned_by("Owner").counted("712"));
    plan::item first = part("Tranche 1", "179");
    plan::item second = part("Tranche 2", "533");
};

} // namespace

TEST_CASE("a late report is asked for, climbs to the office, and is over when it comes") {
    reporting_programme of;
    plan::item report = of.put(a_report()
                                   .titled("WS1 Legal")
                                   .in("WS1 Legal")
                                   .owned_by("Owner")
                                   .rated(plan::rag::amber)
                                   .reported_on(day("2018-12-05"))
                                   .every("weekly"));
    (void)of.hold_and_send("2018-12-10"); // the office's list
    CHECK(of.told_on("2018-12-12") == strings{});
    const std::string late =
        "report_late, the last was of 5 December 2018, the next was due by 12 December 2018";
    CHECK(of.told_on("2018-12-13") == strings{"Owner: " + late});
    CHECK(of.told_on("2018-12-14") == strings{});
    (void)of.told_on("2018-12-17");
    report.reported_on = day("2018-12-17");
    of.change(report);
    const auto over = test::told_lines(of.hold_and_send("2018-12-18"));
    CHECK(over == strings{"Legal manager: WS1 Legal@over", "Programme office: WS1 Legal@over"});
    CHECK(store::count_open_episodes(of.db, plan::rule::report_late) == 0);
}

TEST_CASE("on the third working day the manager and the office hear of a report that is late") {
    reporting_programme of;
    (void)of.put(a_report()
                     .titled("WS1 Legal")
                     .in("WS1 Legal")
                     .owned_by("Owner")
                     .rated(plan::rag::amber)
                     .reported_on(day("2018-12-05"))
                     .every("weekly"));
    (void)of.hold_and_send("2018-12-13");
    strings who;
    for (const rounds::composed_message& each : of.hold_and_send("2018-12-17"))
        for (const plan::message_item& line : each.model.items)
            who.push_back(each.message.person + ": " + std::string(plan::to_text(line.rule)));
    std::ranges::sort(who);
    CHECK(who == strings{"Legal manager: report_late", "Owner: report_late",
                         "Programme office: report_late"});
}

TEST_CASE("a total hears of its parts when one of them is counted again") {
    counting_programme of;
    (void)of.hold_and_send("2018-12-03"); // a Monday: what waits goes out on one
    of.recount(of.second, "479");
    (void)of.hold_and_send("2018-12-05");
    CHECK(store::count_open_episodes(of.db, plan::rule::total_unreconciled) == 1);
    CHECK(of.told_on("2018-12-10") ==
          strings{"Owner: total_unreconciled, 712 against 658, the sum of 2 parts",
                  "Programme office: total_unreconciled, 712 against 658, the sum of 2 parts"});
    of.recount(of.first, "233");
    (void)of.hold_and_send("2018-12-11");
    CHECK(store::count_open_episodes(of.db, plan::rule::total_unreconciled) == 0);
}

TEST_CASE("a measure that names itself as its total is none, and another programme's is another") {
    counting_programme of;
    of.first.programme = "Another";
    of.recount(of.first, "1");
    (void)of.hold_and_send("2018-12-03");
    CHECK(store::count_open_episodes(of.db, plan::rule::total_unreconciled) == 0);
    of.first.programme.clear();
    of.total.part_of = "All products";
    of.change(of.total);
    of.recount(of.first, "1");
    (void)of.hold_and_send("2018-12-04");
    CHECK(store::count_open_episodes(of.db, plan::rule::total_unreconciled) == 0);
}
