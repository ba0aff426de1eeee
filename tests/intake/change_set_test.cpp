#include "daemon/intake/change_set.hpp"

#include "tests/intake/tables.hpp"
#include "tests/support/builders.hpp"
#include "tests/support/days.hpp"

#include <string>
#include <vector>

#include <doctest/doctest.h>
#include <fmt/format.h>

using namespace remembrancer;
using namespace remembrancer::intake;
using test::day;

namespace {

const intake_settings settings;
const known_names nobody_known;

/// The first item of a table of one row, read as of 5 December 2018.
incoming_item read(const std::vector<std::string>& headers, const std::vector<std::string>& cells,
                   plan::date as_of = day("2018-12-05"), const known_names& known = nobody_known) {
    const sheet source = tests::a_sheet({headers, cells});
    const found_tables found = find_tables(source, settings);
    REQUIRE(found.tables.size() == 1);
    const auto rows = records_of(source, found.tables.front());
    REQUIRE(rows.records.size() == 1);
    const workstream_tree none;
    return read_item(source, found.tables.front(), rows.records.front(),
                     {as_of, settings, known, {}, none});
}

/// `forecast: 23/11/18 -> TBC; rag: G -> R`, with `refreshed` at the end.
std::string shown(const comparison& found) {
    std::string text;
    for (const field_difference& d : found.changed)
        text += fmt::format("{}{}: {} -> {}", text.empty() ? "" : "; ", to_text(d.which),
                            d.old_value, d.new_value);
    return text + (found.refreshed ? " refreshed" : "");
}

} // namespace

TEST_CASE("an item is compared field by field, by value") {
    const std::vector<std::string> headers{"Milestone", "RAG",    "Due Date",    "Target Date",
                                           "Owner",     "Status", "Completed on"};
    struct row {
        const char* name;
        std::vector<std::string> before;
        std::vector<std::string> after;
        const char* changed;
    };
    const row rows[] = {
        {"nothing",
         {"m", "G", "30/11/2018", "TBC", "CL"},
         {"m", "G", "30/11/2018", "TBC", "CL"},
         ""},
        {"a date typed otherwise", {"m", "G", "30/11/18"}, {"m", "G", "30 November 2018"}, ""},
        {"a rating typed otherwise", {"m", "G"}, {"m", "Green"}, ""},
        {"white space",
         {"a  milestone", "G", "", "", "CL / HR"},
         {"a milestone ", "G", "", "", "CL/ HR"},
         ""},
        {"a date",
         {"m", "G", "30/11/2018"},
         {"m", "G", "7/12/2018"},
         "baseline: 30/11/2018 -> 7/12/2018"},
        {"a month instead of its last day",
         {"m", "G", "30/11/2018"},
         {"m", "G", "Nov 2018"},
         "baseline: 30/11/2018 -> Nov 2018"},
        {"a date filled in",
         {"m", "G", "30/11/2018"},
         {"m", "G", "30/11/2018", "TBC"},
         "forecast:  -> TBC"},
        {"a date taken out",
         {"m", "G", "30/11/2018", "7/12/18"},
         {"m", "G", "30/11/2018"},
         "forecast: 7/12/18 -> "},
        {"a rating", {"m", "G"}, {"m", "R"}, "rag: G -> R"},
        {"complete", {"m", "G"}, {"m", "C"}, "rag: G -> C; closed: open -> closed"},
        {"open again", {"m", "C"}, {"m", "A"}, "rag: C -> A; closed: closed -> open"},
        {"an owner", {"m", "G", "", "", "CL"}, {"m", "G", "", "", "HR"}, "owner: CL -> HR"},
        {"an owner who is nobody",
         {"m", "G"},
         {"m", "G", "", "", "TBA"},
         "owner:  -> TBA refreshed"},
        {"a status",
         {"m", "G", "", "", "", "Open"},
         {"m", "G", "", "", "", "Closed"},
         "status: Open -> Closed; closed: open -> closed"},
        {"a closing day",
         {"m", "G"},
         {"m", "G", "", "", "", "", "23/11/18"},
         "closed: open -> closed; closed_on:  -> 2018-11-23"},
        {"an unreadable date",
         {"m", "G", "Dec 18"},
         {"m", "G", "Dec 19"},
         "baseline: Dec 18 -> Dec 19 refreshed"},
        {"a letter case in a title", {"budget", "G"}, {"Budget", "G"}, "title: budget -> Budget"},
    };
    for (const row& r : rows) {
        CAPTURE(r.name);
        auto stored = read(headers, r.before).item;
        CHECK(shown(compare(stored, read(headers, r.after), day("2018-12-05"))) == r.changed);
    }
}

