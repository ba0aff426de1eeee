#include "daemon/base/error.hpp"
#include "tests/intake/importing.hpp"
#include "tests/support/workbook.hpp"

#include <string>

using namespace remembrancer;
using namespace remembrancer::tests;

namespace {

const std::string plan_of_two = "Workstream,Milestone,RAG,Due Date,Target Date\n"
                                "WS1,Elections,G,2 May 2019,\n"
                                "WS1,Boundary order made,G,30/11/2018,07/12/2018\n";

std::string replaced(std::string text, std::string_view from, std::string_view to) {
    const std::size_t at = text.find(from);
    REQUIRE(at != std::string::npos);
    return text.replace(at, from.size(), to);
}

} // namespace

TEST_CASE("a moved date is recorded with old, new, source and time") {
    auto db = store::session::in_memory();
    import_text(db, plan_of_two);
    const auto report = import_text(db, replaced(plan_of_two, "07/12/2018", "14/12/2018"),
                                    on_the_day("2018-12-12"));
    CHECK(counts(report) == "0/1/1/0");
    const auto item = item_titled(db, "Boundary order made");
    CHECK(item.forecast.by == test::day("2018-12-14"));
    CHECK(item.recasts == 1);
    CHECK(item.known_since == test::day("2018-12-05"));
    CHECK(item.dates_known_since == test::day("2018-12-12"));
    const auto changes = store::changes_of(db, item.id);
    REQUIRE(changes.size() == 1);
    CHECK(changes[0].subject == "milestone " + item.ref);
    CHECK(changes[0].field == "forecast");
    CHECK(changes[0].old_value == "07/12/2018");
    CHECK(changes[0].new_value == "14/12/2018");
    CHECK(changes[0].source == "plan.csv, row 3, Target Date");
    CHECK(changes[0].at == on_the_day("2018-12-12").now);
    CHECK(changes[0].as_of == test::day("2018-12-12"));
    REQUIRE(report.changes.size() == 1);
    CHECK(report.changes[0].title == "Boundary order made");
}

TEST_CASE("a change in a workbook names its sheet") {
    auto db = store::session::in_memory();
    const auto with = [](const char* date) {
        return workbook()
            .table("Plan",
                   {{"Plan as at 05/12/2018"}, {"Milestone", "Due Date"}, {"Elections", date}})
            .bytes();
    };
    import_text(db, with("2 May 2019"), on_the_day(), "plan.xlsx");
    import_text(db, with("9 May 2019"), on_the_day(), "plan.xlsx");
    CHECK(changes_of(db, item_titled(db, "Elections")) ==
          "baseline: 2 May 2019 -> 9 May 2019 (plan.xlsx, Plan, row 3, Due Date)\n");
}

TEST_CASE("a row that is gone has vanished, once, and may return") {
    auto db = store::session::in_memory();
    import_text(db, plan_of_two);
    const std::string one = replaced(plan_of_two, "WS1,Elections,G,2 May 2019,\n", "");
    CHECK(counts(import_text(db, one, on_the_day("2018-12-12"))) == "0/0/1/1");
    CHECK(item_titled(db, "Elections").vanished_on == test::day("2018-12-12"));
    CHECK(counts(import_text(db, one, on_the_day("2018-12-19"))) == "0/0/1/0");
    CHECK(item_titled(db, "Elections").vanished_on == test::day("2018-12-12"));
    CHECK(counts(import_text(db, plan_of_two, on_the_day("2019-01-02"))) == "0/1/1/0");
    CHECK_FALSE(item_titled(db, "Elections").vanished_on);
    CHECK(changes_of(db, item_titled(db, "Elections")) ==
          "vanished_on:  -> 2018-12-12 (plan.csv)\n"
          "vanished_on: 2018-12-12 ->  (plan.csv, row 2, Milestone)\n");
}

