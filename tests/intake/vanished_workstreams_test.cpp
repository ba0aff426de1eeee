#include "tests/intake/importing.hpp"

using namespace remembrancer;
using namespace remembrancer::tests;

namespace {

/// Imports a plan of milestones and the table of its workstreams on a day.
intake::import_report import_plan(store::session& db, const std::string& milestones,
                                  const std::string& workstreams,
                                  std::string_view today = "2018-12-05") {
    const temporary_file plan("plan.csv", "Workstream,Milestone,RAG\n" + milestones);
    const temporary_file list("list.csv", "Workstream,Sponsor\n" + workstreams);
    return import_files(db, {plan.path(), list.path()}, on_the_day(today));
}

/// `name day`, of those that are gone.
std::string gone(store::session& db) {
    std::string text;
    for (const plan::workstream& each : store::workstreams(db))
        if (each.vanished_on)
            text += each.name + " " + plan::to_iso(*each.vanished_on) + "\n";
    return text;
}

} // namespace

TEST_CASE("a workstream that the table of all of them leaves out is gone until it is back") {
    auto db = store::session::in_memory();
    import_plan(db, "WS1,Budget,G\nWS2,Elections,G\n", "WS1,CL\nWS2,CL\n");
    CHECK(gone(db).empty());
    const auto renamed =
        import_plan(db, "WS1,Budget,G\nWS3,Elections,G\n", "WS1,CL\nWS3,CL\n", "2018-12-10");
    CHECK(gone(db) == "WS2 2018-12-10\n");
    CHECK(renamed.warnings ==
          std::vector<std::string>{"the table of workstreams has WS2 no more: nothing is asked of "
                                   "it from now on"});
    // Said once.
    CHECK(import_plan(db, "WS1,Budget,G\nWS3,Elections,G\n", "WS1,CL\nWS3,CL\n", "2018-12-17")
              .warnings.empty());
    CHECK(gone(db) == "WS2 2018-12-10\n");
    import_plan(db, "WS1,Budget,G\nWS3,Elections,G\n", "WS1,CL\nWS2,CL\nWS3,CL\n", "2018-12-24");
    CHECK(gone(db).empty());
}

TEST_CASE("a workstream is gone once its items are, whatever else the table has") {
    auto db = store::session::in_memory();
    import_plan(db, "WS1,Budget,G\nWS2,Elections,G\n", "WS1,CL\nWS2,CL\n");
    // Its items are watched: the table may be a part's own.
    import_plan(db, "WS1,Budget,G\n", "WS1,CL\n", "2018-12-10");
    CHECK(gone(db).empty());
    import_plan(db, "WS1,Budget,G\nWS2,Elections,C\n", "WS1,CL\nWS2,CL\n", "2018-12-17");
    import_plan(db, "WS1,Budget,G\n", "WS1,CL\n", "2018-12-24");
    CHECK(gone(db) == "WS2 2018-12-24\n");
}

TEST_CASE(
    "a table of a part of the workstreams, or before there are items, leaves all the others") {
    auto db = store::session::in_memory();
    import_text(db, "Workstream,Sponsor\nWS1,CL\nWS2,CL\n");
    import_text(db, "Workstream,Sponsor\nWS3,CL\n");
    CHECK(gone(db).empty());
    import_plan(db, "WS1,Budget,G\nWS2,Elections,G\n", "WS1,CL\nWS2,CL\nWS3,CL\n");
    import_plan(db, "WS3,Roads,G\n", "WS3,CL\n");
    CHECK(gone(db).empty());
}
