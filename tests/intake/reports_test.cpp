#include "tests/intake/importing.hpp"

#include <string>

using namespace remembrancer;
using namespace remembrancer::tests;

namespace {

const std::string workstream_table = "Workstream,Sponsor\nWS1 Legal,A\nWS2 Finance,B\nWS3 HR,C\n";

/// The reports in the store: `title|workstream|rating|period|parts`, a line each.
std::string reports_in(store::session& db) {
    std::string text;
    for (const plan::item& item : all_items(db)) {
        if (item.kind != plan::item_kind::report)
            continue;
        text += fmt::format("{}|{}|{}|{}|", item.title, item.workstream, plan::letter(item.rag),
                            item.reported_on ? plan::to_iso(*item.reported_on) : "none");
        for (const plan::rated_part& part : item.parts)
            text += fmt::format("{}={} ", part.name, plan::letter(part.rating));
        text += item.vanished_on ? "vanished\n" : "\n";
    }
    return text;
}

} // namespace

TEST_CASE("a table of status reports is known by its dimensions, or by its period or cadence") {
    struct row {
        const char* name;
        std::string text;
        bool is_read;
    };
    const row rows[] = {
        {"the demo's", bytes_of(demo_folder / "status.csv"), true},
        {"workstreams by name", "Workstream,Overall status,Technical,People\nWS1,A,G,G\n", true},
        {"rated with a cadence", "Report of,RAG,Cadence\nWS1,A,weekly\n", true},
        {"rated with a period", "Level,RAG,Period\nWS1,A,30/11/2018\n", true},
        {"one dimension and another word", "Workstream,Overall,Technical,Morale\nWS1,A,G,G\n",
         true},
        {"one dimension is too little", "Workstream,Scope\nWS1,A\n", false},
        {"a rating alone is too little", "Workstream,RAG\nWS1,A\n", false},
    };
    for (const row& r : rows) {
        CAPTURE(r.name);
        auto db = store::session::in_memory();
        const auto report = import_text(db, r.text);
        REQUIRE(report.tables.size() == (r.is_read ? 1 : 0));
        if (r.is_read)
            CHECK(report.tables.front().kind == intake::table_kind::reports);
    }
}

TEST_CASE("what else has such columns is no table of reports") {
    using enum intake::table_kind;
    const std::pair<const char*, intake::table_kind> rows[] = {
        {"Workstream,RAG,Lead Member,Sponsor\nWS1,A,X,Y\n", intake::table_kind::workstreams},
        {"Workstream,Milestone,RAG,Due Date,Budget,Scope\nWS1,Go live,A,1/2/2019,A,G\n",
         milestones},
        {"ID,Workstream,Risk,I,P,RS,Owner\n1,WS1,Flood,1,2,2,X\n", risks},
        {"Name,Email,People\nX,x@council.example,Y\n", contacts},
        {"Workstream,Lead Member,Sponsor,Overall RAG,Scope,Budget,Time\nWS1,A,B,G,G,G,G\n",
         workstreams},
        {"Milestone,Workstream,Owner,Due Date,Overall RAG,Budget,Risks\nGo,WS1,A,1/2/2019,G,G,G\n",
         milestones},
        {"ID,Risk,Owner,I,P,Measures,Current,Target,Date\n1,Flood,A,1,2,x,y,z,1/2/2019\n", risks},
    };
    for (const auto& [text, kind] : rows) {
        CAPTURE(text);
        auto db = store::session::in_memory();
        const auto report = import_text(db, text);
        REQUIRE(report.tables.size() == 1);
        CHECK(report.tables.front().kind == kind);
    }
}

TEST_CASE("a status report is read with its overall rating, its dimensions and its period") {
    auto db = store::session::in_memory();
    import_text(db, workstream_table, on_the_day(), "workstreams.csv");
    const auto report = import_text(db, "Level,Overall,Scope,Risk & Issue,Period,Frequency,Owner\n"
                                        "Programme,A,G,,30 November 2018,monthly,\n"
                                        "ws1  legal,R,B,A/R,,every 3 weeks,A Lead\n"
                                        "WS9 New,,,,,,\n");
    CHECK(reports_in(db) == "Programme||A|2018-11-30|Scope=G Risk & Issue= \n"
                            "ws1  legal|WS1 Legal|R|2018-12-05|Scope=C Risk & Issue=A/R \n"
                            "WS9 New|||2018-12-05|Scope= Risk & Issue= \n");
    CHECK(item_titled(db, "Programme").cadence_text == "monthly");
    CHECK(item_titled(db, "ws1  legal").owners == std::vector<std::string>{"A Lead"});
    CHECK(report.questioned.empty());
}

