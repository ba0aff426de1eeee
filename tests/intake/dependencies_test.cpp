#include "daemon/store/dependencies.hpp"
#include "tests/intake/importing.hpp"

using namespace remembrancer;
using namespace remembrancer::tests;

namespace {

const std::string plan_headers = "ID,Workstream,Milestone,Due Date,Depends on\n";
const std::string two = "M1,WS1,Budget approved,14/12/2018,\n"
                        "M2,WS1,\"Staff hired, trained\",14/12/2018,\n";
const std::string the_plan = plan_headers + "M9,WS1,Go live,29/03/2019,\n" + two;
const std::string links = "Predecessor,Successor,Lag\n";

intake::import_report import_links(store::session& db, const std::string& text,
                                   const intake::import_options& options = on_the_day()) {
    return import_text(db, text, options, "links.csv");
}

/// `ref+lag` of each predecessor.
std::string predecessors(store::session& db, std::string_view title) {
    const std::int64_t id = item_titled(db, title).id.value;
    std::string text;
    for (const plan::predecessor& each : store::predecessors_of(db, {&id, 1}))
        text += fmt::format("{}+{} ", each.ref, each.lag_days);
    return text;
}

std::string awake(store::session& db) {
    std::string titles;
    for (const plan::item& item : store::items_to_wake(db, test::day("2018-12-05"), 100))
        titles += (titles.empty() ? "" : "; ") + item.title;
    return titles;
}

void lay_to_rest(store::session& db) {
    store::transaction all(db);
    for (const plan::item& item : all_items(db)) {
        const store::wake never{item.id, std::nullopt};
        store::set_wakes(db, {&never, 1});
    }
    all.commit();
}

/// `place: text: reason`, a line each.
std::string asked(const std::vector<intake::report_entry>& entries) {
    std::string text;
    for (const intake::report_entry& e : entries)
        text +=
            fmt::format("{} [{}] '{}': {}\n", plan::in_words(e.place), e.item, e.text, e.reason);
    return text;
}

} // namespace

TEST_CASE("a table of dependencies is known by its headers, and no other table is taken for one") {
    struct row {
        const char* name;
        const char* headers;
        bool is_one;
    };
    const row rows[] = {
        {"links.csv", "Predecessor,Successor", true},
        {"links.csv", "Predecessor ID,Predecessor title,Successor ID,Lag (days),Type,Note", true},
        {"links.csv", "Item,Depends on", true},
        {"links.csv", "From,To,Lag days", true},
        {"dependency log.csv", "No,From,To,Description,Status", true},
        {"Dependencies.csv", "From,To", true},
        {"links.csv", "From,To", false},
        {"links.csv", "Predecessor,Lag", false},
        {"links.csv", "Predecessor,Successor,Owner", true},
        {"links.csv", "Predecessor ID,Successor ID,Status,Due date,RAG", true},
        {"Dependencies.csv", "No,Item,Depends on,Status", true},
        // Each row is an item of its own here.
        {"links.csv", "Item,Depends on,Owner,Due date", false},
        {"links.csv", "Item,Status,Depends on", false},
        {"links.csv", "Ref,Item,Impact,Depends on,Notes", false},
        {"links.csv", "Item,Likelihood,Depends on", false},
        {"links.csv", "Item,Depends on,Severity", false},
        {"links.csv", "Task name,Finish,Predecessor,Successor", false},
        {"links.csv", "Milestone,Due date,Predecessor,Successor,Lag,Type", false},
        {"Dependencies.csv", "From,To,Description,Owner,Date needed,RAG", false},
    };
    for (const row& r : rows) {
        CAPTURE(r.headers);
        auto db = store::session::in_memory();
        const auto report =
            import_text(db, std::string(r.headers) + "\na,b,c,d,e,f\n", on_the_day(), r.name);
        const bool is_one = !report.tables.empty() &&
                            report.tables.front().kind == intake::table_kind::dependencies;
        CHECK(is_one == r.is_one);
    }
}