TEST_CASE("only what a file could hold vanishes from it") {
    struct row {
        const char* name;
        const char* file;
        int vanished;
    };
    const row rows[] = {
        {"another workstream", "Workstream,Milestone,RAG\nWS2,Budget,G\n", 0},
        {"another kind", "Workstream,Risk,I,P\nWS1,Flood,5,1\n", 0},
        {"an empty table", "Workstream,Milestone,RAG\n", 0},
        {"a nil return", "Workstream,Milestone,RAG\nThere are no live milestones,,\n", 0},
        {"people", "Name,Email\nCL,cl@council.example\n", 0},
        {"the same workstream in other letters", "Workstream,Milestone,RAG\nws1,Budget,G\n", 2},
    };
    for (const row& r : rows) {
        CAPTURE(r.name);
        auto db = store::session::in_memory();
        import_text(db, plan_of_two);
        CHECK(import_text(db, r.file).vanished == r.vanished);
    }
}

TEST_CASE("open items of workstreams that a file does not hold are said to be unjudged") {
    struct row {
        const char* name;
        const char* file;
        int vanished;
        std::vector<intake::unjudged_workstream> unjudged;
    };
    const row rows[] = {
        {"a renamed workstream",
         "Workstream,Milestone,RAG\nWS3,Elections,G\n",
         0,
         {{"WS1", 2}, {"WS2", 1}}},
        {"one of them", "Workstream,Milestone,RAG\nWS2,Elections,G\n", 0, {{"WS1", 2}}},
        {"all of them", "Workstream,Milestone,RAG\nWS2,Elections,G\nws1,Budget,G\n", 2, {}},
        {"another kind", "Workstream,Risk,I\nWS3,Flood,5\n", 0, {}},
        {"people", "Name,Email\nCL,cl@council.example\n", 0, {}},
    };
    for (const row& r : rows) {
        CAPTURE(r.name);
        auto db = store::session::in_memory();
        import_text(db, "Workstream,Milestone,RAG\nWS1,Budget,G\nWS1,Boundary,G\nWS1,Old,C\n"
                        "WS2,Elections,G\n");
        const auto report = import_text(db, r.file);
        CHECK(report.vanished == r.vanished);
        CHECK(report.unjudged == r.unjudged);
    }
}

TEST_CASE("a workstream that the file's own list of them leaves out is judged") {
    auto db = store::session::in_memory();
    import_text(db, "Workstream,Milestone,RAG\nWS1,Budget,G\n,Boundary,G\nWS2,Elections,G\n");
    import_text(db, "Milestone,RAG\nOf no workstream,G\n");
    const temporary_file plan("plan.csv", "Workstream,Milestone,RAG\nWS3,Budget,G\n");
    const temporary_file list("list.csv", "Workstream,Sponsor\nWS2,CL\nWS3,CL\n");
    const auto report = import_files(db, {plan.path(), list.path()});
    CHECK(counts(report) == "1/0/0/2");
    CHECK_FALSE(item_titled(db, "Elections").vanished_on);
    CHECK_FALSE(item_titled(db, "Of no workstream").vanished_on);
    CHECK(report.unjudged == std::vector<intake::unjudged_workstream>{{"", 1}, {"WS2", 1}});
}

