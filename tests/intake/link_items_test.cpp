#include "daemon/store/dependencies.hpp"
#include "daemon/store/product_parts.hpp"
#include "tests/intake/importing.hpp"

#include <algorithm>

using namespace remembrancer;
using namespace remembrancer::tests;

namespace {

const std::string headers = "ID,Workstream,Milestone,Due Date,Depends on\n";

/// `ref+lag` of each predecessor.
std::string predecessors(store::session& db, std::string_view title) {
    const std::int64_t id = item_titled(db, title).id.value;
    std::string text;
    for (const plan::predecessor& each : store::predecessors_of(db, {&id, 1}))
        text += fmt::format("{} {}+{} ", plan::to_text(each.kind), each.ref, each.lag_days);
    return text;
}

std::string question(store::session& db, std::string_view title) {
    std::string text;
    for (const plan::question& q : item_titled(db, title).questions)
        text += fmt::format("{} '{}': {}", q.field, q.text, q.reason);
    return text;
}

std::string awake(store::session& db) {
    auto items = store::items_to_wake(db, test::day("2018-12-05"), 100);
    std::ranges::sort(items, {}, [](const plan::item& each) { return each.id.value; });
    std::string titles;
    for (const plan::item& item : items)
        titles += (titles.empty() ? "" : " ") + item.title;
    return titles;
}

void lay_to_rest(store::session& db) {
    store::transaction all(db);
    for (const plan::item& item : all_items(db)) {
        const store::wake never{item.id, std::nullopt};
        store::set_wakes(db, {&never, 1});
    }
    all.commit();
}

} // namespace

TEST_CASE("what an item depends on is found by ID, by kind and ID, by title, and with a lag") {
    struct row {
        const char* typed;
        const char* expected;
    };
    const row rows[] = {
        {"m2", "milestone M2+0 "},
        {"risk 18", "risk 18+0 "},
        {"Issue 18 + 5 days", "issue 18+5 "},
        {" budget  APPROVED ", "milestone M1+0 "},
        {"milestone Budget approved", "milestone M1+0 "},
        {"M2 - 1 week", "milestone M2+-7 "},
        {"\"M1; M2 + 2 weeks\"", "milestone M1+0 milestone M2+14 "},
        // The title of one, whatever it looks like.
        {"Pilot + 5 days", "milestone M3+0 "},
        {"None", ""},
        {"N/A", ""},
    };
    for (const row& r : rows) {
        CAPTURE(r.typed);
        auto db = store::session::in_memory();
        import_text(db, "Risk ID,Risk,Impact\n18,A grant is refused,3\n", on_the_day(),
                    "risks.csv");
        import_text(db, "Issue ID,Issue,Severity\n18,A grant was refused,3\n", on_the_day(),
                    "issues.csv");
        const auto report =
            import_text(db, headers + "M9,WS1,Go live,29/03/2019," + r.typed +
                                "\nM1,WS1,Budget approved,14/12/2018,\nM2,WS1,Staff "
                                "hired,14/12/2018,\nM3,WS1,Pilot + 5 days,14/12/2018,\n");
        CHECK(predecessors(db, "Go live") == r.expected);
        CHECK(question(db, "Go live") == "");
        CHECK(report.questioned.empty());
    }
}

