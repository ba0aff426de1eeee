#include "tests/intake/importing.hpp"

using namespace remembrancer;
using namespace remembrancer::tests;
using test::day;

namespace {

const std::string headers = "Person,Away from,Away until\n";

/// Of the demonstration's kind: whoever is away must be one.
store::session with_contacts() {
    auto db = store::session::in_memory();
    import_text(db, "Name,Email\nJo,jo@council.example\nSam,sam@council.example\n", on_the_day(),
                "contacts.csv");
    return db;
}

/// `person from until`, and `command` where no table has it, a line each.
std::string recorded(store::session& db) {
    std::string text;
    for (const plan::absence& each : store::absences(db))
        text += each.person + " " + plan::to_iso(each.from) + " " + plan::to_iso(each.until) +
                (each.listed_by ? "\n" : " command\n");
    return text;
}

/// `added/changed/unchanged/ended`.
std::string tallied(const intake::import_report& report) {
    return fmt::format("{}/{}/{}/{}", report.absences.added, report.absences.changed,
                       report.absences.unchanged, report.absences_ended);
}

void record(store::session& db, const char* person, const char* from, const char* until) {
    store::transaction all(db);
    store::add_absence(db, {0, person, day(from), day(until)});
    all.commit();
}

} // namespace

TEST_CASE("a table of absences is known by its headers or its name, and not taken for another") {
    struct row {
        const char* name;
        const char* file;
        std::string text;
        intake::table_kind kind;
    };
    using enum intake::table_kind;
    const row rows[] = {
        {"by its headers", "plan.csv", headers + "Jo,10/12/2018,12/12/2018\n", absences},
        {"by its name", "leave.csv", "Name,From,To\nJo,10/12/2018,12/12/2018\n", absences},
        {"with the day back", "absences.csv", "Name,First day,Back on\nJo,10/12/2018,13/12/2018\n",
         absences},
        {"with mail addresses", "leave.csv",
         "Name,Email,Start date,End date\nJo,jo@council.example,10/12/2018,12/12/2018\n", absences},
        {"all days in one cell", "plan.csv", "Person,Dates away\nJo,10 to 12 December 2018\n",
         absences},
        {"contacts who say when they are away", "contacts.csv",
         "Name,Email,Organisation,Deputy,Away from,Away until\nJo,jo@council.example,,,,\n",
         contacts},
        {"dependencies", "dependencies.csv", "From,To\nM1,M2\n", dependencies},
        {"milestones", "plan.csv", "Milestone,Start date,End date,Owner\nGo live,,31/12/2018,Jo\n",
         milestones},
    };
    for (const row& r : rows) {
        CAPTURE(r.name);
        auto db = with_contacts();
        const auto report = import_text(db, r.text, on_the_day(), r.file);
        REQUIRE(report.tables.size() == 1);
        CHECK(report.tables.front().kind == r.kind);
        CHECK(recorded(db) == (r.kind == absences ? "Jo 2018-12-10 2018-12-12\n" : ""));
        CHECK(tallied(report) == (r.kind == absences ? "1/0/0/0" : "0/0/0/0"));
    }
}

TEST_CASE("the days of an absence are read as the plan's dates are") {
    struct row {
        const char* name;
        const char* cells;
        const char* from;
        const char* until;
    };
    const row rows[] = {
        {"two days", "10/12/2018,12/12/2018", "2018-12-10", "2018-12-12"},
        {"one day", "10/12/2018,10/12/2018", "2018-12-10", "2018-12-10"},
        {"a window", "10 to 12 December 2018,", "2018-12-10", "2018-12-12"},
        {"a month", "January 2019,", "2019-01-01", "2019-01-31"},
        {"from a month to another", "January 2019,February 2019", "2019-01-01", "2019-02-28"},
        {"without years", "20 Dec,3 Jan", "2018-12-20", "2019-01-03"},
    };
    for (const row& r : rows) {
        CAPTURE(r.name);
        auto db = with_contacts();
        const auto report = import_text(db, headers + "Jo," + r.cells + "\n");
        CHECK(places(report.rejected) == "");
        CHECK(recorded(db) == std::string("Jo ") + r.from + " " + r.until + "\n");
        CHECK(report.inferred.size() == (std::string(r.name) == "without years" ? 2 : 0));
    }
}

TEST_CASE("an absence that cannot be read is rejected with its place and what was expected") {
    struct row {
        const char* name;
        const char* cells;
        const char* place;
        const char* reason;
    };
    const row rows[] = {
        {"no contact", "Nobody,10/12/2018,12/12/2018", "Person|Nobody|Nobody",
         "as the contacts have it"},
        {"no person", ",10/12/2018,12/12/2018", "Person||", "the row names no person"},
        {"no first day", "Jo,,12/12/2018", "Away from|Jo|", "the first day away is missing"},
        {"no last day", "Jo,10/12/2018,", "Away until|Jo|", "the last day away is missing"},
        {"not known yet", "Jo,TBC,12/12/2018", "Away from|Jo|TBC", "before the days are known"},
        {"unreadable", "Jo,10/12/2018,soon", "Away until|Jo|soon", "soon"},
        {"the wrong way round", "Jo,10/12/2018,9/12/2018", "Away until|Jo|9/12/2018",
         "expected a last day from 10 December 2018 on"},
    };
    for (const row& r : rows) {
        CAPTURE(r.name);
        auto db = with_contacts();
        const auto report = import_text(db, headers + r.cells + "\n");
        CHECK(places(report.rejected) == "plan.csv||2|" + std::string(r.place) + "\n");
        REQUIRE(report.rejected.size() == 1);
        CAPTURE(report.rejected.front().reason);
        CHECK((report.rejected.front().reason.find(r.reason) != std::string::npos ||
               std::string(r.name) == "unreadable"));
        CHECK(recorded(db) == "");
    }
}

