// Who changed a date: the row says so, or whoever sends the plan.

#include "daemon/intake/owner_names.hpp"
#include "tests/intake/importing.hpp"

#include <string>
#include <utility>

#include <nlohmann/json.hpp>

using namespace remembrancer;
using namespace remembrancer::tests;

namespace {

const std::string headers = "ID,Workstream,Milestone,RAG,Due Date,Target Date,Last updated by\n";

intake::import_report import_row(store::session& db, const std::string& row,
                                 const char* sender = "", const char* as_of = "2018-12-05") {
    intake::import_options options = on_the_day(as_of);
    options.by = sender;
    return import_text(db, headers + row + "\n", options);
}

const std::string before = "1,Legal,Go live,A,30/11/2018,14/12/2018,";
const std::string moved = "1,Legal,Go live,A,30/11/2018,21/12/2018,";
const std::string moved_again = "1,Legal,Go live,A,30/11/2018,28/12/2018,";

} // namespace

TEST_CASE("who re-cast a date is whom the row names, else who sends the plan, else nobody") {
    struct row {
        const char* name;
        const char* typed;
        const char* sender;
        const char* by;
    };
    const row rows[] = {
        {"the row", "Jo", "", "Jo"},      {"the row before the sender", "Jo", "Sam", "Jo"},
        {"the sender", "", "Sam", "Sam"}, {"words for nobody", "n/a", "Sam", "Sam"},
        {"nobody", "-", "", ""},          {"on one line", "\"Jo\n Smith\"", "", "Jo Smith"},
    };
    for (const row& r : rows) {
        CAPTURE(r.name);
        auto db = store::session::in_memory();
        (void)import_row(db, before + "Al");
        const auto report = import_row(db, moved + r.typed, r.sender);
        const auto item = item_titled(db, "Go live");
        CHECK(item.history.moved_by == r.by);
        REQUIRE(store::changes_of(db, item.id).size() == 1);
        CHECK(store::changes_of(db, item.id)[0].by == r.by);
        REQUIRE(report.changes.size() == 1);
        CHECK(report.changes[0].by == r.by);
    }
}

TEST_CASE("the newest move has its own author, or none") {
    auto db = store::session::in_memory();
    (void)import_row(db, before);
    (void)import_row(db, moved + "Jo");
    (void)import_row(db, moved_again);
    const auto item = item_titled(db, "Go live");
    CHECK(item.history.moved_by.empty());
    CHECK(store::changes_of(db, item.id)[0].by == "Jo");
    CHECK(store::changes_of(db, item.id)[1].by.empty());
}

TEST_CASE("another name alone changes nothing and wakes nothing") {
    auto db = store::session::in_memory();
    (void)import_row(db, before);
    (void)import_row(db, moved + "Jo");
    {
        store::transaction all(db);
        store::set_wakes(db,
                         std::vector<store::wake>{{item_titled(db, "Go live").id, std::nullopt}});
        all.commit();
    }
    const auto report = import_row(db, moved + "Sam", "Al", "2018-12-12");
    CHECK(counts(report) == "0/0/1/0");
    CHECK(report.changes.empty());
    CHECK(item_titled(db, "Go live").history.moved_by == "Jo");
    CHECK(store::items_to_wake(db, test::day("2019-12-31"), 9).empty());
}

TEST_CASE("the import's report says by whom, where that is known") {
    auto db = store::session::in_memory();
    (void)import_row(db, before);
    const auto report = import_row(db, moved + "Jo\x1b[2J");
    CHECK(to_text(report).find("\"14/12/2018\" -> \"21/12/2018\", by Jo") != std::string::npos);
    CHECK(to_text(report).find('\x1b') == std::string::npos);
    const auto json = nlohmann::json::parse(to_json(report));
    CHECK(json.at("changes")[0].at("by") == "Jo\x1b[2J");
    const auto silent = nlohmann::json::parse(to_json(import_row(db, moved_again)));
    CHECK_FALSE(silent.at("changes")[0].contains("by"));
}

TEST_CASE("the column is known by the headers that plans give it") {
    for (const char* header :
         {"Changed by", "Updated By", "Last updated by", "MODIFIED BY", "Last modified by"}) {
        CAPTURE(header);
        auto db = store::session::in_memory();
        const std::string first = std::string("ID,Risk,I,P,RS,Due Date,") + header + "\n";
        (void)import_text(db, first + "1,Budget,5,5,25,14/12/2018,\n");
        (void)import_text(db, first + "1,Budget,5,5,25,21/12/2018,Jo\n");
        CHECK(item_titled(db, "Budget").history.moved_by == "Jo");
    }
}

TEST_CASE("a story in the place of a name is cut, at the start of a character") {
    CHECK(intake::name_of_author(" Jo \n Smith ") == "Jo Smith");
    CHECK(intake::name_of_author("TBC").empty());
    const std::string name = intake::name_of_author(std::string(99, 'x') + "\u00e9 and more");
    CHECK(name == std::string(99, 'x') + "...");
}
