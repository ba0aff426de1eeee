#include "tests/intake/importing.hpp"

using namespace remembrancer;
using namespace remembrancer::tests;

namespace {

const std::string list_headers = "Workstream,Parent,Project Manager\n";
const std::string plan_headers = "Workstream,Sub-workstream,Milestone,Due Date\n";

/// `name<parent`, of all.
std::string tree(store::session& db) {
    std::string text;
    for (const plan::workstream& each : store::workstreams(db))
        text += each.name + "<" + each.parent + " ";
    return text;
}

/// `title: workstream`, of all that are in the plan.
std::string homes(store::session& db) {
    std::string text;
    for (const plan::item& item : all_items(db))
        if (!item.vanished_on)
            text += item.title + ": " + item.workstream + "; ";
    return text;
}

std::string asked(const intake::import_report& report) {
    std::string text;
    for (const intake::report_entry& e : report.questioned)
        text +=
            fmt::format("{} [{}] '{}': {}\n", plan::in_words(e.place), e.item, e.text, e.reason);
    return text;
}

std::string vanished(const intake::import_report& report) {
    std::string text;
    for (const intake::report_item& each : report.vanished_items)
        text += each.title + " ";
    return text;
}

} // namespace

TEST_CASE(
    "a table of workstreams says what each is a part of, in a column or by a column of parts") {
    auto db = store::session::in_memory();
    CHECK(asked(import_text(db, list_headers + "Finance,-,A\nPayroll,finance,B\nLedger,Finance,\n"))
              .empty());
    CHECK(tree(db) == "Finance< Payroll<finance Ledger<Finance ");
    // Typed otherwise it is the same parent.
    const auto again =
        import_text(db, list_headers + "Finance,,A\nPayroll,FINANCE,B\nLedger,Payroll,\n");
    CHECK(again.workstreams.unchanged == 2);
    REQUIRE(again.changes.size() == 1);
    CHECK(again.changes.front().field == "parent");
    CHECK(tree(db) == "Finance< Payroll<finance Ledger<Payroll ");

    auto by_parts = store::session::in_memory();
    import_text(by_parts, "Workstream,Sub-workstream,Sponsor\nFinance,,A\n,Payroll,B\n"
                          "Finance,Ledger,\nHR,,C\n");
    CHECK(tree(by_parts) == "Finance< Payroll<Finance Ledger<Finance HR< ");
}

TEST_CASE("a workstream is no part of itself, nor of what nobody knows, and a swap is no loop") {
    auto db = store::session::in_memory();
    const auto report = import_text(db, list_headers + "A,B,x\nB,A,x\nC,C,x\nD,Nowhere,x\nE,A,x\n",
                                    on_the_day(), "ws.csv");
    CHECK(
        asked(report) ==
        "ws.csv, row 2, Parent [A] 'B': 'A' would be a part of itself: name what it is a part of, "
        "or nothing\n"
        "ws.csv, row 3, Parent [B] 'A': 'B' would be a part of itself: name what it is a part of, "
        "or nothing\n"
        "ws.csv, row 4, Parent [C] 'C': 'C' would be a part of itself: name what it is a part of, "
        "or nothing\n"
        "ws.csv, row 5, Parent [D] 'Nowhere': no workstream is called that: what is it a part "
        "of?\n");
    CHECK(tree(db) == "A< B< C< D<Nowhere E<A ");
    CHECK(asked(import_text(db, list_headers + "A,E,x\nE,,x\n")).empty());
    CHECK(tree(db) == "A<E B< C< D<Nowhere E< ");
}

