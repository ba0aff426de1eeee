#include "daemon/store/items.hpp"

#include "tests/support/builders.hpp"
#include "tests/support/days.hpp"
#include "tests/support/hostile_texts.hpp"

#include <utility>

#include <doctest/doctest.h>

using namespace remembrancer;
using test::day;

namespace {

/// Every field that the store keeps, no two alike. The raised-on date is kept as its text, and a
/// date's question as a question of the item.
plan::item a_full_item() {
    plan::item item;
    item.kind = plan::item_kind::risk;
    item.ref = "R7";
    item.title = "Contracts end";
    item.workstream = "WS1 Legal";
    item.rag = plan::rag::amber_red;
    item.rag_text = "A/R";
    item.baseline = {"Mid Oct '18",
                     plan::precision::part_of_month,
                     day("2018-10-11"),
                     day("2018-10-20"),
                     false,
                     {}};
    item.forecast = {"5 Dec", plan::precision::day, day("2018-12-05"), day("2018-12-05"), true, {}};
    item.owner_text = "Owner / Lead";
    item.owners = {"Owner", "Lead"};
    item.status_text = "Open";
    item.closed = true;
    item.closed_on = day("2018-12-04");
    item.impact = 5;
    item.likelihood = 4;
    item.score = 20;
    item.severity = 19;
    item.plan_text = "Extend them";
    item.raised_by = "Sponsor";
    item.raised_on.text = "June 2017";
    item.known_since = day("2018-01-02");
    item.dates_known_since = day("2018-03-04");
    item.recasts = 3;
    item.baseline_changes = 2;
    item.vanished_on = day("2018-11-30");
    item.questions = {{"owner", "Lead", "nobody is called so", {"plan.xlsx", "Risks", 12, "Owner"}},
                      {"severity", "26", "it is off the scale", {"plan.csv", "", 3, "Severity"}}};
    item.depends_on = {"M12", "18"};
    item.lead_text = "6 months";
    item.boards = {"Programme Board", "Executive"};
    item.papers_on = day("2018-12-12");
    item.notice_on = day("2018-11-20");
    return item;
}

plan::item stored(store::session& db, const plan::item& item) {
    const plan::item_id id = store::insert_item(db, item, "identity");
    const auto found = store::find_item(db, id);
    REQUIRE(found);
    return *found;
}

std::vector<std::string> titles_to_list(store::session& db, plan::date today) {
    std::vector<std::string> titles;
    store::each_item_to_list(db, today,
                             [&](const plan::item& item) { titles.push_back(item.title); });
    return titles;
}

} // namespace

TEST_CASE("an item comes back with every field as it was stored") {
    store::session db = store::session::in_memory();
    const store::transaction all(db);
    plan::item item = a_full_item();
    const plan::item found = stored(db, item);
    item.id = found.id;
    CHECK(found.id.value > 0);
    CHECK(found == item);
    CHECK(store::find_item(db, plan::item_kind::risk, "identity") == item);
    CHECK_FALSE(store::find_item(db, plan::item_kind::issue, "identity"));
    CHECK_FALSE(store::find_item(db, plan::item_id{item.id.value + 1}));
}

TEST_CASE("what is absent stays absent, and does not become nought or blank") {
    store::session db = store::session::in_memory();
    const store::transaction all(db);
    plan::item item;
    item.ref = "1";
    plan::item found = stored(db, item);
    item.id = found.id;
    CHECK(found == item);
    CHECK_FALSE(found.impact);
    CHECK_FALSE(found.closed_on);
    CHECK_FALSE(found.baseline.by);
}

TEST_CASE("an update writes every field, and takes away what is gone") {
    store::session db = store::session::in_memory();
    const store::transaction all(db);
    plan::item bare;
    bare.ref = "1";
    plan::item item = a_full_item();
    item.id = stored(db, bare).id;
    item.kind = bare.kind;
    store::update_item(db, item);
    CHECK(store::find_item(db, item.id) == item);
    bare.id = item.id;
    store::update_item(db, bare);
    CHECK(store::find_item(db, item.id) == bare);
}

TEST_CASE("an update replaces the questions: one answered goes, one asked anew is as asked now") {
    store::session db = store::session::in_memory();
    const store::transaction all(db);
    plan::item item = a_full_item();
    item.id = stored(db, item).id;
    item.questions = {{"baseline", "Dec 19", "which is meant", {}}, {"owner", "TBA", "who", {}}};
    store::update_item(db, item);
    CHECK(store::find_item(db, item.id) == item);
}

TEST_CASE("an update of the questions alone writes nothing else and wakes nothing") {
    store::session db = store::session::in_memory();
    const store::transaction all(db);
    plan::item item = stored(db, a_full_item());
    store::set_wakes(db, std::vector<store::wake>{{item.id, std::nullopt}});
    item.questions.at(0).place.row = 13;
    plan::item other = item;
    other.title = "Another";
    store::update_questions(db, other);
    CHECK(store::find_item(db, item.id) == item);
    CHECK(store::items_to_wake(db, day("2018-12-05"), 9).empty());
}

