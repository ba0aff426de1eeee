#include "tests/intake/importing.hpp"

#include <algorithm>
#include <string>

using namespace remembrancer;
using namespace remembrancer::tests;

// The real plan as at 5 December 2018, with the figures its programme office counts by hand.

namespace {

const char* const questions_in_workbook = "programme-workbook.xlsx|Risks|9|Owner|228|TBA\n"
                                          "programme-workbook.xlsx|Risks|10|Date Due|234|Dec 19\n"
                                          "programme-workbook.xlsx|Issues|6|S|245|O\n";

const char* const questions_in_tables = "risks.csv||6|Owner|228|TBA\n"
                                        "risks.csv||7|Date Due|234|Dec 19\n"
                                        "issues.csv||3|S|245|O\n";

long long count_of(store::session& db, plan::item_kind kind, bool open_only) {
    const auto items = all_items(db);
    return std::ranges::count_if(items, [&](const plan::item& item) {
        return item.kind == kind && !(open_only && item.closed);
    });
}

void check_figures(store::session& db) {
    CHECK(count_of(db, plan::item_kind::milestone, false) == 62);
    CHECK(count_of(db, plan::item_kind::milestone, true) == 47);
    CHECK(count_of(db, plan::item_kind::risk, false) == 10);
    CHECK(count_of(db, plan::item_kind::issue, false) == 3);
    CHECK(store::people(db).size() == 25);
    CHECK(store::workstreams(db).size() == 9);
}

} // namespace

TEST_CASE("the demo's workbook is imported whole, with exactly its three questions") {
    auto db = store::session::in_memory();
    const auto report = import_files(db, {demo_workbook()}, on_the_day("2026-03-01"));
    CHECK(counts(report) == "75/0/0/0");
    CHECK(report.people == intake::tally{25, 0, 0});
    CHECK(report.workstreams == intake::tally{9, 0, 0});
    CHECK(places(report.questioned) == questions_in_workbook);
    CHECK(report.rejected.empty());
    CHECK(report.not_read.empty());
    // From the title, not from the day of the import.
    CHECK(report.as_of == test::day("2018-12-05"));
    check_figures(db);
}

TEST_CASE("the demo's tables are imported whole, with exactly its three questions") {
    auto db = store::session::in_memory();
    const auto report = import_files(db, demo_tables());
    CHECK(counts(report) == "75/0/0/0");
    CHECK(places(report.questioned) == questions_in_tables);
    CHECK(report.rejected.empty());
    check_figures(db);
}

TEST_CASE("the workbook and the tables have equal values, whichever comes first") {
    auto db = store::session::in_memory();
    SUBCASE("workbook first") {
        import_files(db, {demo_workbook()});
        const auto report = import_files(db, demo_tables());
        CHECK(counts(report) == "0/0/75/0");
        CHECK(report.changes.empty());
        CHECK(report.people == intake::tally{0, 0, 25});
        CHECK(report.workstreams == intake::tally{0, 0, 9});
        CHECK(places(report.questioned) == questions_in_tables);
    }
    SUBCASE("tables first") {
        import_files(db, demo_tables());
        const auto report = import_files(db, {demo_workbook()});
        CHECK(counts(report) == "0/0/75/0");
        CHECK(report.changes.empty());
        CHECK(places(report.questioned) == questions_in_workbook);
    }
    check_figures(db);
}

TEST_CASE("the same file again changes nothing, even years later") {
    auto db = store::session::in_memory();
    import_files(db, demo_tables());
    const std::string before = dump(db);
    auto later = on_the_day("2026-03-01");
    const auto report = import_files(db, demo_tables(), later);
    CHECK(counts(report) == "0/0/75/0");
    CHECK(report.changes.empty());
    CHECK(report.inferred.empty());
    const std::string after = dump(db);
    // The run itself is recorded, and nothing else.
    const auto without_last_line = [](const std::string& text) {
        return text.substr(0, text.rfind('\n', text.size() - 2));
    };
    CHECK(without_last_line(after) == without_last_line(before));
    CHECK(store::last_import(db)->as_of == test::day("2026-03-01"));
}