TEST_CASE("items belong to the part of a workstream that they name, and so the part is known") {
    auto db = store::session::in_memory();
    const std::string rows = "Finance,,Budget,14/12/2018\n,Payroll,PID approved,14/12/2018\n"
                             ",,Go live,14/12/2018\nFinance,Ledger,PID approved,14/12/2018\n"
                             "HR,HR,Staff hired,14/12/2018\n,,Staff trained,14/12/2018\n";
    const auto report = import_text(db, plan_headers + rows);
    CHECK(asked(report).empty());
    CHECK(report.rejected.empty());
    CHECK(homes(db) == "Budget: Finance; PID approved: Payroll; Go live: Payroll; PID approved: "
                       "Ledger; Staff hired: HR; Staff trained: HR; ");
    CHECK(tree(db) == "Ledger<Finance Payroll<Finance ");
    CHECK(counts(import_text(db, plan_headers + rows)) == "0/0/6/0");
    CHECK(tree(db) == "Ledger<Finance Payroll<Finance ");
}

TEST_CASE("a part that is another workstream's is asked about once, and its items keep to theirs") {
    auto db = store::session::in_memory();
    import_text(db, list_headers + "Finance,,A\nHR,,B\nSystems,Finance,C\n");
    const std::string rows = "HR,Systems,One,14/12/2018\nHR,systems,Two,14/12/2018\n"
                             "Finance,Systems,Three,14/12/2018\n";
    const auto report = import_text(db, plan_headers + rows);
    CHECK(asked(report) == "plan.csv, row 2, Sub-workstream [Systems] 'HR': it is a part of "
                           "'finance' already: give it a name of its own, or say so in a table of "
                           "workstreams; until then its items belong to 'HR'\n");
    CHECK(homes(db) == "One: HR; Two: HR; Three: Systems; ");
    // The table of workstreams decides.
    import_text(db, list_headers + "Systems,HR,C\n");
    CHECK(tree(db) == "Finance< HR< Systems<HR ");
}

TEST_CASE("rows of items keep a part where the table of workstreams leaves its parent blank") {
    auto db = store::session::in_memory();
    const temporary_file list("ws.csv", list_headers + "Finance,,A\nPayroll,,B\n");
    const temporary_file items("plan.csv", plan_headers + "Finance,Payroll,One,14/12/2018\n");
    const auto first = intake::run_import(db, {list.path(), items.path()}, on_the_day());
    CHECK(tree(db) == "Finance< Payroll<Finance ");
    const auto again = intake::run_import(db, {list.path(), items.path()}, on_the_day());
    CHECK(again.changes.empty());
    CHECK(first.workstreams.added == 2);
    import_text(db, list_headers + "Finance,,A\nPayroll,,B\n");
    CHECK(tree(db) == "Finance< Payroll< ");
}

TEST_CASE("an item without an ID stays the same when its row names the part that it belongs to") {
    auto db = store::session::in_memory();
    import_text(db, "Workstream,Milestone,Due Date\nFinance,One,14/12/2018\n"
                    "Finance,Two,14/12/2018\n");
    const auto report = import_text(
        db, plan_headers + "Finance,Payroll,One,14/12/2018\nFinance,Payroll,Two,14/12/2018\n"
                           "Finance,,Two,14/12/2018\n");
    // Of the two called Two one is still the workstream's own.
    CHECK(counts(report) == "1/1/1/0");
    CHECK(changes_of(db, item_titled(db, "One")) ==
          "workstream: Finance -> Payroll (plan.csv, row 2, Workstream)\n");
    CHECK(counts(import_text(db, plan_headers + "Finance,Payroll,One,14/12/2018\n"
                                                "Finance,Payroll,Two,14/12/2018\n"
                                                "Finance,,Two,14/12/2018\n")) == "0/0/3/0");
}

