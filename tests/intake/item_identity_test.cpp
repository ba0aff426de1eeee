#include "tests/intake/importing.hpp"

#include <string>

using namespace remembrancer;
using namespace remembrancer::tests;

namespace {

/// `ref title`, a line each, in the order in which they were stored.
std::string refs(store::session& db) {
    std::string text;
    for (const plan::item& item : all_items(db))
        text += item.ref + " " + item.title + "\n";
    return text;
}

const std::string without_ids = "Workstream,Risk,I\nWS1,Flood,5\nWS1,Fire,4\n";
const std::string with_ids = "ID,Workstream,Risk,I\n7,WS1,Flood,5\n8,WS1,Fire,4\n";

} // namespace

TEST_CASE("items keep their identity when their register is given IDs") {
    auto db = store::session::in_memory();
    import_text(db, without_ids);
    const auto report = import_text(db, with_ids, on_the_day("2018-12-12"));
    CHECK(counts(report) == "0/2/0/0");
    CHECK(refs(db) == "7 Flood\n8 Fire\n");
    const auto item = item_titled(db, "Flood");
    CHECK(item.known_since == test::day("2018-12-05"));
    CHECK(changes_of(db, item) == "id: R1 -> 7 (plan.csv, row 2, ID)\n");
    // From now on it goes by its ID.
    const auto retitled = import_text(db, "ID,Workstream,Risk,I\n7,WS1,Floods,5\n8,WS1,Fire,4\n");
    CHECK(counts(retitled) == "0/1/1/0");
    CHECK(refs(db) == "7 Floods\n8 Fire\n");
}

TEST_CASE("items keep their identity and their IDs when the column of IDs is removed") {
    auto db = store::session::in_memory();
    import_text(db, with_ids);
    CHECK(counts(import_text(db, without_ids)) == "0/0/2/0");
    CHECK(refs(db) == "7 Flood\n8 Fire\n");
    // Back again, and with the cell blank instead of the column gone.
    CHECK(counts(import_text(db, with_ids)) == "0/0/2/0");
    CHECK(counts(import_text(db, "ID,Workstream,Risk,I\n,WS1,Flood,5\n8,WS1,Fire,4\n")) ==
          "0/0/2/0");
}

TEST_CASE("an ID that is given and taken away again leaves one item") {
    auto db = store::session::in_memory();
    import_text(db, without_ids);
    import_text(db, with_ids);
    CHECK(counts(import_text(db, without_ids)) == "0/0/2/0");
    CHECK(all_items(db).size() == 2);
}

TEST_CASE("only the same thing by another name is taken for the same item") {
    struct row {
        const char* name;
        const char* before;
        const char* after;
        const char* counts;
    };
    const row rows[] = {
        {"another title", "Risk,I\nFlood,5\n", "ID,Risk,I\n7,Frost,5\n", "1/0/0/1"},
        {"another workstream", "Workstream,Risk,I\nWS1,Flood,5\n",
         "ID,Workstream,Risk,I\n7,WS2,Flood,5\n", "1/0/0/0"},
        {"another kind", "Risk,I\nFlood,5\n", "ID,Issue,S\n7,Flood,5\n", "1/0/0/0"},
        {"another ID", "ID,Risk,I\n7,Flood,5\n", "ID,Risk,I\n8,Flood,5\n", "1/0/0/1"},
        {"a title in other letters", "Risk,I\nFlood,5\n", "ID,Risk,I\n7,FLOOD,5\n", "0/1/0/0"},
        {"the one without an ID is still there", "Risk,I\nFlood,5\n",
         "ID,Risk,I\n7,Flood,5\n,Flood,5\n", "1/0/1/0"},
        {"the one with the ID is still there, further down", "ID,Risk,I\n7,Flood,5\n",
         "ID,Risk,I\n,Flood,5\n7,Flood,5\n", "1/0/1/0"},
        {"two of one title, one row left", "ID,Risk,I\n7,Flood,5\n8,Flood,5\n", "Risk,I\nFlood,5\n",
         "0/0/1/1"},
    };
    for (const row& r : rows) {
        CAPTURE(r.name);
        auto db = store::session::in_memory();
        import_text(db, r.before);
        CHECK(counts(import_text(db, r.after)) == r.counts);
    }
}

TEST_CASE("no two items of a kind have one name") {
    auto db = store::session::in_memory();
    import_text(db, "Workstream,Risk,I\nWS1,Flood,5\n");
    SUBCASE("an ID that another item was called by makes way for it") {
        const auto report = import_text(db, "ID,Workstream,Risk,I\nr1,WS1,Fire,4\n,WS1,Flood,5\n");
        CHECK(refs(db) == "R1-2 Flood\nr1 Fire\n");
        CHECK(changes_of(db, item_titled(db, "Flood")) == "id: R1 -> R1-2 (plan.csv, row 2, ID)\n");
        CHECK(counts(report) == "1/0/1/0");
        REQUIRE(report.changes.size() == 1);
        CHECK(report.changes[0].subject == "risk R1-2");
        CHECK(counts(import_text(db, "ID,Workstream,Risk,I\nr1,WS1,Fire,4\n,WS1,Flood,5\n")) ==
              "0/0/2/0");
    }
    SUBCASE("a name that is an ID already is not given") {
        import_text(db, "ID,Workstream,Risk,I\nR4,WS2,Fire,4\nR4-2,WS2,Frost,4\n");
        import_text(db, "Workstream,Risk,I\nWS3,Storm,4\n");
        CHECK(refs(db) == "R1 Flood\nR4 Fire\nR4-2 Frost\nR4-3 Storm\n");
    }
    SUBCASE("nor one that is an ID further down in the same file") {
        import_text(db, "ID,Workstream,Risk,I\n,WS2,Fire,4\nR2,WS2,Frost,4\nR2-2,WS2,Storm,3\n");
        CHECK(refs(db) == "R1 Flood\nR2-3 Fire\nR2 Frost\nR2-2 Storm\n");
    }
    SUBCASE("an ID of another kind is no matter") {
        import_text(db, "ID,Workstream,Issue,S\nR1,WS1,Leak,4\n");
        CHECK(refs(db) == "R1 Flood\nR1 Leak\n");
    }
    SUBCASE("the item itself may take its name as its ID") {
        CHECK(counts(import_text(db, "ID,Workstream,Risk,I\nR1,WS1,Flood,5\n")) == "0/0/1/0");
        CHECK(counts(import_text(db, "ID,Workstream,Risk,I\nR1,WS1,Floods,5\n")) == "0/1/0/0");
        CHECK(refs(db) == "R1 Floods\n");
    }
}
