#include "tests/intake/importing.hpp"

#include <string>
#include <vector>

using namespace remembrancer;
using namespace remembrancer::tests;

namespace {

const std::string headers = "ID,Workstream,Product,Milestone,Tranche,RAG,Due Date,Target Date,"
                            "Statutory,Change Request,Audience,Last confirmed\n";

plan::item imported(store::session& db, const std::string& row, const char* as_of = "2018-12-05") {
    import_text(db, headers + row + "\n", on_the_day(as_of));
    return item_titled(db, "Go live");
}

} // namespace

TEST_CASE("a milestone's product, tranche, authority, change request and audiences are read") {
    auto db = store::session::in_memory();
    const auto item = imported(db, "1,WS1,Payroll,Go live,Tranche 1,A,30/11/2018,14/12/2018,"
                                   "Returning Officer,CR 17,Staff; Board,03/12/2018");
    CHECK(item.product == "Payroll");
    CHECK(item.tranche == "Tranche 1");
    CHECK(item.fixed_by == "Returning Officer");
    CHECK(item.change_request == "CR 17");
    CHECK(item.audiences == std::vector<std::string>{"Staff", "Board"});
    CHECK(item.confirmed_on == test::day("2018-12-03"));
    CHECK(item.history.first_effective == test::day("2018-12-14"));
}

TEST_CASE("who fixes a date: a name, a bare yes, or nobody") {
    const std::pair<const char*, const char*> rows[] = {
        {"Returning Officer", "Returning Officer"},
        {"yes", "statute"},
        {"\u2713", "statute"},
        {"no", ""},
        {"", ""},
        {"n/a", ""},
    };
    for (const auto& [typed, fixed_by] : rows) {
        CAPTURE(typed);
        auto db = store::session::in_memory();
        CHECK(
            imported(db, std::string("1,WS1,,Go live,,A,30/11/2018,,") + typed + ",,,").fixed_by ==
            fixed_by);
    }
}

TEST_CASE("each of them changes by itself, with its history") {
    auto db = store::session::in_memory();
    (void)imported(db, "1,WS1,Payroll,Go live,1,A,30/11/2018,14/12/2018,,,Staff,");
    const auto item = imported(
        db, "1,WS1,Payroll,Go live,2,R,30/11/2018,21/12/2018,yes,CR 17,Staff; Public,10/12/2018",
        "2018-12-12");
    CHECK(changes_of(db, item) ==
          "rag: A -> R (plan.csv, row 2, RAG)\n"
          "forecast: 14/12/2018 -> 21/12/2018 (plan.csv, row 2, Target "
          "Date)\n"
          "tranche: 1 -> 2 (plan.csv, row 2, Tranche)\n"
          "fixed_by:  -> statute (plan.csv, row 2, Statutory)\n"
          "change_request:  -> CR 17 (plan.csv, row 2, Change Request)\n"
          "audiences: Staff -> Staff, Public (plan.csv, row 2, Audience)\n"
          "confirmed_on:  -> 2018-12-10 (plan.csv, row 2, Last confirmed)\n");
    CHECK(item.history.first_effective == test::day("2018-12-14"));
    CHECK(item.history.moved_from == test::day("2018-12-14"));
    CHECK(item.history.moved_on == test::day("2018-12-12"));
    CHECK(item.history.rag_before == plan::rag::amber);
    CHECK(item.history.rag_changed_on == test::day("2018-12-12"));
}

TEST_CASE("a plan that was confirmed later than its newest file says stays so") {
    auto db = store::session::in_memory();
    (void)imported(db, "1,WS1,,Go live,,A,30/11/2018,,,,,10/12/2018");
    CHECK(imported(db, "1,WS1,,Go live,,A,30/11/2018,,,,,03/12/2018").confirmed_on ==
          test::day("2018-12-10"));
    CHECK(imported(db, "1,WS1,,Go live,,A,30/11/2018,,,,,").confirmed_on ==
          test::day("2018-12-10"));
}

TEST_CASE("a register's day of review is read, and one that cannot be is asked about") {
    auto db = store::session::in_memory();
    const auto report =
        import_text(db, "ID,Risk,I,P,RS,Owner,Next review\n1,Budget,5,5,25,A Lead,end of 2012\n"
                        "2,Staff,3,3,9,A Lead,soonish\n");
    CHECK(item_titled(db, "Budget").review.by == test::day("2012-12-31"));
    CHECK(item_titled(db, "Staff").review.precision == plan::precision::unreadable);
    REQUIRE(report.questioned.size() == 1);
    CHECK(report.questioned[0].text == "soonish");
}

TEST_CASE("what is stopped is closed, and not complete") {
    auto db = store::session::in_memory();
    const std::string headers = "ID,Milestone,Due Date,RAG,Status\n";
    import_text(db, headers + "1,a,14/12/2018,A,Withdrawn\n2,b,14/12/2018,C,Complete\n"
                              "3,c,14/12/2018,G,Open\n4,d,14/12/2018,C,Cancelled\n");
    const auto ends = [&] {
        std::string text;
        for (const plan::item& item : all_items(db))
            text += item.title + (item.stopped ? " stopped " : item.closed ? " closed " : " open ");
        return text;
    };
    CHECK(ends() == "a stopped b closed c open d stopped ");
    const auto [complete, all] = store::milestones_delivered(db, "");
    CHECK(complete == 1);
    CHECK(all == 2);
    // A table that says nothing of how it ended keeps what is known.
    import_text(db, "ID,Milestone,RAG\n1,a,C\n2,b,C\n3,c,C\n4,d,C\n");
    CHECK(ends() == "a stopped b closed c closed d stopped ");
    import_text(db, headers + "1,a,14/12/2018,A,Complete\n2,b,14/12/2018,C,Complete\n"
                              "3,c,14/12/2018,G,Abandoned\n4,d,14/12/2018,A,Open\n");
    CHECK(ends() == "a closed b closed c stopped d open ");
    CHECK(changes_of(db, item_titled(db, "a")).find("closed: stopped -> closed") !=
          std::string::npos);
}
