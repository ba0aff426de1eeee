#include "daemon/rounds/pause_words.hpp"

#include "tests/support/programme_store.hpp"

#include <doctest/doctest.h>

using namespace remembrancer;

TEST_CASE("what a pause holds is said by its item, its workstream, its rule and its person") {
    test::programme_store of;
    plan::item risk = test::a_risk().titled("Loss of staff").in("WS1 Legal");
    risk.ref = "18";
    risk = of.put(risk);
    struct row {
        const char* name;
        plan::pause made;
        const char* words;
    };
    row rows[] = {
        {"an item, for one person", {}, "risk 18 (Loss of staff), to Owner"},
        {"a rule in a workstream", {}, "workstream WS1 Legal, rule overdue"},
        {"what is not in the store", {}, "an item that is gone"},
        {"everything of a person", {}, "to Owner"},
    };
    rows[0].made.item = risk.id;
    rows[0].made.person = rows[3].made.person = "Owner";
    rows[1].made.workstream = "WS1 Legal";
    rows[1].made.rule = plan::rule::overdue;
    rows[2].made.item = plan::item_id{999};
    for (const row& r : rows) {
        CAPTURE(r.name);
        CHECK(rounds::what_it_holds(of.db, r.made) == r.words);
    }
}