TEST_CASE("an update touches no other item") {
    store::session db = store::session::in_memory();
    const store::transaction all(db);
    const plan::item_id first = store::insert_item(db, a_full_item(), "first");
    const auto before = store::find_item(db, first);
    plan::item second;
    second.id = store::insert_item(db, second, "second");
    second.title = "Changed";
    store::update_item(db, second);
    CHECK(store::find_item(db, first) == before);
}

TEST_CASE("every text is kept to the byte") {
    for (const auto& [name, text] : test::hostile_texts()) {
        CAPTURE(name);
        store::session db = store::session::in_memory();
        const store::transaction all(db);
        plan::item item;
        item.ref = text.empty() ? "1" : text;
        for (std::string* field :
             {&item.title, &item.workstream, &item.rag_text, &item.baseline.text,
              &item.forecast.text, &item.owner_text, &item.status_text, &item.plan_text,
              &item.raised_by, &item.raised_on.text})
            *field = text;
        item.questions = {{text, text, text, {text, text, 1, text}}};
        item.id = store::insert_item(db, item, text);
        CHECK(store::find_item(db, item.kind, text) == item);
        CHECK(store::find_item(db, item.id) == item);
    }
}

TEST_CASE("every day of the calendar is kept, and so is every precision") {
    for (const char* iso : {"0001-01-01", "1970-01-01", "2020-02-29", "9999-12-31"}) {
        CAPTURE(iso);
        store::session db = store::session::in_memory();
        const store::transaction all(db);
        plan::item item;
        item.ref = "1";
        item.baseline.from = item.baseline.by = item.forecast.from = item.forecast.by = day(iso);
        item.closed_on = item.vanished_on = item.known_since = item.dates_known_since = day(iso);
        const plan::item found = stored(db, item);
        item.id = found.id;
        CHECK(found == item);
    }
    for (int p = 0; p <= static_cast<int>(plan::precision::unreadable); ++p) {
        CAPTURE(p);
        store::session db = store::session::in_memory();
        const store::transaction all(db);
        plan::item item;
        item.baseline.precision = static_cast<plan::precision>(p);
        CHECK(stored(db, item).baseline.precision == item.baseline.precision);
    }
}

TEST_CASE("an item without a ref is called by its number") {
    store::session db = store::session::in_memory();
    const store::transaction all(db);
    const plan::item found = stored(db, test::a_milestone().titled("Budget"));
    CHECK(found.ref == "M" + std::to_string(found.id.value));
}

TEST_CASE("one kind and identity is one item, another kind is another") {
    store::session db = store::session::in_memory();
    const store::transaction all(db);
    store::insert_item(db, test::a_risk(), "id/1");
    store::insert_item(db, test::an_issue(), "id/1");
    CHECK_THROWS_AS(store::insert_item(db, test::a_risk(), "id/1"), store::failure);
}

TEST_CASE("an item's identity is its register's number, else workstream and title") {
    CHECK(store::identity_of("", " R1 ", "WS1", "A") == store::identity_of("", "r1", "WS2", "B"));
    CHECK(store::identity_of("", "", "WS1  Legal", "Budget") ==
          store::identity_of("", "  ", "ws1 legal", " BUDGET "));
    CHECK(store::identity_of("", "", "WS1", "A") != store::identity_of("", "", "WS2", "A"));
    CHECK(store::identity_of("", "", "WS1", "A") != store::identity_of("", "A", "WS1", ""));
}

TEST_CASE("every item is visited, oldest first, with its own questions") {
    store::session db = store::session::in_memory();
    const store::transaction all(db);
    for (const char* title : {"A", "B", "C"})
        store::insert_item(db, test::a_milestone().titled(title).asked_about("owner", title),
                           title);
    std::vector<std::string> seen;
    store::each_item(db, [&](const plan::item& item) {
        REQUIRE(item.questions.size() == 1);
        seen.push_back(item.title + item.questions.front().text);
    });
    CHECK(seen == std::vector<std::string>{"AA", "BB", "CC"});
}

TEST_CASE("of very many items each is visited once") {
    store::session db = store::session::in_memory();
    const store::transaction all(db);
    constexpr std::int64_t many = 1200;
    for (std::int64_t n = 0; n < many; ++n)
        store::insert_item(db, test::a_milestone(), std::to_string(n));
    std::int64_t last = 0;
    std::int64_t visited = 0;
    store::each_item(db, [&](const plan::item& item) {
        CHECK(item.id.value > std::exchange(last, item.id.value));
        ++visited;
    });
    CHECK(visited == many);
}

TEST_CASE("an exception of the visitor ends the visit and nothing else") {
    store::session db = store::session::in_memory();
    store::transaction all(db);
    for (const char* title : {"A", "B"})
        store::insert_item(db, test::a_milestone().titled(title), title);
    CHECK_THROWS_AS(
        store::each_item(db, [](const plan::item&) { throw std::runtime_error("the visitor's"); }),
        std::runtime_error);
    all.commit();
    CHECK(store::find_item(db, plan::item_kind::milestone, "B"));
}

