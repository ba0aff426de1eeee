#include "daemon/store/listed_programmes.hpp"

#include "daemon/base/error.hpp"
#include "tests/intake/importing.hpp"

using namespace remembrancer;
using namespace remembrancer::tests;

namespace {

const std::string headers = "Programme,Nation,Vesting day,Started,Programme director,"
                            "Programme office,RAG key,Risk bands,Severity scale\n";
const std::string harbour =
    "Harbour,Scotland,1 April 2020,1 May 2019,Harbour director,Harbour office,B = Red,Red 12,1-4\n";

/// The names, separated by commas.
std::string names_in(store::session& db) {
    std::string names;
    for (const plan::listed_programme& each : store::listed_programmes(db))
        names += (names.empty() ? "" : ", ") + each.name;
    return names;
}

/// `added/changed/unchanged` of programmes.
std::string tallied(const intake::import_report& report) {
    return fmt::format("{}/{}/{}", report.programmes.added, report.programmes.changed,
                       report.programmes.unchanged);
}

/// Every field of the settings that a table may fill, by the names that it lists.
intake::import_options with_settings() {
    intake::import_options how = on_the_day();
    how.settings.programme = "Dorset";
    how.described_by = [settings = how.settings](auto listed) {
        intake::described_settings out{settings, {"a doubt"}};
        for (const plan::listed_programme& each : listed)
            out.settings.further_programmes.push_back({each.name, {}, {}, {}});
        return out;
    };
    return how;
}

} // namespace

TEST_CASE("a table of programmes is known by its headers, and not taken for another") {
    struct row {
        const char* name;
        std::string text;
        intake::table_kind kind;
    };
    using enum intake::table_kind;
    const row rows[] = {
        {"all of it", headers + harbour, programmes},
        {"the key date alone", "Programme,Vesting day\nHarbour,1 April 2020\n", programmes},
        {"with remarks",
         "Programme,Vesting day,PMO,Notes\nHarbour,1 April 2020,Harbour office,by ferry\n",
         programmes},
        {"a plan of several programmes",
         "Programme,Milestone,Due date,Owner,Programme office\nHarbour,Go live,31/12/2018,Jo,PMO\n",
         milestones},
        {"a plan with a row of the programme's office",
         "Workstream,Milestone,Due date,Owner\nProgramme,Go live,31/12/2018,Programme office\n",
         milestones},
        {"a plan with a row that names a key date",
         "Workstream,Milestone,Due date\nProgramme,Go live,vesting day\n", milestones},
        {"a plan with such a row of its own after a blank one",
         "Workstream,Due date,Milestone\nLegal,31/12/2018,Go live\n\nProgramme,vesting day,\n",
         milestones},
        {"a plan with a head that names its programme",
         "Programme,Dorset,Vesting day,1 April 2019\n"
         "Workstream,Milestone,Due date\nLegal,Go live,31/12/2018\n",
         milestones},
        {"workstreams of several",
         "Programme,Workstream,Sponsor,Programme office\nHarbour,Legal,Jo,PMO\n", workstreams},
    };
    for (const row& r : rows) {
        CAPTURE(r.name);
        auto db = store::session::in_memory();
        const auto report = import_text(db, r.text, on_the_day());
        REQUIRE(report.tables.size() == 1);
        CHECK(report.tables.front().kind == r.kind);
    }
}

TEST_CASE("what a table says of a programme is kept by field, with its history") {
    auto db = store::session::in_memory();
    CHECK(tallied(import_text(db, headers + harbour, on_the_day())) == "1/0/0");
    const plan::listed_programme expected{"Harbour",
                                          "scotland",
                                          "2019-05-01",
                                          "vesting day: 2020-04-01",
                                          "Harbour director",
                                          "Harbour office",
                                          "B: red",
                                          "Red: 12",
                                          "1: 4"};
    CHECK(store::listed_programmes(db) == std::vector{expected});
    CHECK(tallied(import_text(db, headers + harbour, on_the_day())) == "0/0/1");

    const auto moved =
        import_text(db, "Programme,Vesting day\nharbour,8 April 2020\n", on_the_day());
    CHECK(tallied(moved) == "0/1/0");
    REQUIRE(moved.changes.size() == 1);
    CHECK(moved.changes[0].subject == "programme Harbour");
    CHECK(moved.changes[0].field == "key_date");
    CHECK(moved.changes[0].old_value == "vesting day: 2020-04-01");
    CHECK(moved.changes[0].new_value == "vesting day: 2020-04-08");
    // What no column holds stays as it was, and so does the name that its items are kept under.
    CHECK(store::listed_programmes(db).front().name == "Harbour");
    CHECK(store::listed_programmes(db).front().bands == "Red: 12");
}