TEST_CASE("what cannot be read of a report is asked about, in its own column") {
    auto db = store::session::in_memory();
    const auto report = import_text(db, "Level,Overall,Scope,Budget,Period,Cadence\n"
                                        "Programme,purple,G,oops,P8 or so,now and then\n");
    CHECK(places(report.questioned) == "plan.csv||2|Period|Programme|P8 or so\n"
                                       "plan.csv||2|Cadence|Programme|now and then\n"
                                       "plan.csv||2|Budget|Programme|oops\n"
                                       "plan.csv||2|Overall|Programme|purple\n");
    const plan::item item = item_titled(db, "Programme");
    CHECK_FALSE(item.reported_on);
    CHECK(item.parts[1] == plan::rated_part{"Budget", plan::rag::unreadable});
}

TEST_CASE("a report's ratings change with their history, its plan's day by itself is no change") {
    auto db = store::session::in_memory();
    const std::string headers = "Level,Overall,Scope,Budget\n";
    import_text(db, headers + "Programme,A,G,G\n");
    const auto same = import_text(db, headers + "Programme,A,G,G\n", on_the_day("2018-12-12"));
    CHECK(counts(same) == "0/0/1/0");
    CHECK(item_titled(db, "Programme").reported_on == test::day("2018-12-12"));
    CHECK_FALSE(item_titled(db, "Programme").history.parts_changed_on);
    import_text(db, headers + "Programme,R,A,\n", on_the_day("2018-12-19"));
    const plan::item item = item_titled(db, "Programme");
    CHECK(changes_of(db, item) ==
          "rag: A -> R (plan.csv, row 2, Overall)\n"
          "parts: Scope G, Budget G -> Scope A, Budget - (plan.csv, row 2, Scope)\n");
    CHECK(item.history.rag_before == plan::rag::amber);
    CHECK(item.history.parts_before ==
          std::vector<plan::rated_part>{{"Scope", plan::rag::green}, {"Budget", plan::rag::green}});
    CHECK(item.history.parts_changed_on == test::day("2018-12-19"));
    CHECK(item.reported_on == test::day("2018-12-19"));
}

TEST_CASE("where two workstreams report, one that does not is asked for, until it does") {
    auto db = store::session::in_memory();
    import_text(db, workstream_table, on_the_day(), "workstreams.csv");
    const std::string headers = "Workstream,Overall,Scope,Budget\n";
    const auto one = import_text(db, headers + "Programme,A,G,A\nWS1 Legal,G,G,G\n");
    CHECK(one.items.added == 2);
    const auto two = import_text(db, headers + "WS1 Legal,G,G,G\nWS2 Finance,A,A,A\n");
    CHECK(two.items.added == 2);
    CHECK(reports_in(db) == "Programme||A|2018-12-05|Scope=G Budget=A \n"
                            "WS1 Legal|WS1 Legal|G|2018-12-05|Scope=G Budget=G \n"
                            "WS2 Finance|WS2 Finance|A|2018-12-05|Scope=A Budget=A \n"
                            "WS3 HR|WS3 HR||none|\n");
    const auto again = import_text(db, headers + "WS1 Legal,G,G,G\nWS2 Finance,A,A,A\n");
    CHECK(counts(again) == "0/0/2/0");
    const auto all = import_text(db, headers + "WS1 Legal,G,G,G\nWS2 Finance,A,A,A\nWS3 HR,G,G,G\n",
                                 on_the_day("2018-12-12"));
    CHECK(counts(all) == "0/1/2/0");
    CHECK(item_titled(db, "WS3 HR").reported_on == test::day("2018-12-12"));
}

TEST_CASE("a workstream of which nothing is in the plan any more is not asked for a report") {
    auto db = store::session::in_memory();
    import_text(db, workstream_table, on_the_day(), "workstreams.csv");
    const std::string plan = "Workstream,Milestone,Due Date\nWS1 Legal,A,1/2/2019\n"
                             "WS2 Finance,B,1/2/2019\n";
    import_text(db, plan + "WS3 HR,C,1/2/2019\n");
    plan::item gone = item_titled(db, "C");
    {
        store::transaction all(db);
        gone.vanished_on = test::day("2018-12-05");
        store::update_item(db, gone);
        all.commit();
    }
    const auto report = import_text(db, "Workstream,Overall,Scope,Budget\nWS1 Legal,G,G,G\n"
                                        "WS2 Finance,A,A,A\n");
    CHECK(report.items.added == 2);
}

TEST_CASE("of several periods of a report the newest is taken, wherever it stands") {
    auto db = store::session::in_memory();
    const auto report = import_text(db, "Level,Overall,Scope,Budget,Period\n"
                                        "Programme,G,G,G,31/10/2018\n"
                                        "Programme,R,A,R,30/11/2018\n"
                                        "Programme,A,A,A,30/09/2018\n");
    CHECK(reports_in(db) == "Programme||R|2018-11-30|Scope=A Budget=R \n");
    CHECK(report.rejected.empty());
    const auto twice = import_text(db, "Level,Overall,Scope,Budget,Period\n"
                                       "Programme,G,G,G,30/11/2018\n"
                                       "Programme,R,A,R,30/11/2018\n");
    CHECK(twice.rejected.size() == 1);
}

