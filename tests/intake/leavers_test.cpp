#include "daemon/intake/leavers.hpp"

#include "daemon/store/contacts.hpp"
#include "daemon/store/outbox.hpp"
#include "tests/intake/importing.hpp"
#include "tests/store/stored.hpp"

#include <string>

#include <nlohmann/json.hpp>

using namespace remembrancer;
using namespace remembrancer::tests;

namespace {

intake::import_options of(std::string programme, std::string_view today = "2018-12-05") {
    intake::import_options options = on_the_day(today);
    options.settings.programme = "Dorset";
    intake::programme_reading harbour;
    harbour.name = "Harbour";
    options.settings.further_programmes = {harbour};
    options.programme = std::move(programme);
    return options;
}

const std::string jo_and_sam = "Name,Email\nJo,jo@plan.example\nSam,sam@plan.example\n";
const std::string only_jo = "Name,Email\nJo,jo@plan.example\n";
const std::string only_sam = "Name,Email\nSam,sam@plan.example\n";

std::string people_in(store::session& db) {
    std::string names;
    for (const plan::person& each : store::people(db))
        names += (names.empty() ? "" : " ") + each.name;
    return names;
}

/// As an earlier version stored them.
void put_unknown(store::session& db, std::initializer_list<const char*> names) {
    store::transaction all(db);
    for (const char* name : names)
        store::put_person(db, {{}, name, "", "", "", ""});
    all.commit();
}

/// `Sam 2`, parted by commas.
std::string left(const intake::import_report& report) {
    std::string text;
    for (const intake::report_leaver& each : report.left)
        text += fmt::format("{}{} {}", text.empty() ? "" : ", ", each.person, each.open_items);
    return text;
}

} // namespace

TEST_CASE(
    "whom the newest contacts no longer name is no contact any more, and the import says so") {
    auto db = store::session::in_memory();
    import_text(db, jo_and_sam);
    import_text(db, "Workstream,Milestone,RAG,Owner\n"
                    "Legal,Go live,G,Sam\n"
                    "Legal,Wind up,G,Jo; Sam (acting)\n"
                    "Legal,Kick off,C,Sam\n"
                    "Legal,Vote,G,Jo\n");
    const auto report = import_text(db, only_jo, on_the_day("2018-12-12"));
    CHECK(people_in(db) == "Jo");
    CHECK(left(report) == "Sam 2");
    CHECK(report.people == intake::tally{0, 0, 1});
    REQUIRE(report.changes.size() == 1);
    CHECK(report.changes[0] ==
          intake::report_change{"person Sam", "", "left_on", "", "2018-12-12", "plan.csv"});
    const std::string text = to_text(report);
    CHECK(text.find("0 added, 0 changed, 1 unchanged, 1 left\n") != std::string::npos);
    CHECK(text.find("Left the contacts: who takes over?\n  Sam  owner of 2 open items\n") !=
          std::string::npos);
    CHECK(text.find("left_on") == std::string::npos);
    CHECK(nlohmann::json::parse(to_json(report)).at("left").dump() ==
          R"([{"open_items":2,"person":"Sam"}])");
    // Once.
    CHECK(left(import_text(db, only_jo)) == "");
}

TEST_CASE("the items of one who left are counted as the whole import leaves them") {
    auto db = store::session::in_memory();
    import_text(db, jo_and_sam);
    import_text(db, "Workstream,Milestone,RAG,Owner\nLegal,Go live,G,Sam\nLegal,Vote,G,Sam\n");
    const temporary_file contacts("contacts.csv", only_jo);
    const temporary_file milestones(
        "milestones.csv", "Workstream,Milestone,RAG,Owner\nLegal,Go live,G,Jo\nLegal,Vote,G,Sam\n");
    const auto report = import_files(db, {milestones.path(), contacts.path()});
    CHECK(left(report) == "Sam 1");
    CHECK(places(report.questioned) == "milestones.csv||3|Owner|M2|Sam\n");
    CHECK(to_text(report).find("owner of 1 open item\n") != std::string::npos);
}

