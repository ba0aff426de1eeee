#include "daemon/store/people.hpp"

#include "daemon/store/lines.hpp"
#include "tests/support/days.hpp"
#include "tests/support/hostile_texts.hpp"

#include <doctest/doctest.h>

using namespace remembrancer;
using test::day;

namespace {

plan::person a_full_person() {
    plan::person who;
    who.name = "Project Manager";
    who.email = "pm@council.example";
    who.organisation = "Council";
    who.deputy = "Deputy Manager";
    who.notes = "part-time";
    return who;
}

plan::workstream a_full_workstream() {
    return {"WS1 Legal",
            "",
            plan::rag::amber,
            "A",
            "Lead Member",
            {"Sponsor", "Second Sponsor"},
            {"Project Manager"},
            {"Theme Lead"},
            "Legal",
            "Place Board",
            "PID 7",
            day("2018-12-05")};
}

} // namespace

TEST_CASE("a person comes back with every field, numbered") {
    store::session db = store::session::in_memory();
    const store::transaction all(db);
    plan::person who = a_full_person();
    store::put_person(db, who);
    const auto found = store::people(db);
    REQUIRE(found.size() == 1);
    CHECK(found[0].id.value > 0);
    who.id = found[0].id;
    CHECK(found[0] == who);
}

TEST_CASE("a person is one whatever the case and spaces, keeps the number, and is as last typed") {
    store::session db = store::session::in_memory();
    const store::transaction all(db);
    store::put_person(db, a_full_person());
    plan::person other;
    other.name = "Other";
    store::put_person(db, other);
    const plan::person_id id = store::people(db)[0].id;
    plan::person again;
    again.name = " PROJECT  manager ";
    store::put_person(db, again);
    const auto found = store::people(db);
    REQUIRE(found.size() == 2);
    again.id = id;
    CHECK(found[0] == again);
    CHECK(found[1].name == "Other");
}

TEST_CASE("a workstream comes back with every field and is replaced under its folded name") {
    store::session db = store::session::in_memory();
    const store::transaction all(db);
    const plan::workstream full = a_full_workstream();
    plan::workstream bare;
    bare.name = "WS2 Finance";
    store::put_workstream(db, full);
    store::put_workstream(db, bare);
    CHECK(store::workstreams(db) == std::vector{full, bare});
    bare.name = "ws1 LEGAL";
    store::put_workstream(db, bare);
    CHECK(store::workstreams(db)[0] == bare);
    CHECK(store::workstreams(db).size() == 2);
}

TEST_CASE("people and workstreams keep every text to the byte") {
    for (const auto& [name, text] : test::hostile_texts()) {
        CAPTURE(name);
        store::session db = store::session::in_memory();
        const store::transaction all(db);
        plan::person who;
        who.name = who.email = who.organisation = who.deputy = who.notes = text;
        store::put_person(db, who);
        who.id = store::people(db).at(0).id;
        CHECK(store::people(db)[0] == who);
        plan::workstream stream;
        stream.name = stream.rag_text = stream.lead_member = text;
        store::put_workstream(db, stream);
        CHECK(store::workstreams(db).at(0) == stream);
        const auto away = store::add_absence(db, {0, text, day("2018-12-05"), day("2018-12-05")});
        CHECK(store::absences(db).at(0) == away);
    }
}

TEST_CASE("absences are numbered and listed by their first day") {
    store::session db = store::session::in_memory();
    const store::transaction all(db);
    const auto later = store::add_absence(db, {0, "Owner", day("2018-12-20"), day("9999-12-31")});
    const auto sooner = store::add_absence(db, {9, "Owner", day("2018-12-01"), day("2018-12-03")});
    const auto too = store::add_absence(db, {0, "Sponsor", day("2018-12-01"), day("2018-12-01")});
    CHECK(later.id != sooner.id);
    CHECK(store::absences(db) == std::vector{sooner, too, later});
}

TEST_CASE("an absence is ended after a day, if it lasts beyond it") {
    struct row {
        const char* name;
        const char* last;
        bool ended;
        const char* until; ///< empty: it is gone
    };
    // From 10 to 14 December.
    const row rows[] = {
        {"long before it begins", "2018-01-01", true, ""},
        {"the day before it begins", "2018-12-09", true, ""},
        {"on its first day", "2018-12-10", true, "2018-12-10"},
        {"within it", "2018-12-12", true, "2018-12-12"},
        {"on its last day", "2018-12-14", false, "2018-12-14"},
        {"after it", "2018-12-15", false, "2018-12-14"},
    };
    for (const row& r : rows) {
        CAPTURE(r.name);
        store::session db = store::session::in_memory();
        const store::transaction all(db);
        const auto away = store::add_absence(db, {0, "A", day("2018-12-10"), day("2018-12-14")});
        const auto other = store::add_absence(db, {0, "B", day("2018-12-10"), day("2018-12-14")});
        CHECK(store::end_absence(db, away.id, day(r.last)) == r.ended);
        std::vector<plan::absence> left;
        if (*r.until != '\0')
            left.push_back({away.id, "A", away.from, day(r.until)});
        left.push_back(other);
        CHECK(store::absences(db) == left);
    }
}

TEST_CASE("an absence of one day is over with that day, not undone by ending it then") {
    store::session db = store::session::in_memory();
    const store::transaction all(db);
    const auto away = store::add_absence(db, {0, "A", day("2018-12-10"), day("2018-12-10")});
    CHECK_FALSE(store::end_absence(db, away.id, away.until));
    CHECK(store::absences(db) == std::vector{away});
}

TEST_CASE("an absence that is not there cannot be ended") {
    store::session db = store::session::in_memory();
    const store::transaction all(db);
    CHECK_FALSE(store::end_absence(db, 1, day("2018-12-05")));
}

TEST_CASE("lists of names go to text and back") {
    for (const std::vector<std::string>& names :
         {std::vector<std::string>{}, {"A"}, {"A", "B C", "D"}, {" A ", "\xC3\xA9"}}) {
        CAPTURE(store::to_lines(names));
        CHECK(store::from_lines(store::to_lines(names)) == names);
    }
    CHECK(store::to_lines({"A", "B"}) == "A\nB");
}

TEST_CASE("whoever changes people, workstreams or absences raises their version") {
    store::session db = store::session::in_memory();
    CHECK(store::people_version(db) == 0);
    store::transaction all(db);
    const auto away = store::add_absence(db, {0, "A", day("2018-12-10"), day("2018-12-14")});
    std::vector<std::int64_t> seen{store::people_version(db)};
    const auto note = [&] { seen.push_back(store::people_version(db)); };
    store::put_person(db, {});
    note();
    store::put_workstream(db, {});
    note();
    CHECK(store::end_absence(db, away.id, day("2018-12-12")));
    note();
    CHECK(store::end_absence(db, away.id, day("2018-12-01")));
    note();
    CHECK(seen == std::vector<std::int64_t>{1, 2, 3, 4, 5});
}