TEST_CASE("columns of a budget or of people alone make no report") {
    for (const char* text : {"Project,Budget,Cost,Benefits\nICT,1.2,0.9,3\n",
                             "Workstream,Finance,People,ICT\nWS1,1,2,3\n"}) {
        CAPTURE(text);
        auto db = store::session::in_memory();
        CHECK(import_text(db, text).tables.empty());
    }
}

TEST_CASE("a workstream that is gone or done is not asked for its report") {
    auto db = store::session::in_memory();
    const std::string reports = "Workstream,Overall,Scope,Budget\n";
    const std::string plan = "Workstream,Milestone,RAG\n";
    import_text(db, workstream_table, on_the_day(), "workstreams.csv");
    import_text(db, plan + "WS1 Legal,a,G\nWS2 Finance,b,G\nWS3 HR,c,G\n");
    import_text(db, reports + "WS1 Legal,G,G,G\nWS2 Finance,A,A,A\n", on_the_day(), "status.csv");
    CHECK(reports_in(db).find("WS3 HR") != std::string::npos);
    import_text(db, plan + "WS1 Legal,a,G\nWS2 Finance,b,G\nWS3 HR,c,C\n");
    auto other = store::session::in_memory();
    import_text(other, workstream_table, on_the_day(), "workstreams.csv");
    import_text(other, plan + "WS1 Legal,a,G\nWS2 Finance,b,G\nWS3 HR,c,C\n");
    import_text(other, reports + "WS1 Legal,G,G,G\nWS2 Finance,A,A,A\n", on_the_day(),
                "status.csv");
    CHECK(reports_in(other).find("WS3 HR") == std::string::npos);
}

TEST_CASE(
    "a workstream that was asked for a report is not when all of it is done, until more comes") {
    auto db = store::session::in_memory();
    const std::string reports = "Workstream,Overall,Scope,Budget\nWS1 Legal,G,G,G\n"
                                "WS2 Finance,A,A,A\n";
    const std::string plan = "Workstream,Milestone,RAG\nWS1 Legal,a,G\nWS2 Finance,b,G\n";
    const auto asked = [&](const std::string& of_hr) {
        import_text(db, plan + of_hr);
        import_text(db, reports, on_the_day(), "status.csv");
        return reports_in(db).ends_with("WS3 HR|WS3 HR||none|\n");
    };
    import_text(db, workstream_table, on_the_day(), "workstreams.csv");
    CHECK(asked("WS3 HR,c,G\n"));
    CHECK_FALSE(asked("WS3 HR,c,C\n"));
    CHECK(asked("WS3 HR,c,C\nWS3 HR,d,G\n"));
}

TEST_CASE("a row that rates nothing is no report of the day on which the plan was read") {
    auto db = store::session::in_memory();
    const std::string text = "Level,Overall,Scope,Budget\nProgramme,,,\n";
    import_text(db, text);
    import_text(db, text, on_the_day("2018-12-12"));
    CHECK(item_titled(db, "Programme").reported_on == test::day("2018-12-05"));
    import_text(db, "Level,Overall,Scope,Budget\nProgramme,G,,\n", on_the_day("2018-12-12"));
    CHECK(item_titled(db, "Programme").reported_on == test::day("2018-12-12"));
    // But of the day that it names.
    import_text(db, "Level,Overall,Scope,Budget,Period\nProgramme,,,,19 December 2018\n",
                on_the_day("2018-12-19"));
    CHECK(item_titled(db, "Programme").reported_on == test::day("2018-12-19"));
}

TEST_CASE("a workstream reports for its parts where none of them does, and parts for the whole") {
    auto db = store::session::in_memory();
    import_text(db, "Workstream,Parent,Sponsor\nFinance,,A\nPayroll,Finance,\nLedger,Finance,\n"
                    "HR,,B\n");
    const std::string headers = "Level,Overall,Scope\n";
    import_text(db, headers + "Finance,G,G\nHR,G,G\n");
    CHECK(reports_in(db) == "Finance|Finance|G|2018-12-05|Scope=G \nHR|HR|G|2018-12-05|Scope=G \n");
    import_text(db, headers + "Finance,G,G\nHR,G,G\nPayroll,A,A\n");
    CHECK(
        reports_in(db).ends_with("Payroll|Payroll|A|2018-12-05|Scope=A \nLedger|Ledger||none|\n"));
    import_text(db, headers + "Finance,G,G\nHR,G,G\n");
    CHECK(reports_in(db).ends_with("Ledger||none|vanished\n"));

    auto of_parts = store::session::in_memory();
    import_text(of_parts, "Workstream,Parent,Sponsor\nFinance,,A\nPayroll,Finance,\n"
                          "Ledger,Finance,\n");
    import_text(of_parts, headers + "Payroll,G,G\nLedger,G,G\n");
    CHECK(reports_in(of_parts).find("Finance|Finance") == std::string::npos);
    import_text(of_parts, "Workstream,Milestone,Due Date\nFinance,Budget,14/12/2018\n");
    import_text(of_parts, headers + "Payroll,G,G\nLedger,G,G\n");
    CHECK(reports_in(of_parts).find("Finance|Finance||none") != std::string::npos);
}