TEST_CASE("a ref that names nothing, several things or the item itself is asked about") {
    struct row {
        const char* typed;
        const char* known;
        const char* question;
    };
    const row rows[] = {
        {"M99", "",
         "depends_on 'M99': nothing in the plan is called that: give its ID, or its title as it "
         "stands there"},
        {"Budget approved", "",
         "depends_on 'Budget approved': 2 items are called that: write the kind before the ID, as "
         "'milestone 18', or give them different IDs"},
        {"M9", "", "depends_on 'M9': an item cannot depend on itself: give the ID of another"},
        {"M1 + 2 months", "",
         "depends_on 'M1 + 2 months': the time after it is not understood: expected days or weeks, "
         "as 'M12 + 5 days'"},
        {"\"M1, M98, M9\"", "milestone M1+0 ",
         "depends_on 'M98, M9': 'M98': nothing in the plan is called that: give its ID, or its "
         "title as it stands there; 'M9': an item cannot depend on itself: give the ID of another"},
    };
    for (const row& r : rows) {
        CAPTURE(r.typed);
        auto db = store::session::in_memory();
        const std::string text = headers + "M9,WS1,Go live,29/03/2019," + r.typed +
                                 "\nM1,WS1,Budget approved,14/12/2018,\nM2,WS2,Budget "
                                 "approved,14/12/2018,\n";
        const auto report = import_text(db, text);
        CHECK(predecessors(db, "Go live") == r.known);
        CHECK(question(db, "Go live") == r.question);
        REQUIRE(report.questioned.size() == 1);
        CHECK(in_words(report.questioned.front().place) == "plan.csv, row 2, Depends on");
        CHECK(report.questioned.front().item == "M9");

        const auto again = import_text(db, text);
        CHECK(counts(again) == "0/0/3/0");
        CHECK(again.questioned == report.questioned);
        CHECK(question(db, "Go live") == r.question);
    }
}

TEST_CASE("a workstream's rating has a number that nobody typed, and is not meant by it") {
    auto db = store::session::in_memory();
    import_text(db, "Workstream,RAG,Sponsor\nLegal,G,\nFinance,A,\n");
    import_text(db, "ID,Workstream,Risk,I,P\nR1,Legal,Transfer refused,1,1\nR2,Legal,Staff leave,1,"
                    "1\n");
    import_text(db, headers + "M9,Legal,Go live,29/03/2019,R1; R2\n");
    CHECK(question(db, "Go live") == "");
    CHECK(predecessors(db, "Go live") == "risk R1+0 risk R2+0 ");
}

TEST_CASE("of two items of one name the one that is not the successor is meant") {
    auto db = store::session::in_memory();
    import_text(db, "ID,Products,RAG\nP1,Payroll,G\n", on_the_day(), "products.csv");
    import_text(db, headers + "M1,WS1,Payroll,14/12/2018,payroll\n");
    std::vector<std::int64_t> ids;
    for (const plan::item& item : all_items(db))
        ids.push_back(item.id.value);
    const auto found = store::predecessors_of(db, ids);
    REQUIRE(found.size() == 1);
    CHECK(found.front().ref == "P1");
}

TEST_CASE("a ref that arrives later resolves then, and its question is settled") {
    auto db = store::session::in_memory();
    import_text(db, headers + "M9,WS1,Go live,29/03/2019,18\n");
    CHECK_FALSE(question(db, "Go live").empty());
    lay_to_rest(db);
    const auto report = import_text(db, "Risk ID,Risk,Impact\n18,A grant is refused,3\n",
                                    on_the_day(), "risks.csv");
    CHECK(report.questioned.empty());
    CHECK(question(db, "Go live") == "");
    CHECK(predecessors(db, "Go live") == "risk 18+0 ");
    CHECK(awake(db) == "Go live A grant is refused");
    lay_to_rest(db);
    const auto of_more = import_text(db, "Issue ID,Issue,Severity\n18,A grant was refused,3\n",
                                     on_the_day(), "issues.csv");
    REQUIRE(of_more.questioned.size() == 1);
    CHECK(of_more.questioned.front().item == "M9");
    CHECK(predecessors(db, "Go live") == "");
    CHECK_FALSE(question(db, "Go live").empty());
}

TEST_CASE("what is no longer typed is no dependency and no question") {
    auto db = store::session::in_memory();
    const std::string rest = "\nM1,WS1,Budget approved,14/12/2018,\n";
    import_text(db, headers + "M9,WS1,Go live,29/03/2019,M1; M99" + rest);
    CHECK(predecessors(db, "Go live") == "milestone M1+0 ");
    lay_to_rest(db);
    import_text(db, headers + "M9,WS1,Go live,29/03/2019," + rest);
    CHECK(predecessors(db, "Go live") == "");
    CHECK(question(db, "Go live") == "");
    CHECK(awake(db) == "Go live");
    CHECK_FALSE(store::has_dependencies(db));
}