TEST_CASE("a list of workstreams is taken for all of them only as long as the plan's") {
    using left = std::vector<intake::unjudged_workstream>;
    struct row {
        const char* name;
        std::string stored, file, list;
        int vanished;
        left unjudged;
    };
    const row rows[] = {
        {"a file about one workstream",
         "WS1,Budget,G\nWS2,Elections,G\nWS3,Roads,G\n",
         "WS1,Budget,G\n",
         "WS1,CL\n",
         0,
         {{"WS2", 1}, {"WS3", 1}}},
        {"a row is gone from it",
         "WS1,Budget,G\nWS1,Boundary,G\nWS2,Elections,G\n",
         "WS1,Budget,G\n",
         "WS1,CL\n",
         1,
         {{"WS2", 1}}},
        {"a new workstream in a file of its own",
         "WS1,Budget,G\n",
         "WS2,Elections,G\n",
         "WS2,CL\n",
         0,
         {{"WS1", 1}}},
        {"two others and one that is known",
         "WS1,Budget,G\nWS2,Elections,G\nWS3,Roads,G\n",
         "WS3,Roads,G\nWS4,Waste,G\nWS5,Parks,G\n",
         "WS3,CL\nWS4,CL\nWS5,CL\n",
         0,
         {{"WS1", 1}, {"WS2", 1}}},
        {"one of two is renamed",
         "WS1,Budget,G\nWS2,Elections,G\n",
         "ws1,Budget,G\nWS3,Elections,G\n",
         "ws1,CL\nWS3,CL\n",
         1,
         {}},
        {"what is done counts no more",
         "WS1,Budget,G\nWS2,Elections,G\nWS4,Old,C\n",
         "WS1,Budget,G\nWS3,Elections,G\n",
         "WS1,CL\nWS3,CL\n",
         2,
         {}},
        {"rows of a workstream that no list has",
         "WS1,Budget,G\nWS2,Elections,G\nAll,Report,G\n",
         "WS1,Budget,G\nWS3,Elections,G\nAll,Report,G\n",
         "WS1,CL\nWS3,CL\n",
         1,
         {}},
    };
    for (const row& r : rows) {
        CAPTURE(r.name);
        auto db = store::session::in_memory();
        import_text(db, "Workstream,Milestone,RAG\n" + r.stored);
        const temporary_file plan("plan.csv", "Workstream,Milestone,RAG\n" + r.file);
        const temporary_file list("list.csv", "Workstream,Sponsor\n" + r.list);
        const auto report = import_files(db, {plan.path(), list.path()});
        CHECK(report.vanished == r.vanished);
        CHECK(report.unjudged == r.unjudged);
    }
}

TEST_CASE("an item with an ID keeps its identity when it is retitled and moved") {
    auto db = store::session::in_memory();
    import_text(db, "ID,Workstream,Risk,I,P\n18,WS1,Sustainability,4,3\n19,WS1,Flood,1,1\n");
    const auto report =
        import_text(db, "ID,Workstream,Risk,I,P\n18,WS2,Sustainability of it,4,3\n");
    CHECK(counts(report) == "0/1/0/0");
    const auto item = item_titled(db, "Sustainability of it");
    CHECK(item.workstream == "WS2");
    CHECK(item.ref == "18");
    CHECK(changes_of(db, item) == "workstream: WS1 -> WS2 (plan.csv, row 2, Workstream)\n"
                                  "title: Sustainability -> Sustainability of it (plan.csv, row 2, "
                                  "Risk)\n");
}

TEST_CASE("what has no ID is called by a letter of its kind and a number") {
    auto db = store::session::in_memory();
    import_text(db, "Milestone,Due Date\nElections,2 May 2019\n");
    import_text(db, "Risk,I\nFlood,5\n");
    const auto report = import_text(db, "Issue,S\nLeak,5\n");
    CHECK(item_titled(db, "Elections").ref == "M1");
    CHECK(item_titled(db, "Flood").ref == "R2");
    CHECK(item_titled(db, "Leak").ref == "I3");
    REQUIRE(report.added_items.size() == 1);
    CHECK(report.added_items[0].subject == "issue I3");
}

TEST_CASE("the same item twice is taken once, both places named") {
    auto db = store::session::in_memory();
    const auto report = import_text(db, "ID,Risk,I\n18,Flood,1\n19,Fire,2\n18,Frost,3\n");
    CHECK(counts(report) == "2/0/0/0");
    REQUIRE(report.rejected.size() == 1);
    CHECK(places(report.rejected) == "plan.csv||4|Risk|18|Frost\n");
    CHECK(report.rejected[0].reason.find("plan.csv, row 2, Risk") != std::string::npos);
    // A risk and an issue of the same number are two things.
    CHECK(import_text(db, "ID,Issue,S\n18,Leak,1\n").items.added == 1);
}