TEST_CASE("a dry run says who would leave and leaves them") {
    auto db = store::session::in_memory();
    import_text(db, jo_and_sam);
    intake::import_options dry = on_the_day();
    dry.dry_run = true;
    CHECK(left(import_text(db, only_jo, dry)) == "Sam 0");
    CHECK(people_in(db) == "Jo Sam");
}

TEST_CASE("who comes back is a contact again") {
    auto db = store::session::in_memory();
    import_text(db, jo_and_sam);
    import_text(db, only_jo);
    const auto report = import_text(db, jo_and_sam);
    CHECK(report.people == intake::tally{1, 0, 1});
    CHECK(people_in(db) == "Jo Sam");
    CHECK(left(import_text(db, only_jo)) == "Sam 0");
}

TEST_CASE(
    "the tables of contacts of one import count together, and an import without takes nobody") {
    auto db = store::session::in_memory();
    const temporary_file one("one.csv", only_jo);
    const temporary_file other("other.csv", only_sam);
    (void)import_files(db, {one.path(), other.path()});
    CHECK(left(import_files(db, {one.path(), other.path()})) == "");
    CHECK(left(import_text(db, "Workstream,Milestone,RAG\nLegal,Go live,G\n")) == "");
    CHECK(people_in(db) == "Jo Sam");
    CHECK(left(import_files(db, {other.path()})) == "Jo 0");
}

TEST_CASE("whom the contacts of another programme name stays until those drop them too") {
    auto db = store::session::in_memory();
    import_text(db, jo_and_sam, of(""));
    import_text(db, only_sam, of("Harbour"));
    CHECK(left(import_text(db, only_jo, of(""))) == "");
    CHECK(left(import_text(db, only_jo, of("Harbour"))) == "Sam 0");
    CHECK(people_in(db) == "Jo");
}

TEST_CASE("a column says whose contacts a row's are, and of a second row the name counts") {
    auto db = store::session::in_memory();
    const auto report = import_text(db,
                                    "Name,Email,Programme\nJo,jo@plan.example,Dorset\n"
                                    "Sam,sam@plan.example,Dorset\n"
                                    "Sam,other@plan.example,harbour\n",
                                    of(""));
    CHECK(report.rejected.size() == 1);
    CHECK(store::people(db)[1].email == "sam@plan.example");
    CHECK(left(import_text(db, only_jo, of(""))) == "");
    CHECK(people_in(db) == "Jo Sam");
    CHECK(left(import_text(db, only_jo, of("Harbour"))) == "Sam 0");
}

TEST_CASE("a row that is refused leaves whom it names as they were") {
    auto db = store::session::in_memory();
    import_text(db, "Name,Email\nJo,jo@plan.example\nSam,sam@plan.example\nAl,al@plan.example\n",
                of(""));
    // Of Sam the programme is unknown, of Al only the address is there.
    const auto report = import_text(db,
                                    "Name,Email,Programme\nJo,jo@plan.example,Dorset\n"
                                    "Sam,new@plan.example,Dorsett\n"
                                    ",Al <AL@plan.example>,Dorset\n",
                                    of(""));
    CHECK(report.rejected.size() == 2);
    CHECK(left(report) == "");
    CHECK(people_in(db) == "Jo Sam Al");
    CHECK(store::people(db)[1].email == "sam@plan.example");
    CHECK(left(import_text(db, only_jo, of(""))) == "Sam 0, Al 0");
}

TEST_CASE("contacts in which no row can be read take nobody, and are asked about") {
    auto db = store::session::in_memory();
    import_text(db, jo_and_sam);
    const temporary_file empty("empty.csv", "Team\n\nName,Email\n,x@plan.example\n");
    const temporary_file jo("jo.csv", only_jo);
    auto report = import_files(db, {empty.path()});
    CHECK(left(report) == "");
    CHECK(places(report.questioned) == "empty.csv||3|||\n");
    CHECK(report.questioned.at(0).reason ==
          "no row of this table of contacts can be read, so nobody leaves them by this import: "
          "fill it in, or take it out");
    // Nor do those beside it.
    report = import_files(db, {empty.path(), jo.path()});
    CHECK(report.questioned.size() == 1);
    CHECK(left(report) == "");
    CHECK(people_in(db) == "Jo Sam");
}