TEST_CASE("each table of absences replaces the last one, and leaves what a command recorded") {
    auto db = with_contacts();
    record(db, "Jo", "2019-03-01", "2019-03-02");
    const auto first = import_text(
        db, headers + "Jo,3/12/2018,14/12/2018\nJo,20/12/2018,21/12/2018\n"
                      "Sam,1/11/2018,2/11/2018\nSam,7/1/2019,8/1/2019\nJo,1/3/2019,2/3/2019\n");
    CHECK(tallied(first) == "4/0/1/0");
    const std::int64_t before = store::people_version(db);

    const auto dry = [&] {
        auto options = on_the_day();
        options.dry_run = true;
        return import_text(db, headers + "Jo,20/12/2018,24/12/2018\n", options);
    }();
    CHECK(tallied(dry) == "0/1/0/2");
    CHECK(store::people_version(db) == before);

    const auto second = import_text(db, headers + "Jo,20/12/2018,24/12/2018\n");
    CHECK(tallied(second) == "0/1/0/2");
    // Under way: it ended yesterday. Not begun: it is gone. Over: it stays.
    CHECK(recorded(db) == "Sam 2018-11-01 2018-11-02\nJo 2018-12-03 2018-12-04\n"
                          "Jo 2018-12-20 2018-12-24\nJo 2019-03-01 2019-03-02 command\n");
    // Rounds read people, and who is away, again when this is another.
    CHECK(store::people_version(db) > before);
    std::string said;
    for (const intake::report_change& each : second.changes)
        said += each.subject + " " + each.field + ": " + each.old_value + " -> " + each.new_value +
                "\n";
    CHECK(said == "person Jo absence: 20 to 21 December 2018 -> 20 to 24 December 2018\n"
                  "person Jo absence: 3 to 14 December 2018 -> 3 to 4 December 2018\n"
                  "person Sam absence: 7 to 8 January 2019 -> \n");
    CHECK(to_text(second).find("absences                   0 added, 1 changed, 0 unchanged, 2 "
                               "ended\n") != std::string::npos);
    CHECK(to_json(second).find(R"("absences":{"added":0,"changed":1,"unchanged":0,"ended":2})") !=
          std::string::npos);

    CHECK(tallied(import_text(db, headers + "Jo,20/12/2018,24/12/2018\n")) == "0/0/1/0");
    CHECK(tallied(import_text(db, headers)) == "0/0/0/1");
    CHECK(tallied(import_text(db, "Name,Email\nJo,jo@council.example\nSam,s@council.example\n")) ==
          "0/0/0/0");
}

TEST_CASE("a row of absences that is refused ends nothing of its person, nor of those unnamed") {
    auto db = with_contacts();
    import_text(db, headers + "Jo,10/12/2018,12/12/2018\nSam,10/12/2018,12/12/2018\n");
    const std::string before = recorded(db);
    CHECK(tallied(import_text(db, headers + "Jo,soon,\nSam,10/12/2018,12/12/2018\n")) == "0/0/1/0");
    CHECK(tallied(import_text(db, headers + "Joe,10/12/2018,12/12/2018\n")) == "0/0/0/0");
    CHECK(recorded(db) == before);
    // Whoever another row names is judged by it.
    CHECK(tallied(import_text(
              db, headers + "Joe,10/12/2018,12/12/2018\nSam,1/2/2019,2/2/2019\n")) == "1/0/0/1");
}

TEST_CASE("two rows of one person and first day are one too many") {
    auto db = with_contacts();
    const auto report =
        import_text(db, headers + "Jo,10/12/2018,12/12/2018\njo,10/12/2018,14/12/2018\n");
    CHECK(places(report.rejected) == "plan.csv||3|Away from|jo|10/12/2018\n");
    CHECK(recorded(db) == "Jo 2018-12-10 2018-12-12\n");
}

TEST_CASE("each programme's table of absences is for itself") {
    auto db = with_contacts();
    auto options = on_the_day();
    options.settings.programme = "Dorset";
    options.settings.further_programmes = {{"Somerset", {}, {}, {}}};
    const std::string both = "Programme," + headers;
    import_text(db, both + "Dorset,Jo,10/12/2018,12/12/2018\nSomerset,Sam,10/12/2018,12/12/2018\n",
                options);
    CHECK(tallied(import_text(db, both + "Somerset,Jo,1/2/2019,2/2/2019\n", options)) == "1/0/0/1");
    CHECK(recorded(db) == "Jo 2018-12-10 2018-12-12\nJo 2019-02-01 2019-02-02\n");
    const auto unknown = import_text(db, both + "Devon,Jo,1/2/2019,2/2/2019\n", options);
    CHECK(places(unknown.rejected) == "plan.csv||2|Programme|Jo|Devon\n");
    CHECK(recorded(db) == "Jo 2018-12-10 2018-12-12\nJo 2019-02-01 2019-02-02\n");
}