TEST_CASE("rows that cannot be used are rejected with their place and reason") {
    auto db = store::session::in_memory();
    const auto report =
        import_text(db, "ID,Risk,I\n18,Too few people,1\n,across two councils.,\n20,,5\n");
    CHECK(counts(report) == "1/0/0/0");
    CHECK(places(report.rejected) == "plan.csv||3|Risk||across two councils.\n"
                                     "plan.csv||4|Risk|20|20\n");
}

TEST_CASE("an item whose row cannot be used is still there, as it was") {
    auto db = store::session::in_memory();
    import_text(db, "ID,Workstream,Risk,I\n1,WS1,Flood,1\n2,WS1,Fire,2\n3,WS1,Frost,3\n");
    const auto report = import_text(db, "ID,Workstream,Risk,I\n1,WS1,Flood,1\n2,WS1,,5\n");
    CHECK(counts(report) == "0/0/1/1");
    CHECK(places(report.rejected) == "plan.csv||3|Risk|2|2\n");
    const auto kept = item_titled(db, "Fire");
    CHECK_FALSE(kept.vanished_on);
    CHECK(kept.impact == 2);
    CHECK(item_titled(db, "Frost").vanished_on);
}

TEST_CASE("files given together are one set") {
    auto db = store::session::in_memory();
    // The owner is a contact of the later file: contacts come first.
    const temporary_file risks("risks.csv",
                               "ID,Risk,I,Owner\n18,Flood,1,\"Board, Roads and Rivers\"\n");
    const temporary_file contacts("contacts.csv",
                                  "Name,Email\n\"Board, Roads and Rivers\",b@council.example\n");
    const auto report = import_files(db, {risks.path(), contacts.path()});
    CHECK(report.questioned.empty());
    CHECK(item_titled(db, "Flood").owners.size() == 1);
    CHECK(store::last_import(db)->source == "risks.csv, contacts.csv");
}

TEST_CASE("one file that cannot be read ends the import, and nothing is changed") {
    auto db = store::session::in_memory();
    const temporary_file good("plan.csv", plan_of_two);
    const temporary_file bad("plan.xlsx", "PK\x03\x04 cut short");
    const std::string before = dump(db);
    CHECK_THROWS_AS((void)import_files(db, {good.path(), bad.path()}), base::user_error);
    CHECK_THROWS_AS((void)import_files(db, {}), base::user_error);
    CHECK(dump(db) == before);
}

TEST_CASE("changed contacts and workstreams are recorded as well") {
    auto db = store::session::in_memory();
    import_text(db, "Name,Email,Deputy\nCL,cl@council.example,\nHR,hr@council.example,\n");
    import_text(db, "Workstream,RAG,Sponsor,Project Manager\nWS1,G,HR,CL\n");
    auto report =
        import_text(db, "Name,Email,Deputy\nCL,new@council.example,HR\nHR,hr@council.example,\n");
    CHECK(report.people == intake::tally{0, 1, 1});
    REQUIRE(report.changes.size() == 2);
    CHECK(report.changes[0].subject == "person CL");
    CHECK(report.changes[0].field == "email");
    CHECK(report.changes[1].source == "plan.csv, row 2, Deputy");
    report = import_text(db, "Workstream,RAG,Sponsor,Project Manager\nWS1,R,HR,CL; HR\n");
    CHECK(report.workstreams == intake::tally{0, 1, 0});
    CHECK(store::workstreams(db)[0].project_managers.size() == 2);
    CHECK(store::workstreams(db)[0].rag == plan::rag::red);
    CHECK(store::people(db)[0].email == "new@council.example");
}

TEST_CASE("people and workstreams are questioned where they cannot be right") {
    auto db = store::session::in_memory();
    const auto report = import_text(db, "Name,Email,Deputy\nCL,cl at council,Jo\nHR,,CL\n");
    CHECK(places(report.questioned) == "plan.csv||2|Email|CL|cl at council\n"
                                       "plan.csv||2|Deputy|CL|Jo\n");
    CHECK(places(import_text(db, "Workstream,RAG,Sponsor\nWS1,O,HR\n").questioned) ==
          "plan.csv||2|RAG|WS1|O\n");
}