TEST_CASE("rows of a table of dependencies link items, with a lag, and a comma splits nothing") {
    auto db = store::session::in_memory();
    import_text(db, the_plan);
    lay_to_rest(db);
    const auto report = import_links(
        db, "From,To,Lag days,Type\nM1,M9,5,FS\n\"staff HIRED, trained\",milestone 9,,external\n"
            "\"Staff hired, trained\",Go live,-7,Finish to start\nnone,M1,,\n");
    // What names the same item in other words is the same link, with its longest lag.
    CHECK(asked(report.questioned) ==
          "links.csv, row 3, To [milestone 9] 'milestone 9': nothing in the plan is called that: "
          "give its ID, or its title as it stands there\n");
    CHECK(report.rejected.empty());
    CHECK(predecessors(db, "Go live") == "M1+5 M2+-7 ");
    CHECK(awake(db) == "Go live");
    CHECK(changes_of(db, item_titled(db, "Go live")) ==
          "predecessor:  -> M1 + 5 days, Staff hired, trained - 7 days (links.csv, row 2, From)\n");
    CHECK(counts(report) == "0/0/0/0");
}

TEST_CASE("what a table of dependencies does not say clearly is refused or asked about, with its "
          "place") {
    struct row {
        const char* typed;
        const char* rejected;
        const char* questioned;
        const char* of_item;
        const char* later = ""; ///< questioned by an import without the table
    };
    const row rows[] = {
        {"M1,,",
         "links.csv, row 2, Successor [] 'M1': the row names no successor: fill in this "
         "column, or clear the row\n",
         "", ""},
        {",M9,",
         "links.csv, row 2, Predecessor [M9] 'M9': the row names no predecessor: fill in "
         "this column, or clear the row\n",
         "", ""},
        {"M1,M9,5",
         "links.csv, row 2, Lag [M9] '5': the time between the two is not understood: "
         "expected days or weeks, as '5 days'\n",
         "", ""},
        {"M1,M9,,SS",
         "links.csv, row 2, Type [M9] 'SS': only a link from the predecessor's end to "
         "the successor's is followed: expected 'FS', or nothing\n",
         "", ""},
        {"M1,M9\nm1,m9,2 weeks",
         "links.csv, row 3, Predecessor [m9] 'm1': the same is already in "
         "links.csv, row 2, Predecessor: remove one of the rows, or tell "
         "them apart\n",
         "", ""},
        {"M9,M9", "",
         "links.csv, row 2, Predecessor [M9] 'M9': an item cannot depend on itself: "
         "give the ID of another\n",
         "'M9'"},
        {"M98,M9", "",
         "links.csv, row 2, Predecessor [M9] 'M98': nothing in the plan is called "
         "that: give its ID, or its title as it stands there\n",
         "'M98'"},
        {"M98,M99", "",
         "links.csv, row 2, Successor [M99] 'M99': nothing in the plan is called "
         "that: give its ID, or its title as it stands there\n"
         "links.csv, row 2, Predecessor [M99] 'M98': nothing in the plan is called "
         "that: give its ID, or its title as it stands there\n",
         "",
         "links.csv, row 2 [M99] 'M99': nothing in the plan is called that: give its ID, or its "
         "title as it stands there\n"},
        {"Twin,M9", "",
         "links.csv, row 2, Predecessor [M9] 'Twin': 2 items are called that: write "
         "the kind before the ID, as 'milestone 18', or give them different IDs\n",
         "'Twin'"},
        {"M1 + 5 days,M9,1 week", "",
         "links.csv, row 2, Predecessor [M9] 'M1 + 5 days': the time "
         "after it is said twice, here and in a column of its own: "
         "clear one\n",
         "'M1 + 5 days'"},
    };
    for (const row& r : rows) {
        CAPTURE(r.typed);
        auto db = store::session::in_memory();
        import_text(db, the_plan + "M3,WS1,Twin,14/12/2018,\nM4,WS2,Twin,14/12/2018,\n");
        const std::string text = "Predecessor,Successor,Lag,Type\n" + std::string(r.typed) + "\n";
        const auto report = import_links(db, text);
        CHECK(asked(report.rejected) == r.rejected);
        CHECK(asked(report.questioned) == r.questioned);
        const auto questions = item_titled(db, "Go live").questions;
        CHECK((questions.empty() ? "" : "'" + questions.front().text + "'") == r.of_item);
        CHECK(import_links(db, text).questioned == report.questioned);
        CHECK(asked(import_text(db, the_plan).questioned) == r.later);
    }
}