TEST_CASE("a part that is refused once it was taken doubles none of its items") {
    auto db = store::session::in_memory();
    const auto import_both = [&](const std::string& list, const std::string& rows) {
        const temporary_file workstreams("ws.csv", list_headers + "Finance,,A\nHR,,B\n" + list);
        const temporary_file items("plan.csv", plan_headers + rows);
        return intake::run_import(db, {workstreams.path(), items.path()}, on_the_day());
    };
    const std::string rows = "Finance,Systems,One,14/12/2018\nFinance,Systems,Two,14/12/2018\n";
    CHECK(counts(import_both("Systems,Finance,C\n", rows)) == "2/0/0/0");
    CHECK(homes(db) == "One: Systems; Two: Systems; ");
    SUBCASE("by a table that comes with the rows") {
        const auto refused = import_both("Systems,HR,C\n", rows);
        CHECK(asked(refused).find("it is a part of 'HR' already") != std::string::npos);
        CHECK(counts(refused) == "0/2/0/0");
        CHECK(homes(db) == "One: Finance; Two: Finance; ");
        CHECK(counts(import_both("Systems,HR,C\n", rows)) == "0/0/2/0");
        // And it is the same once the part is back.
        CHECK(counts(import_both("Systems,Finance,C\n", rows)) == "0/2/0/0");
        CHECK(homes(db) == "One: Systems; Two: Systems; ");
    }
    SUBCASE("by a table that came before, where the other workstream's rows leave them out") {
        import_text(db, list_headers + "Finance,,A\nHR,,B\nSystems,HR,C\n");
        CHECK(counts(import_text(db, plan_headers + rows + "HR,Systems,Two,14/12/2018\n")) ==
              "1/1/1/0");
        CHECK(homes(db) == "One: Finance; Two: Systems; Two: Finance; ");
    }
}

TEST_CASE("a table that tells parts apart holds all parts of the workstreams that it names") {
    auto db = store::session::in_memory();
    const std::string all = "Finance,Payroll,One,14/12/2018\nFinance,Ledger,Two,14/12/2018\n"
                            "HR,Training,Three,14/12/2018\n";
    import_text(db, plan_headers + all);
    const auto part = import_text(db, plan_headers + "Finance,Payroll,One,14/12/2018\n");
    CHECK(vanished(part) == "Two ");
    REQUIRE(part.unjudged.size() == 1);
    CHECK(part.unjudged.front().workstream == "Training");
    import_text(db, plan_headers + all);
    // One without such a column holds only what it names.
    const auto plain = import_text(db, "Workstream,Milestone,Due Date\nFinance,Zero,14/12/2018\n"
                                       "Payroll,One,14/12/2018\n");
    CHECK(vanished(plain).empty());
    CHECK(plain.unjudged.size() == 2);
}

TEST_CASE("a list of workstreams that names no parts means them by the whole") {
    auto db = store::session::in_memory();
    import_text(db, plan_headers + "Finance,Payroll,One,14/12/2018\nFinance,Ledger,Two,14/12/2018\n"
                                   "HR,,Three,14/12/2018\nHR,,Four,14/12/2018\n");
    const auto together = [&](const std::string& list) {
        const temporary_file streams("ws.csv", "Workstream,Parent,Sponsor\n" + list);
        const temporary_file items("plan.csv", "Workstream,Milestone,Due Date\n"
                                               "HR,Three,14/12/2018\n");
        return intake::run_import(db, {streams.path(), items.path()}, on_the_day());
    };
    const auto wholes = together("Finance,,A\nHR,,B\n");
    CHECK(vanished(wholes) == "Four ");
    CHECK(wholes.unjudged.size() == 2);
    // One of its parts is listed, the other is not.
    CHECK(vanished(together("Finance,,A\nPayroll,Finance,\nHR,,B\n")) == "Two ");
}

TEST_CASE("a table of workstreams may name the board and the initiation document of each") {
    auto db = store::session::in_memory();
    import_text(db,
                "Workstream,Project Manager,Programme Board,PID\nFinance,A,Finance Board,PID 3\n"
                "HR,B,-,No\n");
    const auto all = store::workstreams(db);
    REQUIRE(all.size() == 2);
    CHECK(all[0].board == "Finance Board");
    CHECK(all[0].initiation == "PID 3");
    CHECK(all[1].board.empty());
    CHECK(all[1].initiation.empty());
}