TEST_CASE("every milestone of the demo keeps its text and gets a window or none was typed") {
    auto db = store::session::in_memory();
    import_files(db, {demo_workbook()});
    int undated = 0;
    for (const plan::item& item : all_items(db)) {
        CAPTURE(item.title);
        if (item.kind != plan::item_kind::milestone)
            continue;
        CHECK_FALSE(item.baseline.text.empty());
        CHECK(item.baseline.by);
        CHECK_FALSE(item.workstream.empty());
        CHECK(item.questions.empty());
        if (!item.closed && item.forecast.text.empty())
            ++undated;
    }
    CHECK(undated == 20);
}

TEST_CASE("years that were not written are listed once") {
    auto db = store::session::in_memory();
    const auto report = import_files(db, {demo_workbook()});
    // Workstreams 3 and 7 write 17 October, 21st Sept and the like, promised and expected.
    CHECK(report.inferred.size() == 16);
    const auto ends =
        std::ranges::find(report.inferred, "TUPE consultation ends", &intake::inferred_year::item);
    REQUIRE(ends != report.inferred.end());
    CHECK(ends->text == "18th Mar");
    CHECK(ends->meant == "18 March 2019");
    CHECK(ends->place.column == "Due Date");
}

TEST_CASE("a table that is not understood is said so, and nothing else happens") {
    auto db = store::session::in_memory();
    const std::string before = dump(db);
    const auto report = import_text(db, "Room,Seats,Day\nA 1,12,Monday\n");
    REQUIRE(report.not_read.size() == 1);
    CHECK(report.not_read[0].file == "plan.csv");
    CHECK(report.not_read[0].reason.find("'Room', 'Seats', 'Day'") != std::string::npos);
    CHECK(dump(db) == before);
    CHECK_FALSE(store::last_import(db));
}

TEST_CASE("a dry run reports the same and changes nothing") {
    auto db = store::session::in_memory();
    import_text(db, "Milestone,Due Date\nAn older one,01/01/2018\n");
    const std::string before = dump(db);
    auto options = on_the_day();
    options.dry_run = true;
    auto tried = import_files(db, {demo_workbook()}, options);
    CHECK(dump(db) == before);
    const auto done = import_files(db, {demo_workbook()});
    CHECK(tried.dry_run);
    tried.dry_run = false;
    CHECK(tried == done);
}

TEST_CASE("other separators and encodings of the milestones are equal") {
    const std::string utf8 = bytes_of(demo_folder / "milestones.csv");
    // Fields of the demo hold commas, which stand between quotes and may stay.
    const auto separated_by = [&](char separator) {
        std::string out;
        bool quoted = false;
        for (const char c : utf8) {
            quoted = c == '"' ? !quoted : quoted;
            out += c == ',' && !quoted ? separator : c;
        }
        return out;
    };
    std::string windows = utf8;
    for (std::size_t at; (at = windows.find("\u2013")) != std::string::npos;)
        windows.replace(at, 3, "\x96");
    std::string line_ends;
    for (const char c : utf8)
        line_ends += c == '\n' ? std::string("\r\n") : std::string(1, c);
    struct row {
        const char* name;
        std::string bytes;
    };
    const row rows[] = {
        {"semicolons", separated_by(';')},
        {"tabs", separated_by('\t')},
        {"byte order mark", "\xEF\xBB\xBF" + utf8},
        {"Windows-1252", windows},
        {"CR LF", line_ends},
    };
    REQUIRE(windows != utf8);
    for (const row& r : rows) {
        CAPTURE(r.name);
        auto db = store::session::in_memory();
        import_files(db, {demo_folder / "milestones.csv"});
        const auto report = import_text(db, r.bytes);
        CHECK(counts(report) == "0/0/62/0");
        CHECK(report.changes.empty());
    }
}

TEST_CASE("the demo's status report is the programme's, Amber with one green dimension of six") {
    auto db = store::session::in_memory();
    import_files(db, {demo_workbook()});
    const auto report = import_files(db, {demo_folder / "status.csv"});
    CHECK(counts(report) == "1/0/0/0");
    CHECK(report.questioned.empty());
    const plan::item item = item_titled(db, "Programme");
    CHECK(item.kind == plan::item_kind::report);
    CHECK(item.workstream.empty());
    CHECK(item.rag == plan::rag::amber);
    REQUIRE(item.parts.size() == 6);
    CHECK(item.parts.front() == plan::rated_part{"Scope", plan::rag::green});
    CHECK(item.parts.back() == plan::rated_part{"Risk & Issue", plan::rag::amber});
    CHECK(item.reported_on == test::day("2018-12-05"));
}
