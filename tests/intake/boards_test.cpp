#include "daemon/store/boards.hpp"
#include "tests/intake/importing.hpp"

using namespace remembrancer;
using namespace remembrancer::tests;

namespace {

const std::string headers = "Board,Co-chairs,Frequency,Paper deadline,Notice\n";

const std::string two_chairs = "Name,Email\nFirst Chair,first@council.example\n"
                               "Second Chair,second@council.example\n";

plan::board only_board(store::session& db) {
    const auto all = store::boards(db);
    REQUIRE(all.size() == 1);
    return all.front();
}

/// `subject field: old -> new`, a line each.
std::string changes_in(const intake::import_report& report) {
    std::string text;
    for (const intake::report_change& c : report.changes)
        text += c.subject + " " + c.field + ": " + c.old_value + " -> " + c.new_value + "\n";
    return text;
}

} // namespace

TEST_CASE("a table of boards is known by its headers, and not taken for decisions or contacts") {
    struct row {
        const char* name;
        std::string text;
        intake::table_kind kind;
    };
    using enum intake::table_kind;
    const row rows[] = {
        {"boards", headers + "Place Board,A; B,,,\n", boards},
        {"by its chair alone", "Board,Chair\nPlace Board,A\n", boards},
        {"by when it meets", "Name,Meets,Papers\nPlace Board,Wednesday,\n", boards},
        {"a committee", "Committee,Chair,Meeting pattern\nPlace Board,A,\n", boards},
        {"decisions",
         "Decision,Board,Decision date,Papers sent,Notice given\nAdopt,Place Board,,,\n",
         decisions},
        {"contacts", "Name,Email,Notes\nPlace Board,place@council.example,\n", contacts},
    };
    for (const row& r : rows) {
        CAPTURE(r.name);
        auto db = store::session::in_memory();
        const auto report = import_text(db, r.text);
        REQUIRE(report.tables.size() == 1);
        CHECK(report.tables.front().kind == r.kind);
        CHECK(store::boards(db).size() == (r.kind == boards ? 1 : 0));
        CHECK(report.boards.added == (r.kind == boards ? 1 : 0));
    }
}

TEST_CASE("a board is read with its chairs, its meetings and what it asks for") {
    auto db = store::session::in_memory();
    import_text(db, two_chairs, on_the_day(), "contacts.csv");
    const auto report =
        import_text(db, headers + "Place Board,First Chair and Second Chair,fortnightly from 5 "
                                  "December 2018,5 clear days,28 clear days\n");
    CHECK(only_board(db) == plan::board{"Place Board",
                                        {"First Chair", "Second Chair"},
                                        "fortnightly from 5 December 2018",
                                        5,
                                        true,
                                        28});
    CHECK(report.questioned.empty());
    CHECK(report.changes.empty());
}

TEST_CASE("what no column says of a board is what is usual") {
    auto db = store::session::in_memory();
    import_text(db, "Board,Chair\nPlace Board,First Chair\n");
    const plan::board found = only_board(db);
    CHECK(found.papers_before == 5);
    CHECK_FALSE(found.papers_in_clear_days);
    CHECK(found.notice_clear_days == 0);
    CHECK(found.meets.empty());
}

TEST_CASE("a board changes field by field, and keeps what a file has no column for") {
    auto db = store::session::in_memory();
    import_text(db, headers + "Place Board,A,Wednesday,5 working days,28 days\n");
    const auto same = import_text(db, headers + "Place Board,A,Wednesday,5,28\n");
    CHECK(same.changes.empty());
    CHECK(same.boards.unchanged == 1);
    const auto report =
        import_text(db, "Board,Chairs,Meets,Papers due\nPLACE BOARD,A; B,,7 days\n");
    CHECK(report.boards.changed == 1);
    CHECK(changes_in(report) ==
          "board PLACE BOARD board: Place Board -> PLACE BOARD\n"
          "board PLACE BOARD chairs: A -> A; B\n"
          "board PLACE BOARD meets: Wednesday -> \n"
          "board PLACE BOARD papers_before: 5 working days -> 7 clear days\n");
    CHECK(only_board(db).notice_clear_days == 28);
}

TEST_CASE("what cannot be read of a board is asked about, and changes nothing") {
    auto db = store::session::in_memory();
    import_text(db, headers + "Place Board,A,Wednesday,7 days,28 days\n");
    const auto report =
        import_text(db, headers + "Place Board,A,as and when,a week,20 working days\n");
    CHECK(places(report.questioned) == "plan.csv||2|Frequency|Place Board|as and when\n"
                                       "plan.csv||2|Paper deadline|Place Board|a week\n"
                                       "plan.csv||2|Notice|Place Board|20 working days\n");
    CHECK(report.questioned[1].reason.ends_with("until then it is 7 clear days"));
    const plan::board kept = only_board(db);
    CHECK(kept.meets == "as and when");
    CHECK(kept.papers_before == 7);
    CHECK(kept.notice_clear_days == 28);
}

TEST_CASE("a board that is there twice, or one too many, is rejected") {
    auto db = store::session::in_memory();
    CHECK(places(import_text(db, "Board,Chair\nPlace Board,A\nplace board,B\n").rejected) ==
          "plan.csv||3|Board|place board|place board\n");
    std::string many = "Board,Chair\n";
    for (int n = 0; n < 501; ++n)
        many += "Board " + std::to_string(n) + ",A\n";
    CHECK(import_text(db, many).rejected.size() == 2);
    CHECK(store::boards(db).size() == 500);
}

TEST_CASE("a board's name is one name in a cell of owners, and no unknown one") {
    auto db = store::session::in_memory();
    import_text(db, two_chairs, on_the_day(), "contacts.csv");
    import_text(db, "Board,Chair\nFinance and Assets Board,First Chair\n", on_the_day(),
                "boards.csv");
    import_text(db, "Milestone,Due Date,Owner\nGo live,14/12/2018,Finance and Assets Board; "
                    "Second Chair\n");
    const plan::item item = item_titled(db, "Go live");
    CHECK(item.owners == std::vector<std::string>{"Finance and Assets Board", "Second Chair"});
    CHECK(item.questions.empty());
}