TEST_CASE("a table without the column keeps what is known, and a dry run leaves it as it was") {
    auto db = store::session::in_memory();
    const std::string rows = "M9,WS1,Go live,29/03/2019,M1\nM1,WS1,Budget approved,14/12/2018,\n";
    import_text(db, headers + rows);
    import_text(db, "ID,Workstream,Milestone,Due Date\nM9,WS1,Go live,29/03/2019\nM1,WS1,Budget "
                    "approved,14/12/2018\n");
    CHECK(predecessors(db, "Go live") == "milestone M1+0 ");
    auto options = on_the_day();
    options.dry_run = true;
    const auto report = import_text(db, headers + "M9,WS1,Go live,29/03/2019,M99\n", options);
    CHECK(report.questioned.size() == 1);
    CHECK(predecessors(db, "Go live") == "milestone M1+0 ");
}

TEST_CASE(
    "a predecessor that moves in an import wakes what depends on it, and so when it vanishes") {
    auto db = store::session::in_memory();
    const std::string last = "M9,WS1,Go live,29/03/2019,M1\n";
    import_text(db, headers + last + "M1,WS1,Budget approved,14/12/2018,\n");
    lay_to_rest(db);
    import_text(db, headers + last + "M1,WS1,Budget approved,19/12/2018,\n");
    CHECK(awake(db) == "Go live Budget approved");
    lay_to_rest(db);
    import_text(db, headers + last);
    CHECK(awake(db) == "Go live Budget approved");
    // It stays known, though it is out of the plan.
    CHECK(predecessors(db, "Go live") == "milestone M1+0 ");
}

TEST_CASE("a predecessor has a new date when it moves, and when it gets one again after none") {
    auto db = store::session::in_memory();
    const auto dated_on = [&] {
        const std::int64_t id = item_titled(db, "Go live").id.value;
        return store::predecessors_of(db, {&id, 1}).at(0).dated_on;
    };
    const auto import_budget = [&](const std::string& due, const std::string& as_of) {
        import_text(db,
                    "ID,Workstream,Milestone,Due Date,Target Date,Depends on\n"
                    "M9,WS1,Go live,29/03/2019,,M1\nM1,WS1,Budget approved,14/12/2018," +
                        due + ",\n",
                    on_the_day(as_of));
    };
    import_budget("", "2018-12-03");
    CHECK_FALSE(dated_on());
    import_budget("19/12/2018", "2018-12-04");
    CHECK(dated_on() == test::day("2018-12-04"));
    import_budget("TBC", "2018-12-05");
    CHECK(dated_on() == test::day("2018-12-04"));
    import_budget("19/12/2018", "2018-12-06");
    CHECK(dated_on() == test::day("2018-12-06"));
    import_budget("19/12/2018", "2018-12-07");
    CHECK(dated_on() == test::day("2018-12-06"));
}

TEST_CASE("a ref that is asked about in another row wakes nothing for that") {
    auto db = store::session::in_memory();
    const std::string asked = "M9,WS1,Go live,29/03/2019,M99\n";
    import_text(db, headers + asked);
    lay_to_rest(db);
    import_text(db, headers + "M1,WS1,Budget approved,14/12/2018,\n" + asked);
    CHECK(plan::in_words(item_titled(db, "Go live").questions.at(0).place) ==
          "plan.csv, row 3, Depends on");
    CHECK(awake(db) == "Budget approved");
}