TEST_CASE("a cell that cannot be read is asked about, and changes nothing") {
    auto db = store::session::in_memory();
    (void)import_text(db, headers + harbour, on_the_day());
    const auto report = import_text(
        db, headers + "Harbour,France,soon,soon,Harbour director,Harbour office,B,Red,many\n",
        on_the_day());
    CHECK(tallied(report) == "0/0/1");
    REQUIRE(report.questioned.size() == 6);
    CHECK(report.questioned[0].place.column == "Nation");
    CHECK(report.questioned[0].reason ==
          "expected whose bank holidays: England and Wales, Scotland "
          "or Northern Ireland; until then it is scotland");
    CHECK(store::listed_programmes(db).front().severity == "1: 4");
}

TEST_CASE("what would spoil the settings is asked about by its cell") {
    struct row {
        const char* name;
        std::string text;
        const char* column;
    };
    const std::string longest(1001, 'x');
    const row rows[] = {
        {"long", "Programme,Vesting day,PMO\nHarbour,1 April 2020," + longest + "\n", "PMO"},
        {"hostile", "Programme,Vesting day,PMO\nHarbour,1 April 2020,a\x1b[2Jb\n", "PMO"},
        {"began after its end", "Programme,Vesting day,Started\nHarbour,1 April 2020,1 May 2020\n",
         "Started"},
        {"no year", "Programme,Vesting day\nHarbour,1 April\n", "Vesting day"},
        {"a date without a name", "Programme,Key dates\nHarbour,1 April 2020\n", "Key dates"},
    };
    for (const row& r : rows) {
        CAPTURE(r.name);
        auto db = store::session::in_memory();
        const auto report = import_text(db, r.text, on_the_day());
        REQUIRE(report.questioned.size() == 1);
        CHECK(report.questioned.front().place.column == r.column);
        CHECK(names_in(db) == "Harbour");
    }
    auto db = store::session::in_memory();
    const auto report =
        import_text(db, "Programme,Vesting day\n" + longest + ",1 April 2020\n", on_the_day());
    CHECK(report.rejected.size() == 1);
    CHECK(names_in(db).empty());
    // Nobody is called so.
    (void)import_text(db, "Programme,Vesting day,PMO,SRO\nHarbour,1 April 2020,TBC,n/a\n",
                      on_the_day());
    CHECK(store::listed_programmes(db).front().programme_office.empty());
    CHECK(store::listed_programmes(db).front().programme_director.empty());
}

TEST_CASE("the first programme stays while the store has anything of it, by its own name") {
    auto db = store::session::in_memory();
    const auto how = with_settings();
    (void)import_text(db, headers + "Dorset,Scotland,,,,,,,\n", how);
    (void)import_text(db, "ID,Milestone,Due date\n1,Open,31/12/2018\n", how, "plan.csv");
    (void)import_text(db, headers + harbour, how);
    CHECK(names_in(db) == "Dorset, Harbour");
}

TEST_CASE("a table of programmes lists them all, but none goes that has items") {
    auto db = store::session::in_memory();
    const auto how = with_settings();
    const std::string both = headers + harbour + "Airport,,,,,,,,\n";
    const auto first = import_text(db, both, how);
    CHECK(names_in(db) == "Harbour, Airport");
    CHECK(first.warnings == std::vector<std::string>{"a doubt"});
    auto in_airport = how;
    in_airport.settings.further_programmes.push_back({"Airport", {}, {}, {}});
    (void)import_text(db, "Programme,ID,Milestone,Due date\nAirport,1,Open,31/12/2018\n",
                      in_airport, "plan.csv");
    const auto left = import_text(db, headers + "Bridge,,,,,,,,\n", how);
    CHECK(names_in(db) == "Airport, Bridge");
    CHECK(left.changes.front().subject == "programme Harbour");
    CHECK(left.changes.size() == 9); // each field that is lost
    REQUIRE(left.warnings.size() == 3);
    CHECK(left.warnings[0] == "no table lists programme \"Harbour\" any more: it is one no longer");
    CHECK(left.warnings[1].starts_with("no table lists programme \"Airport\" any more, but the "));

    SUBCASE("a slip in one row ends nothing") {
        (void)import_text(db, headers + "Tunnel,,,,,,,,\nTunnel,,,,,,,,\n", how);
        CHECK(names_in(db) == "Airport, Bridge, Tunnel");
    }
    SUBCASE("and a table without rows ends nothing") {
        (void)import_text(db, headers, how);
        CHECK(names_in(db) == "Airport, Bridge");
    }
}

TEST_CASE("a programme of the table is one for the rest of the same import") {
    auto db = store::session::in_memory();
    const auto report = import_text(
        db, headers + harbour + "\nProgramme,ID,Milestone,Due date\nHarbour,1,Open,31/12/2018\n",
        with_settings());
    CHECK(report.items.added == 1);
    CHECK(report.rejected.empty());
}

TEST_CASE("settings that a table would spoil stop the import, and nothing is kept") {
    auto db = store::session::in_memory();
    auto how = on_the_day();
    how.described_by = [](auto) -> intake::described_settings {
        throw base::user_error(base::exit_code::bad_data, "not good");
    };
    CHECK_THROWS_AS((void)import_text(db, headers + harbour, how), base::user_error);
    CHECK(names_in(db).empty());
}
