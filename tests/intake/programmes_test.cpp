#include "daemon/intake/programmes.hpp"

#include "tests/intake/importing.hpp"

#include <string>

using namespace remembrancer;
using namespace remembrancer::tests;

namespace {

intake::import_options of_two(std::string_view today = "2018-12-05") {
    intake::import_options options = on_the_day(today);
    options.settings.programme = "Dorset";
    intake::programme_reading harbour;
    harbour.name = "Harbour";
    harbour.rag_words = {{"B", plan::rag::red}};
    harbour.severity = intake::scale{1, 4};
    harbour.key_dates = {{"vesting day", test::day("2020-04-01")}};
    options.settings.further_programmes = {harbour};
    options.settings.key_dates = {{"vesting day", test::day("2019-04-01")}};
    return options;
}

/// `programme/workstream/title rating date`, a line each; what has vanished in brackets.
std::string plan_of(store::session& db) {
    std::string text;
    for (const plan::item& item : all_items(db)) {
        std::string line = item.programme + "/" + item.workstream + "/" + item.title;
        line += " " + std::string(plan::letter(item.rag));
        if (item.baseline.by)
            line += " " + plan::to_iso(*item.baseline.by);
        text += (item.vanished_on ? "[" + line + "]" : line) + "\n";
    }
    return text;
}

const std::string both = "Programme,Workstream,Milestone,RAG,Due Date\n"
                         "Dorset,Legal,Go live,G,vesting day\n"
                         "harbour,Legal,Go live,B,vesting day\n"
                         ",Legal,Wind up,A,01/05/2019\n"; // of the one above

} // namespace

TEST_CASE("the same title in two programmes is two items, each read by its own programme's key") {
    auto db = store::session::in_memory();
    const auto report = import_text(db, both, of_two());
    CHECK(counts(report) == "3/0/0/0");
    CHECK(plan_of(db) == "/Legal/Go live G 2019-04-01\n"
                         "Harbour/Legal/Go live R 2020-04-01\n"
                         "Harbour/Legal/Wind up A 2019-05-01\n");
    CHECK(counts(import_text(db, both, of_two("2018-12-12"))) == "0/0/3/0");
}

TEST_CASE("what one programme's plan leaves out has not vanished from another's") {
    auto db = store::session::in_memory();
    import_text(db, both, of_two());
    intake::import_options harbour = of_two("2018-12-12");
    harbour.programme = "Harbour";
    const auto report = import_text(db, "Workstream,Milestone,RAG\nLegal,Dredge,G\n", harbour);
    CHECK(counts(report) == "1/0/0/2");
    CHECK(report.unjudged.empty());
    CHECK(plan_of(db) == "/Legal/Go live G 2019-04-01\n"
                         "[Harbour/Legal/Go live R 2020-04-01]\n"
                         "[Harbour/Legal/Wind up A 2019-05-01]\n"
                         "Harbour/Legal/Dredge G\n");
}

TEST_CASE("a programme that the settings do not name is refused by its row") {
    auto db = store::session::in_memory();
    const auto report = import_text(db,
                                    "Programme,Workstream,Milestone,RAG\n"
                                    "Dorsett,Legal,Go live,G\n"
                                    "Harbour,Legal,Dredge,G\n",
                                    of_two());
    REQUIRE(report.rejected.size() == 1);
    CHECK(report.rejected[0].place.row == 2);
    CHECK(report.rejected[0].place.column == "Programme");
    CHECK(report.rejected[0].text == "Dorsett");
    CHECK(report.rejected[0].reason.find("\"Dorset\", \"Harbour\"") != std::string::npos);
    CHECK(plan_of(db) == "Harbour/Legal/Dredge G\n");
}

TEST_CASE("with one programme a column of that name says whatever people like") {
    auto db = store::session::in_memory();
    import_text(db, "Programme,Workstream,Milestone,RAG\nSummer,Legal,Go live,G\n");
    CHECK(plan_of(db) == "/Legal/Go live G\n");
}

TEST_CASE("a workstream's people are its programme's own") {
    auto db = store::session::in_memory();
    const auto report = import_text(db,
                                    "Programme,Workstream,Sponsor,Project Manager,Theme Lead\n"
                                    "Dorset,Legal,A Sponsor,A Manager,A Lead\n"
                                    "Harbour,Legal,B Sponsor,B Manager,B Lead\n"
                                    "Elsewhere,Legal,C Sponsor,C Manager,C Lead\n",
                                    of_two());
    CHECK(report.rejected.size() == 1);
    const auto streams = store::workstreams(db);
    REQUIRE(streams.size() == 2);
    CHECK(streams[0].programme.empty());
    CHECK(streams[1].programme == "Harbour");
    CHECK((streams[1].project_managers == std::vector<std::string>{"B Manager"}));
    CHECK((streams[1].theme_leads == std::vector<std::string>{"B Lead"}));
}

TEST_CASE("what an item depends on is its own programme's before another's") {
    auto db = store::session::in_memory();
    const auto report = import_text(db,
                                    "Programme,ID,Workstream,Milestone,RAG,Depends on\n"
                                    "Dorset,1,Legal,Go live,G,\n"
                                    "Harbour,1,Legal,Go live,G,\n"
                                    "Harbour,2,Legal,Dredge,G,1\n"
                                    "Harbour,3,Legal,Open,G,9\n"
                                    "Dorset,9,Legal,Decide,G,\n",
                                    of_two());
    CHECK(report.questioned.empty());
    const auto item = item_titled(db, "Dredge");
    CHECK(item.questions.empty());
    CHECK(counts(report) == "5/0/0/0");
}
