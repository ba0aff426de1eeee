#include "daemon/routing/ladder_case.hpp"

#include "daemon/routing/routing_settings.hpp"
#include "tests/routing/programme.hpp"

#include <doctest/doctest.h>

using namespace remembrancer;
using namespace remembrancer::test;
using plan::rag;
using plan::role;
using plan::rule;

namespace {

plan::item with(plan::item item, const char* programme, const char* workstream,
                const char* tranche) {
    item.programme = programme;
    item.workstream = workstream;
    item.tranche = tranche;
    return item;
}

routing::ladder_case a_case(rule of, int first_step = 7) {
    routing::ladder_case out;
    out.rule = of;
    out.climbed.steps = {{first_step, {role::sponsor}}};
    return out;
}

} // namespace

TEST_CASE("a case holds where everything that it asks is true") {
    using routing::ladder_case;
    struct row {
        const char* name;
        void (*ask)(ladder_case&);
        rule of;
        plan::item item;
        bool holds;
    };
    const plan::item red = a_milestone().rated(rag::red);
    plan::item severe = an_issue();
    severe.severity = 20;
    const row rows[] = {
        {"nothing asked", [](ladder_case&) {}, rule::overdue, red, true},
        {"of needs_date as well", [](ladder_case&) {}, rule::needs_date, red, true},
        {"of no other rule", [](ladder_case&) {}, rule::due_soon, red, false},
        {"rating", [](ladder_case& c) { c.rag = rag::red; }, rule::overdue, red, true},
        {"another rating", [](ladder_case& c) { c.rag = rag::amber_red; }, rule::overdue, red,
         false},
        {"no rating", [](ladder_case& c) { c.rag = rag::none; }, rule::overdue, a_risk(), true},
        {"kind", [](ladder_case& c) { c.kind = plan::item_kind::milestone; }, rule::overdue, red,
         true},
        {"another kind", [](ladder_case& c) { c.kind = plan::item_kind::risk; }, rule::overdue, red,
         false},
        {"tranche, folded", [](ladder_case& c) { c.tranche = "tranche 1"; }, rule::overdue,
         with(red, "", "", " TRANCHE  1 "), true},
        {"another tranche", [](ladder_case& c) { c.tranche = "tranche 1"; }, rule::overdue,
         with(red, "", "", "Tranche 11"), false},
        {"without a tranche", [](ladder_case& c) { c.tranche = "tranche 1"; }, rule::overdue, red,
         false},
        {"workstream, folded", [](ladder_case& c) { c.workstream = "ws1 legal"; }, rule::overdue,
         with(red, "", "WS1 Legal", ""), true},
        {"another workstream", [](ladder_case& c) { c.workstream = "ws1 legal"; }, rule::overdue,
         with(red, "", "WS2 Finance", ""), false},
        {"programme", [](ladder_case& c) { c.programme = "merger"; }, rule::overdue,
         with(red, "Merger", "", ""), true},
        {"another programme", [](ladder_case& c) { c.programme = "merger"; }, rule::overdue,
         with(red, "Estates", "", ""), false},
        {"an item of the first programme, asked for the first",
         [](ladder_case& c) {
             c.programme = "merger";
             c.is_first_programme = true;
         },
         rule::overdue, red, true},
        {"an item of the first programme, asked for another",
         [](ladder_case& c) { c.programme = "estates"; }, rule::overdue, red, false},
        {"the band's lowest score",
         [](ladder_case& c) {
             c.band = {6, 15};
         },
         rule::overdue, a_risk().scored(6), true},
        {"below the band",
         [](ladder_case& c) {
             c.band = {6, 15};
         },
         rule::overdue, a_risk().scored(5), false},
        {"the next band's lowest score",
         [](ladder_case& c) {
             c.band = {6, 15};
         },
         rule::overdue, a_risk().scored(15), false},
        {"the uppermost band",
         [](ladder_case& c) {
             c.band = {15, {}};
         },
         rule::overdue, a_risk().scored(1000), true},
        {"a severity",
         [](ladder_case& c) {
             c.band = {15, {}};
         },
         rule::overdue, severe, true},
        {"no score",
         [](ladder_case& c) {
             c.band = {0, {}};
         },
         rule::overdue, a_risk(), false},
        {"two questions, one of them answered no",
         [](ladder_case& c) {
             c.rag = rag::red;
             c.kind = plan::item_kind::risk;
         },
         rule::overdue, red, false},
    };
    for (const row& r : rows) {
        CAPTURE(r.name);
        ladder_case of = a_case(rule::overdue);
        r.ask(of);
        CHECK(routing::holds_for(of, r.of, r.item) == r.holds);
    }
}

TEST_CASE("the first case that holds comes before the ladders of the rule") {
    routing::ladders all;
    all.cases = {a_case(rule::overdue, 3), a_case(rule::overdue, 4),
                 a_case(rule::band_worsened, 5)};
    all.cases[0].tranche = "one";
    all.cases[1].rag = rag::red;
    const auto first_step = [&all](rule of, const plan::item& item) {
        return routing::ladder_for(all, of, item).steps.front().after;
    };
    const plan::item red = a_milestone().rated(rag::red);
    CHECK(first_step(rule::overdue, with(red, "", "", "One")) == 3);
    CHECK(first_step(rule::needs_date, with(red, "", "", "One")) == 3);
    CHECK(first_step(rule::overdue, red) == 4);
    CHECK(first_step(rule::overdue, a_milestone()) == 1);
    CHECK(first_step(rule::due_soon, red) == -10);

    plan::finding top;
    top.rule = rule::band_worsened;
    top.reason = plan::reason::top_band_entered;
    CHECK(&routing::ladder_for(all, top, a_risk()) == &all.cases[2].climbed);
    all.cases[2].kind = plan::item_kind::issue;
    CHECK(&routing::ladder_for(all, top, a_risk()) == &all.top_band);
}