TEST_CASE("the office's list holds what is open and questioned, vanished or past its baseline") {
    const plan::date today = day("2018-12-05");
    store::session db = store::session::in_memory();
    const store::transaction all(db);
    const auto put = [&](const test::item_builder& item, const std::string& title) {
        store::insert_item(db, test::item_builder(item).titled(title), title);
    };
    put(test::a_milestone().asked_about("owner", "?"), "questioned");
    put(test::a_milestone().vanished(day("2018-12-01")), "vanished");
    put(test::a_milestone().baseline(day("2018-12-04")), "promised yesterday");
    put(test::a_milestone().baseline(day("2018-12-05")), "promised today");
    put(test::a_milestone().baseline(test::between(day("2018-12-01"), day("2018-12-31"))),
        "promised this month");
    put(test::a_milestone(), "without a date");
    put(test::a_milestone().baseline(day("2018-12-04")).closed(), "done");
    put(test::a_milestone().asked_about("owner", "?").closed(), "done and questioned");
    CHECK(titles_to_list(db, today) ==
          std::vector<std::string>{"questioned", "vanished", "promised yesterday"});
}

TEST_CASE("open items with an exact date are counted by day, kind, workstream and owners") {
    auto db = store::session::in_memory();
    store::transaction all(db);
    const plan::plan_date month{
        "January 2019", plan::precision::month, day("2019-01-01"), day("2019-01-31"), false, {}};
    const plan::plan_date unknown{"TBC", plan::precision::to_be_confirmed, {}, {}, false, {}};
    const plan::item items[] = {
        test::a_milestone().titled("a").in("WS1").baseline(day("2018-12-31")).owned_by("A", "B"),
        test::a_milestone().titled("b").in("WS1").baseline(day("2018-12-31")).owned_by("A", "B"),
        test::a_risk().titled("c").in("WS1").baseline(day("2018-12-31")).owned_by("A", "B"),
        test::a_milestone()
            .titled("d")
            .in("WS2")
            .baseline(day("2018-12-31"))
            .forecast(day("2019-01-02")),
        test::a_milestone().titled("a month").baseline(month),
        test::a_milestone().titled("unknown").baseline(day("2018-12-31")).forecast(unknown),
        test::a_milestone().titled("closed").baseline(day("2018-12-31")).closed(),
        test::a_milestone().titled("gone").baseline(day("2018-12-31")).vanished(day("2018-12-05")),
        test::a_milestone().titled("before").baseline(day("2018-12-30")),
        test::a_milestone().titled("after").baseline(day("2019-01-03")),
    };
    for (const plan::item& item : items)
        store::insert_item(db, item, item.title);
    plan::item elsewhere = test::a_milestone().titled("e").in("WS1").baseline(day("2018-12-31"));
    elsewhere.programme = "Harbour";
    store::insert_item(db, elsewhere, elsewhere.title);
    const auto loads = store::day_loads(db, "", day("2018-12-31"), day("2019-01-02"));
    REQUIRE(loads.size() == 3);
    CHECK(loads[0].kind == plan::item_kind::milestone);
    CHECK(loads[0].items == 2);
    CHECK(loads[0].owners == std::vector<std::string>{"A", "B"});
    CHECK(loads[1].kind == plan::item_kind::risk);
    CHECK(loads[2].workstream == "WS2");
    CHECK(loads[2].day == day("2019-01-02"));
    const auto others = store::day_loads(db, "Harbour", day("2018-12-31"), day("2019-01-02"));
    REQUIRE(others.size() == 1);
    CHECK(others[0].programme == "Harbour");
    CHECK(others[0].items == 1);
}

TEST_CASE("last days are counted, and milestones by whether they are complete") {
    auto db = store::session::in_memory();
    const plan::item items[] = {
        test::a_milestone().titled("a").baseline(day("2019-01-31")),
        test::a_milestone().titled("as well").baseline(day("2019-01-31")),
        test::a_risk().titled("b").baseline(day("2018-11-01")).forecast(day("2019-01-01")),
        test::a_milestone().titled("c").baseline(day("2019-02-01")),
        test::a_milestone().titled("complete").baseline(day("2019-01-02")).closed(),
        test::a_milestone().titled("gone").baseline(day("2019-01-03")).vanished(day("2018-12-05")),
        test::a_milestone().titled("before").baseline(day("2018-12-04")),
    };
    store::transaction all(db);
    for (const plan::item& item : items)
        store::insert_item(db, item, item.title);
    plan::item elsewhere = test::a_milestone().titled("of another").baseline(day("2019-01-04"));
    elsewhere.programme = "Harbour";
    store::insert_item(db, elsewhere, elsewhere.title);
    all.commit();
    CHECK(store::last_days(db, "", day("2018-12-05"), day("2019-12-05")) ==
          std::map<plan::date, int>{
              {day("2019-01-01"), 1}, {day("2019-01-31"), 2}, {day("2019-02-01"), 1}});
    const auto [complete, milestones] = store::milestones_delivered(db, "");
    CHECK(complete == 1);
    CHECK(milestones == 5);
    CHECK(store::milestones_delivered(db, "Harbour").all == 1);
}