TEST_CASE("the column and the table of dependencies both count, and each replaces only its own") {
    auto db = store::session::in_memory();
    const std::string with_column = plan_headers + "M9,WS1,Go live,29/03/2019,M1\n" + two;
    import_text(db, with_column);
    import_links(db, links + "M2,M9,1 week\nM1,M9,3 days\n");
    CHECK(predecessors(db, "Go live") == "M1+3 M2+7 ");
    lay_to_rest(db);

    import_text(db, with_column);
    import_links(db, links + "M2,M9,1 week\nM1,M9,3 days\n");
    CHECK(predecessors(db, "Go live") == "M1+3 M2+7 ");
    CHECK(awake(db).empty());

    import_text(db, the_plan);
    CHECK(predecessors(db, "Go live") == "M1+3 M2+7 ");
    import_text(db, with_column);
    lay_to_rest(db);

    import_links(db, links);
    CHECK(predecessors(db, "Go live") == "M1+0 ");
    CHECK(awake(db) == "Go live");
    CHECK(changes_of(db, item_titled(db, "Go live"))
              .ends_with("predecessor: M2 + 7 days, M1 + 3 days ->  (links.csv)\n"));
    lay_to_rest(db);

    import_text(db, the_plan);
    CHECK(predecessors(db, "Go live").empty());
    import_links(db, links + "M2,M9\n");
    lay_to_rest(db);
    import_links(db, links + "M2,M1\n");
    CHECK(predecessors(db, "Go live").empty());
    CHECK(predecessors(db, "Budget approved") == "M2+0 ");
    CHECK(awake(db) == "Go live; Budget approved");
}

TEST_CASE("what a table of dependencies names may come with a later import") {
    auto db = store::session::in_memory();
    const auto first = import_links(db, links + "18,M9\n");
    CHECK(first.questioned.size() == 2);
    const auto with_successor = import_text(db, the_plan);
    CHECK(asked(with_successor.questioned) ==
          "links.csv, row 2, Predecessor [M9] '18': nothing in the plan is called that: give its "
          "ID, or its title as it stands there\n");
    CHECK(import_text(db, the_plan).questioned.empty());
    lay_to_rest(db);
    const auto all = import_text(db, "Risk ID,Risk,Impact\n18,A grant is refused,3\n", on_the_day(),
                                 "risks.csv");
    CHECK(all.questioned.empty());
    CHECK(predecessors(db, "Go live") == "18+0 ");
    CHECK(awake(db) == "Go live; A grant is refused");
    CHECK(item_titled(db, "Go live").questions.empty());
    // It was in no plan before.
    CHECK(changes_of(db, item_titled(db, "Go live")).empty());
}

TEST_CASE("a table of dependencies replaces those of its programme alone, and a dry run nothing") {
    auto db = store::session::in_memory();
    auto options = on_the_day();
    options.settings.programme = "Dorset";
    options.settings.further_programmes = {{"Somerset", {}, {}, {}}};
    import_text(db,
                "ID,Programme,Milestone,Due Date\nM1,,Here,14/12/2018\nM2,,Then,14/12/2018\n"
                "M1,Somerset,There,14/12/2018\nM2,Somerset,Next,14/12/2018\n",
                options);
    const std::string header = "Programme,Predecessor,Successor\n";
    import_links(db, header + "Dorset,M1,M2\nSomerset,M1,M2\n", options);
    CHECK(predecessors(db, "Then") == "M1+0 ");
    CHECK(predecessors(db, "Next") == "M1+0 ");
    const std::string before = dump(db);
    auto dry = options;
    dry.dry_run = true;
    import_links(db, header + "Somerset,M2,M1\n", dry);
    CHECK(dump(db) == before);
    CHECK(predecessors(db, "Next") == "M1+0 ");
    import_links(db, header + "Somerset,M2,M1\n", options);
    CHECK(predecessors(db, "Then") == "M1+0 ");
    CHECK(predecessors(db, "Next").empty());
    CHECK(predecessors(db, "There") == "M2+0 ");
    const auto unknown = import_links(db, header + "Devon,M2,M1\n", options);
    CHECK(unknown.rejected.size() == 1);
    CHECK(predecessors(db, "There") == "M2+0 ");
}