TEST_CASE("what is equal keeps its stored text") {
    const std::vector<std::string> headers{"Milestone", "RAG", "Due Date"};
    const auto stored = read(headers, {"m", "G", "30/11/18"}).item;
    const auto found =
        compare(stored, read(headers, {"m", "Green", "30 November 2018"}), day("2018-12-05"));
    CHECK(found.merged == stored);
}

TEST_CASE("a year that was inferred stays as long as the text does") {
    const std::vector<std::string> headers{"Milestone", "Due Date"};
    const auto stored = read(headers, {"m", "18th Mar"}).item;
    REQUIRE(stored.baseline.by == day("2019-03-18"));
    const plan::date later = day("2021-03-01");
    CHECK(shown(compare(stored, read(headers, {"m", "18th Mar"}, later), later)) == "");
    const auto moved = compare(stored, read(headers, {"m", "19th Mar"}, later), later);
    CHECK(shown(moved) == "baseline: 18th Mar -> 19th Mar");
    CHECK(moved.merged.baseline.by == day("2021-03-19"));
}

TEST_CASE("what was read of a text stays, whatever day it is read as of later") {
    struct row {
        const char* name;
        const char* before;
        const char* after; ///< read as of a century later
        const char* changed;
    };
    const row rows[] = {
        {"the same text", "01/11/18", "01/11/18", ""},
        {"white space", "Nov '18", " Nov  '18", ""},
        {"no year", "18th Mar", "18th Mar", ""},
        {"a year of four digits", "01/11/2018", "01/11/2018", ""},
        {"another text", "01/11/18", "02/11/18", "baseline: 01/11/18 -> 02/11/18 refreshed"},
    };
    const std::vector<std::string> headers{"Milestone", "Due Date"};
    const plan::date later = day("2118-12-05");
    for (const row& r : rows) {
        CAPTURE(r.name);
        auto stored = read(headers, {"m", r.before}).item;
        stored.dates_known_since = day("2018-12-05");
        const auto found = compare(stored, read(headers, {"m", r.after}, later), later);
        CHECK(shown(found) == r.changed);
        CHECK((found.merged == stored) == (*r.changed == '\0'));
    }
}

TEST_CASE("what a setting makes of the same text is taken") {
    const std::vector<std::string> headers{"Milestone", "Due Date"};
    auto stored = read(headers, {"m", "vesting day"}).item;
    stored.dates_known_since = day("2018-12-05");
    stored.baseline = from_date(day("2019-04-01"));
    stored.baseline.text = "vesting day";
    const auto found = compare(stored, read(headers, {"m", "vesting day"}), day("2018-12-05"));
    CHECK(shown(found).starts_with("baseline: vesting day -> vesting day"));
}

TEST_CASE("what was read as of a day that was a slip is read again") {
    const std::vector<std::string> headers{"Milestone", "Due Date"};
    auto stored = read(headers, {"m", "18th Mar"}, day("2118-12-05")).item;
    stored.dates_known_since = day("2118-12-05");
    const auto found = compare(stored, read(headers, {"m", "18th Mar"}), day("2018-12-05"));
    CHECK(found.changed.size() == 1);
    CHECK(found.merged.baseline.by == day("2019-03-18"));
    // A plan that is only some months older is none.
    stored.dates_known_since = day("2019-06-01");
    CHECK(shown(compare(stored, read(headers, {"m", "18th Mar"}), day("2018-12-05"))) == "");
}

TEST_CASE("moves of a known date are counted, and date the dates") {
    struct row {
        const char* name;
        const char* before;
        const char* after;
        int moves;
        bool dated;
    };
    const row rows[] = {
        {"date to date", "30/11/18", "7/12/18", 1, true},
        {"date to TBC", "30/11/18", "TBC", 1, true},
        {"blank to date", "", "7/12/18", 0, true},
        {"TBC to date", "TBC", "7/12/18", 0, true},
        {"date to blank", "30/11/18", "", 0, true},
        {"unreadable to date", "Dec 19", "19/12/18", 0, true},
        {"the same day", "30/11/18", "30 Nov 2018", 0, false},
    };
    const std::vector<std::string> headers{"Milestone", "RAG", "Target Date"};
    for (const row& r : rows) {
        CAPTURE(r.name);
        auto stored = read(headers, {"m", "G", r.before}).item;
        stored.dates_known_since = day("2018-10-01");
        const auto found = compare(stored, read(headers, {"m", "G", r.after}), day("2018-12-05"));
        CHECK(found.merged.recasts == r.moves);
        CHECK(found.merged.baseline_changes == 0);
        CHECK(found.merged.dates_known_since == day(r.dated ? "2018-12-05" : "2018-10-01"));
    }
}

