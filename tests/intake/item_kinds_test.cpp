#include "tests/intake/importing.hpp"

#include <string>
#include <utility>

using namespace remembrancer;
using namespace remembrancer::tests;

TEST_CASE("what a table lists shows in its headers") {
    const std::pair<const char*, plan::item_kind> rows[] = {
        {"Milestone,Due Date\nGo live,14/12/2018\n", plan::item_kind::milestone},
        {"Product,Milestone,Due Date\nPayroll,Go live,14/12/2018\n", plan::item_kind::milestone},
        // A list of products is a plan's milestones unless its title says otherwise.
        {"Product,Due Date\nGo live,14/12/2018\n", plan::item_kind::milestone},
        {"Products,RAG,Due Date\nGo live,G,14/12/2018\n", plan::item_kind::product},
        {"Decision required,Board,Meeting date\nGo live,Programme Board,19/12/2018\n",
         plan::item_kind::decision},
        {"Condition,Owner,Due Date\nGo live,A Lead,19/12/2018\n", plan::item_kind::promise},
        {"Recommendation,Status,Due\nGo live,Open,31/05/2019\n", plan::item_kind::promise},
    };
    for (const auto& [text, kind] : rows) {
        CAPTURE(text);
        auto db = store::session::in_memory();
        import_text(db, text);
        CHECK(item_titled(db, "Go live").kind == kind);
    }
}

TEST_CASE("a decision's boards, papers and notice are read in their order, and change one by one") {
    auto db = store::session::in_memory();
    const std::string headers = "ID,Workstream,Decision,Board,Decision date,Depends on,Lead time,"
                                "Papers sent,Notice published,Owner\n";
    import_text(db, headers + "D1,WS1,Adopt,Programme Board; Executive,19/12/2018,M1; M2,6 months,,"
                              ",A Lead\n");
    const plan::item first = item_titled(db, "Adopt");
    CHECK(first.boards == std::vector<std::string>{"Programme Board", "Executive"});
    CHECK(first.depends_on == std::vector<std::string>{"M1", "M2"});
    CHECK(first.lead_text == "6 months");
    CHECK(first.baseline.by == test::day("2018-12-19"));
    CHECK_FALSE(first.papers_on);

    import_text(db,
                headers + "D1,WS1,Adopt,Executive,19/12/2018,M1,20 weeks,12/12/2018,20/11/2018,"
                          "A Lead\n",
                on_the_day("2018-12-12"));
    CHECK(changes_of(db, first) ==
          "depends_on: M1, M2 -> M1 (plan.csv, row 2, Depends on)\n"
          "lead_time: 6 months -> 20 weeks (plan.csv, row 2, Lead time)\n"
          "boards: Programme Board, Executive -> Executive (plan.csv, row 2, Board)\n"
          "papers_on:  -> 2018-12-12 (plan.csv, row 2, Papers sent)\n"
          "notice_on:  -> 2018-11-20 (plan.csv, row 2, Notice published)\n");
    const plan::item second = item_titled(db, "Adopt");
    CHECK(second.papers_on == test::day("2018-12-12"));
    CHECK(second.notice_on == test::day("2018-11-20"));
}

TEST_CASE("a promise may name the board to which something is to be brought back") {
    auto db = store::session::in_memory();
    import_text(db, "Commitment,Board,Due,Owner\nBring it back,Executive,19/12/2018,A Lead\n");
    CHECK(item_titled(db, "Bring it back").kind == plan::item_kind::promise);
    CHECK(item_titled(db, "Bring it back").boards == std::vector<std::string>{"Executive"});
}

TEST_CASE("a table of products says nothing of the milestones") {
    auto db = store::session::in_memory();
    import_text(db, "Milestone,Due Date\nPayroll,14/12/2018\n");
    const auto report = import_text(db, "Products,RAG,Due Date\nPayroll,G,14/12/2018\n");
    CHECK(report.items.added == 1);
    CHECK(report.vanished == 0);
}
