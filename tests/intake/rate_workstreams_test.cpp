#include "daemon/plan/list_rating.hpp"
#include "tests/intake/importing.hpp"

#include <string>

using namespace remembrancer;
using namespace remembrancer::tests;

namespace {

intake::import_report import_list(store::session& db, const std::string& rows,
                                  std::string_view today = "2018-12-05") {
    return import_text(db, "Workstream,RAG,Sponsor\n" + rows, on_the_day(today), "list.csv");
}

intake::import_report import_reports(store::session& db, const std::string& rows,
                                     std::string_view today = "2018-12-05") {
    return import_text(db, "Workstream,Overall,Scope,Budget\n" + rows, on_the_day(today),
                       "status.csv");
}

/// The reports in the store: `workstream|before|now|changed on|period|state`, a line each.
std::string ratings_in(store::session& db) {
    const auto day_of = [](const std::optional<plan::date>& day) {
        return day ? plan::to_iso(*day) : std::string("-");
    };
    std::string text;
    for (const plan::item& item : all_items(db)) {
        if (item.kind != plan::item_kind::report)
            continue;
        const plan::item_history& history = item.history;
        text += fmt::format("{}|{}|{}|{}|{}|", item.workstream, plan::letter(history.rag_before),
                            plan::letter(item.rag), day_of(history.rag_changed_on),
                            day_of(history.moved_on));
        text += plan::is_rated_in_list(item) ? "list" : "report";
        text += item.stopped ? " ended\n" : item.closed ? " complete\n" : "\n";
    }
    return text;
}

} // namespace

TEST_CASE("a rating in a table of workstreams is kept with what it was before") {
    auto db = store::session::in_memory();
    const auto first = import_list(db, "Finance,G,A\nHR,,B\nLegal,B,C\n");
    CHECK(ratings_in(db) == "Finance||G|-|-|list\nLegal||C|-|-|list complete\n");
    // The workstreams' own rows, counted as such.
    CHECK(counts(first) == "0/0/0/0");
    CHECK(first.added_items.empty());
    import_list(db, "Finance,R,A\nHR,A,B\nLegal,B,C\n", "2018-12-12");
    CHECK(ratings_in(db) == "Finance|G|R|2018-12-12|2018-12-12|list\n"
                            "Legal||C|-|2018-12-12|list complete\n"
                            "HR||A|2018-12-12|-|list\n");
    import_list(db, "Finance,R,A\nHR,,B\nLegal,B,C\n", "2018-12-19");
    CHECK(ratings_in(db) == "Finance|G|R|2018-12-12|2018-12-19|list\n"
                            "Legal||C|-|2018-12-19|list complete\n"
                            "HR||A|2018-12-12|-|list ended\n");
}

TEST_CASE("where the plan has a report of a workstream, that one counts") {
    auto db = store::session::in_memory();
    import_list(db, "Finance,G,A\nHR,G,B\n");
    import_reports(db, "Finance,A,A,G\nProgramme,A,G,G\n", "2018-12-12");
    CHECK(ratings_in(db) == "Finance||G|-|-|list ended\nHR||G|-|-|list\n"
                            "Finance||A|-|-|report\n||A|-|-|report\n");
    // Also when only the table comes again.
    import_list(db, "Finance,R,A\nHR,G,B\n", "2018-12-19");
    CHECK(ratings_in(db).starts_with("Finance||G|-|-|list ended\nHR||G|-|2018-12-19|list\n"));
}

TEST_CASE("a workstream that is asked for its report is rated in the table meanwhile") {
    auto db = store::session::in_memory();
    import_list(db, "Finance,G,A\nHR,G,B\nLegal,G,C\n");
    import_reports(db, "Finance,A,A,G\nHR,A,G,G\n");
    CHECK(ratings_in(db).ends_with("Legal||G|-|-|list\nFinance||A|-|-|report\n"
                                   "HR||A|-|-|report\nLegal|||-|-|report\n"));
    import_list(db, "Finance,G,A\nHR,G,B\nLegal,R,C\n", "2018-12-12");
    CHECK(ratings_in(db).find("Legal|G|R|2018-12-12|2018-12-12|list\n") != std::string::npos);
}

TEST_CASE("a rating whose report is gone from the plan counts again, and is no news") {
    auto db = store::session::in_memory();
    import_list(db, "Finance,G,A\nHR,G,B\n");
    import_reports(db, "Finance,G,A,G\n");
    plan::item gone = all_items(db).back();
    {
        store::transaction all(db);
        gone.vanished_on = test::day("2018-12-10");
        store::update_item(db, gone);
        all.commit();
    }
    import_list(db, "Finance,R,A\nHR,G,B\n", "2018-12-12");
    CHECK(ratings_in(db).starts_with("Finance||R|-|-|list\n"));
}

TEST_CASE("a workstream that the table leaves out is rated no more, and its rating is no item") {
    auto db = store::session::in_memory();
    const auto import_both = [&](const std::string& milestones, const std::string& list,
                                 std::string_view today) {
        const temporary_file plan("plan.csv", "Workstream,Milestone,RAG\n" + milestones);
        const temporary_file table("list.csv", "Workstream,RAG,Sponsor\n" + list);
        import_files(db, {plan.path(), table.path()}, on_the_day(today));
    };
    import_both("WS1,Budget,G\nWS2,Elections,C\n", "WS1,G,CL\nWS2,A,CL\n", "2018-12-05");
    import_both("WS1,Budget,G\n", "WS1,G,CL\n", "2018-12-12");
    CHECK(ratings_in(db) == "WS1||G|-|2018-12-12|list\nWS2||A|-|-|list ended\n");
}

TEST_CASE("a store that had the rating of a workstream alone tells its next fall") {
    auto db = store::session::in_memory();
    {
        store::transaction all(db);
        plan::workstream stored;
        stored.name = "Finance";
        stored.rag = plan::rag::green;
        stored.rag_text = "G";
        store::put_workstream(db, stored);
        all.commit();
    }
    import_list(db, "Finance,R,A\n", "2018-12-12");
    CHECK(ratings_in(db) == "Finance|G|R|2018-12-12|-|list\n");
}