TEST_CASE("contacts of unknown origin stay until every programme has sent its contacts") {
    auto db = store::session::in_memory();
    put_unknown(db, {"Jo", "Sam", "Al"});
    // Dorset may name Sam and Al, and Harbour Jo and Al.
    CHECK(left(import_text(db, only_jo, of(""))) == "");
    CHECK(left(import_text(db, only_jo, of(""))) == "");
    CHECK(people_in(db) == "Jo Sam Al");
    CHECK(left(import_text(db, only_sam, of("Harbour"))) == "Al 0");
    CHECK(people_in(db) == "Jo Sam");
    // Jo is Dorset's alone from now on.
    CHECK(left(import_text(db, only_sam, of(""))) == "Jo 0");
}

TEST_CASE("whom one of two lists drops stays for the other, from which nothing has come yet") {
    auto db = store::session::in_memory();
    put_unknown(db, {"Jo", "Sam"});
    CHECK(left(import_text(db, jo_and_sam, of("Harbour"))) == "");
    CHECK(left(import_text(db, only_sam, of("Harbour"))) == "");
    CHECK(people_in(db) == "Jo Sam");
    CHECK(left(import_text(db, only_jo, of(""))) == "");
    CHECK(left(import_text(db, only_jo, of("Harbour"))) == "Sam 0");
}

TEST_CASE("who joins is no contact of unknown origin") {
    auto db = store::session::in_memory();
    put_unknown(db, {"Al"});
    import_text(db, jo_and_sam, of("Harbour"));
    CHECK(left(import_text(db, only_jo, of("Harbour"))) == "Sam 0");
    CHECK(people_in(db) == "Al Jo");
}

TEST_CASE("where there is one programme its next contacts are those of unknown origin too") {
    auto db = store::session::in_memory();
    put_unknown(db, {"Jo", "Sam"});
    CHECK(left(import_text(db, only_jo)) == "Sam 0");
}

TEST_CASE("one of unknown origin whom a refused row names is kept for that programme") {
    auto db = store::session::in_memory();
    put_unknown(db, {"Jo", "Sam"});
    import_text(db,
                "Name,Email,Programme\nJo,jo@plan.example,Dorset\nSam,sam@plan.example,Dorsett\n",
                of(""));
    CHECK(left(import_text(db, only_jo, of("Harbour"))) == "");
    CHECK(left(import_text(db, only_jo, of(""))) == "Sam 0");
}

TEST_CASE("a deputy who left is asked about, and what waits for them is forgotten") {
    auto db = store::session::in_memory();
    import_text(db, "Name,Email,Deputy\nJo,jo@plan.example,Sam\nSam,sam@plan.example,\n");
    {
        store::transaction all(db);
        store::new_message message = test::a_message("key");
        message.person = "Sam";
        (void)store::insert_message(db, message);
        all.commit();
    }
    const auto report = import_text(db, "Name,Email,Deputy\nJo,jo@plan.example,Sam\n");
    CHECK(places(report.questioned) == "plan.csv||2|Deputy|Jo|Sam\n");
    CHECK(store::list_outbox(db, "cancelled", 9).size() == 1);
}

TEST_CASE("a thousand contacts leave at once, whatever they are called") {
    auto db = store::session::in_memory();
    std::string many = only_jo;
    for (int i = 0; i < 1000; ++i)
        many += fmt::format("\"x'; DROP TABLE person; -- {}\x01\",\n", i);
    import_text(db, many);
    const auto report = import_text(db, only_jo);
    CHECK(report.left.size() == 1000);
    CHECK(people_in(db) == "Jo");
    CHECK(to_text(report).find('\x01') == std::string::npos);
}