TEST_CASE("re-casts are counted from the date that was promised on") {
    struct row {
        const char* name;
        std::vector<const char*> forecasts; ///< one import after the other
        int recasts;
    };
    const row rows[] = {
        {"never", {"", ""}, 0},
        {"at once, when it is first seen", {"10/05/19"}, 0},
        {"away from the baseline", {"", "10/05/19"}, 1},
        {"twice", {"", "10/05/19", "17/05/19"}, 2},
        {"to the baseline itself", {"", "22/03/19"}, 0},
        {"to be confirmed", {"", "TBC"}, 1},
        {"to be confirmed, then known", {"", "TBC", "10/05/19"}, 1},
        {"taken out again", {"", "10/05/19", ""}, 1},
    };
    const std::vector<std::string> headers{"Milestone", "RAG", "Due Date", "Target Date"};
    for (const row& r : rows) {
        CAPTURE(r.name);
        auto stored = read(headers, {"m", "G", "22/03/19", r.forecasts.front()}).item;
        for (const char* forecast : r.forecasts)
            stored =
                compare(stored, read(headers, {"m", "G", "22/03/19", forecast}), day("2018-12-05"))
                    .merged;
        CHECK(stored.recasts == r.recasts);
        CHECK(stored.baseline_changes == 0);
    }
}

TEST_CASE("changes of a known baseline are counted apart") {
    const std::vector<std::string> headers{"Milestone", "Due Date"};
    auto stored = read(headers, {"m", ""}).item;
    stored = compare(stored, read(headers, {"m", "30/11/18"}), day("2018-12-05")).merged;
    CHECK(stored.baseline_changes == 0);
    stored = compare(stored, read(headers, {"m", "7/12/18"}), day("2018-12-05")).merged;
    CHECK(stored.baseline_changes == 1);
    CHECK(stored.recasts == 0);
}

TEST_CASE("a column that the file does not have keeps what is stored") {
    const auto stored = read({"ID", "Risk", "I", "P", "Owner", "Date Due", "Status"},
                             {"18", "Sustainability", "9", "3", "CL", "Dec 19", "Closed"})
                            .item;
    REQUIRE(stored.questions.size() == 2);
    const auto found = compare(stored, read({"ID", "Risk", "P"}, {"18", "Sustainability", "4"}),
                               day("2018-12-05"));
    CHECK(shown(found) == "likelihood: 3 -> 4");
    CHECK(found.merged.owners == stored.owners);
    CHECK(found.merged.closed);
    CHECK(found.merged.questions == stored.questions);
}

TEST_CASE("questions follow the newest row without being changes of the plan") {
    const std::vector<std::string> headers{"ID", "Risk", "I", "Owner"};
    const auto stored = read(headers, {"18", "Sustainability", "3", "Jo"}).item;
    REQUIRE(stored.questions.empty());
    const std::vector<plan::person> people{test::a_person("CL")};
    const known_names contacts(people);
    const auto found = compare(
        stored, read(headers, {"18", "Sustainability", "3", "Jo"}, day("2018-12-05"), contacts),
        day("2018-12-05"));
    CHECK(shown(found) == " refreshed");
    REQUIRE(found.merged.questions.size() == 1);
    CHECK(found.merged.questions[0].field == "owner");
}

TEST_CASE("a question of another row or file has shifted, and another one is another question") {
    const std::vector<std::string> headers{"ID", "Risk", "Date Due"};
    const auto stored = read(headers, {"18", "Sustainability", "Dec 19"}).item;
    REQUIRE(stored.questions.size() == 1);
    auto row = read(headers, {"18", "Sustainability", "Dec 19"});
    CHECK_FALSE(compare(stored, row, day("2018-12-05")).shifted);
    ++row.item.questions[0].place.row;
    row.item.questions[0].place.file = "later.csv";
    const auto found = compare(stored, row, day("2018-12-05"));
    CHECK(shown(found) == "");
    CHECK(found.shifted);
    CHECK(found.merged.questions == row.item.questions);
    row.item.questions[0].reason = "which year is meant";
    CHECK(shown(compare(stored, row, day("2018-12-05"))) == " refreshed");
}

TEST_CASE("a rating kept in the status goes with it") {
    const std::vector<std::string> headers{"Milestone", "Status", "Due Date"};
    const auto stored = read(headers, {"m", "Complete", "30/11/18"}).item;
    CHECK(stored.rag == plan::rag::complete);
    CHECK(stored.closed);
    const auto found =
        compare(stored, read(headers, {"m", "In progress", "30/11/18"}), day("2018-12-05"));
    CHECK(shown(found) ==
          "rag: Complete -> ; status: Complete -> In progress; closed: closed -> open");
}

TEST_CASE("an item that had vanished has returned") {
    auto stored = read({"Milestone", "RAG"}, {"m", "G"}).item;
    stored.vanished_on = day("2018-12-01");
    const auto found = compare(stored, read({"Milestone", "RAG"}, {"m", "G"}), day("2018-12-05"));
    CHECK(found.returned);
    CHECK_FALSE(found.merged.vanished_on);
}