TEST_CASE("the as-of date is the option's, else the title's, else today") {
    const std::string titled = "Plan - 28/11/2018\n" + plan_of_two;
    auto db = store::session::in_memory();
    CHECK(import_text(db, plan_of_two).as_of == test::day("2018-12-05"));
    CHECK(import_text(db, titled).as_of == test::day("2018-11-28"));
    auto options = on_the_day();
    options.as_of = test::day("2018-12-03");
    CHECK(import_text(db, titled, options).as_of == test::day("2018-12-03"));
}

TEST_CASE("an as-of date that is hardly meant is taken with a warning") {
    struct row {
        const char* name;
        const char* as_of;
        std::vector<std::string> warnings;
    };
    const row rows[] = {
        {"the same day again", "2018-12-03", {}},
        {"today", "2018-12-05", {}},
        {"before the last import",
         "2018-12-02",
         {"the plan of 2 December 2018 is older than the last one imported, of 3 December 2018: "
          "what changed in between is taken back; if that is not meant, import the newer one "
          "again"}},
        {"after today",
         "2118-12-05",
         {"the plan is dated 5 December 2118, after today, 5 December 2018: dates without a "
          "century or a year are read from there; if that is not meant, import it again with the "
          "right "
          "--as-of"}},
    };
    for (const row& r : rows) {
        CAPTURE(r.name);
        auto db = store::session::in_memory();
        auto options = on_the_day();
        options.as_of = test::day("2018-12-03");
        CHECK(import_text(db, plan_of_two, options).warnings.empty());
        options.as_of = test::day(r.as_of);
        CHECK(import_text(db, plan_of_two, options).warnings == r.warnings);
    }
}

TEST_CASE("statuses and closing columns close items") {
    auto db = store::session::in_memory();
    import_text(db, "ID,Risk,I,Status,Closed,Completed on\n"
                    "1,a,1,Open,,\n2,b,1,Closed,,\n3,c,1,,Yes,\n4,d,1,,,23/11/18\n"
                    "5,e,1,Open,No,TBC\n6,f,1,,,31/12/18\n");
    std::string closed;
    for (const plan::item& item : all_items(db))
        closed += item.closed ? item.ref + (item.closed_on ? "d" : "") + " " : "";
    CHECK(closed == "2 3 4d ");
    CHECK(item_titled(db, "f").questions.size() == 1);
}

TEST_CASE("a question is asked where its row stands now, and is no news for that") {
    auto db = store::session::in_memory();
    const std::string headers = "Workstream,Milestone,Due Date\n";
    const std::string asked = "WS1,Elections,Dec 19\n";
    import_text(db, headers + asked);
    store::transaction all(db);
    store::set_wakes(db, std::vector<store::wake>{{item_titled(db, "Elections").id, {}}});
    all.commit();
    const std::string above = "WS1,Budget,30/11/2018\n";
    CHECK(counts(import_text(db, headers + above + asked)) == "1/0/1/0");
    CHECK(plan::in_words(item_titled(db, "Elections").questions.at(0).place) ==
          "plan.csv, row 3, Due Date");
    const auto woken = store::items_to_wake(db, test::day("2018-12-05"), 9);
    REQUIRE(woken.size() == 1);
    CHECK(woken[0].title == "Budget");
}

TEST_CASE("a hidden sheet is not read") {
    auto db = store::session::in_memory();
    const auto bytes =
        workbook()
            .table("Plan", {{"Milestone", "RAG"}, {"Elections", "G"}})
            .table("Old plan", {{"Milestone", "RAG"}, {"Elections", "R"}}, "state=\"hidden\"")
            .bytes();
    const auto report = import_text(db, bytes, on_the_day(), "plan.xlsx");
    CHECK(counts(report) == "1/0/0/0");
    REQUIRE(report.not_read.size() == 1);
    CHECK(report.not_read[0].sheet == "Old plan");
}