TEST_CASE("a row that is refused leaves the link that was stored of the same two") {
    auto db = store::session::in_memory();
    import_text(db, the_plan);
    import_links(db, links + "M1,M2,5 days\nM1,M9,3 days\nM2,M9,1 day\n");
    lay_to_rest(db);
    for (const char* typed : {"m1,m9,3 wd\n", "M1,M9,3 wd\nM1,M9,3 dys\n"}) {
        CAPTURE(typed);
        const auto report = import_links(db, links + "M1,M2,5 wd\n" + typed + "M2,M9,1 day\n");
        CHECK(report.rejected.size() >= 2);
        CHECK(report.changes.empty());
        CHECK(predecessors(db, "Staff hired, trained") == "M1+5 ");
        CHECK(predecessors(db, "Go live") == "M1+3 M2+1 ");
        CHECK(awake(db).empty());
    }
    // One that can be read goes before one of the same two that cannot, wherever it stands.
    for (const char* typed : {"M1,M2,5 wd\nM1,M2,6 days\n", "M1,M2,7 days\nM1,M2,5 wd\n"}) {
        CAPTURE(typed);
        import_links(db, links + typed);
        CHECK(predecessors(db, "Staff hired, trained") == (typed[6] == '5' ? "M1+6 " : "M1+7 "));
        CHECK(predecessors(db, "Go live").empty());
    }
    // Nothing was stored of these two.
    import_links(db, links + "M2,M9,5 wd\n");
    CHECK(predecessors(db, "Go live").empty());
    CHECK(predecessors(db, "Staff hired, trained").empty());
}

TEST_CASE("a stored row keeps its successor under a new name, and the import asks about it") {
    auto db = store::session::in_memory();
    import_text(db, the_plan);
    import_links(db, links + "M1,Go live,5 days\n");
    lay_to_rest(db);
    const std::string renamed = plan_headers + "M9,WS1,Launch,29/03/2019,\n" + two;
    for (int times = 0; times < 2; ++times) {
        const auto report = import_text(db, renamed);
        CHECK(asked(report.questioned) ==
              "links.csv, row 2 [Go live] 'Go live': nothing in the plan is called that: give its "
              "ID, or its title as it stands there\n");
        CHECK(predecessors(db, "Launch") == "M1+5 ");
    }
    // The name goes before what it once meant.
    import_text(db, renamed + "M10,WS1,Go live,29/03/2019,\n");
    CHECK(predecessors(db, "Launch").empty());
    CHECK(predecessors(db, "Go live") == "M1+5 ");
}

TEST_CASE("a stored row whose successor is gone under another name is nobody's") {
    auto db = store::session::in_memory();
    import_text(db, the_plan);
    import_links(db, links + "M1,Go live,5 days\n");
    import_text(db, plan_headers + "M9,WS1,Launch,29/03/2019,\n" + two);
    const auto gone = import_text(db, plan_headers + two);
    CHECK(gone.questioned.size() == 1);
    CHECK(predecessors(db, "Launch").empty());
}

TEST_CASE("a table of dependencies of one programme links no successor of another") {
    auto db = store::session::in_memory();
    auto options = on_the_day();
    options.settings.programme = "Dorset";
    options.settings.further_programmes = {{"Somerset", {}, {}, {}}};
    import_text(db,
                "ID,Programme,Milestone,Due Date\nM1,,Here,14/12/2018\n"
                "M1,Somerset,There,14/12/2018\nM9,Somerset,Next,14/12/2018\n",
                options);
    const auto report = import_links(db, links + "M1,M9\n", options);
    CHECK(
        asked(report.questioned) ==
        "links.csv, row 2, Successor [M9] 'M9': only another programme's plan has something "
        "called that: give an ID or a title of this one, or write the row under that programme\n");
    CHECK(predecessors(db, "Next").empty());
    import_links(db, "Programme,Predecessor,Successor\nSomerset,Here,M9\n", options);
    CHECK(predecessors(db, "Next") == "M1+0 ");
}