TEST_CASE("a lead time that is not understood is asked about, and none is none") {
    const std::pair<const char*, const char*> rows[] = {
        {"6 months", ""},
        {"", ""},
        {"TBC", ""},
        {"N/A", ""},
        {"a while",
         "lead_time 'a while': not understood: give days, working days, weeks or months, as '6 "
         "months'"},
    };
    for (const auto& [typed, expected] : rows) {
        CAPTURE(typed);
        auto db = store::session::in_memory();
        const auto report = import_text(db, std::string("Milestone,Due Date,Lead time\nGo "
                                                        "live,29/03/2019,") +
                                                typed + "\n");
        CHECK(question(db, "Go live") == expected);
        CHECK(report.questioned.size() == (*expected == '\0' ? 0 : 1));
    }
}

TEST_CASE("milestones belong to the product that they name, by title or ID in any case") {
    auto db = store::session::in_memory();
    import_text(db, "ID,Products,RAG\nP1,Payroll system,G\nP2,Other,G\n", on_the_day(),
                "products.csv");
    const auto parts = [&](std::string_view title) {
        const std::int64_t id = item_titled(db, title).id.value;
        const auto found = store::milestones_of(db, {&id, 1});
        return found.empty() ? 0 : found.front().all;
    };
    CHECK_FALSE(store::has_product_parts(db));
    lay_to_rest(db);
    const std::string milestones = "Milestone,Due Date,Part of product\n";
    import_text(db, milestones + "a,14/12/2018,PAYROLL  system\nb,14/12/2018,p1\nc,14/12/2018,\n"
                                 "d,14/12/2018,Nothing of ours\n");
    CHECK(parts("Payroll system") == 2);
    // The first one tells apart products that have none.
    CHECK(awake(db).starts_with("Payroll system Other"));
    lay_to_rest(db);
    import_text(db, milestones + "a,14/12/2018,Payroll system\nb,14/12/2018,Other\nc,14/12/2018,\n"
                                 "d,14/12/2018,\n");
    CHECK(parts("Payroll system") == 1);
    CHECK(parts("Other") == 1);
    CHECK(awake(db).starts_with("Payroll system Other"));
    lay_to_rest(db);
    import_text(db, milestones + "a,14/12/2018,\nb,14/12/2018,\nc,14/12/2018,\nd,14/12/2018,\n");
    CHECK_FALSE(store::has_product_parts(db));
    CHECK(awake(db).starts_with("Payroll system Other"));
}

TEST_CASE("a programme's first milestone under a product wakes its products beside another's") {
    auto db = store::session::in_memory();
    auto options = on_the_day();
    options.settings.programme = "Dorset";
    options.settings.further_programmes = {{"Somerset", {}, {}, {}}};
    import_text(db,
                "ID,Programme,Products,RAG\nP1,,Payroll,G\nP1,Somerset,Crane,G\n"
                "P2,Somerset,Quay,G\n",
                options, "products.csv");
    const std::string milestones = "Programme,Milestone,Due Date,Part of product\n";
    import_text(db, milestones + "Dorset,a,14/12/2018,P1\n", options, "dorset.csv");
    lay_to_rest(db);
    import_text(db, milestones + "Somerset,b,14/12/2018,P1\n", options, "somerset.csv");
    CHECK(awake(db).find("Quay") != std::string::npos);
}

TEST_CASE("a programme's own item that has vanished is meant before another programme's") {
    auto db = store::session::in_memory();
    auto options = on_the_day();
    options.settings.programme = "Dorset";
    options.settings.further_programmes = {{"Somerset", {}, {}, {}}};
    const std::string headers_of_two = "ID,Programme,Milestone,Due Date,Depends on\n";
    const std::string rest = "M1,Dorset,Go live,29/03/2019,M5\nM5,Somerset,There,14/12/2018,\n";
    import_text(db, headers_of_two + rest + "M5,Dorset,Here,01/02/2019,\n", options);
    CHECK(predecessors(db, "Go live") == "milestone M5+0 ");
    const auto is_here = [&] {
        const std::int64_t id = item_titled(db, "Go live").id.value;
        const auto found = store::predecessors_of(db, {&id, 1});
        return found.size() == 1 && found.front().title == "Here";
    };
    CHECK(is_here());
    import_text(db, headers_of_two + rest, options);
    CHECK(is_here());
}
