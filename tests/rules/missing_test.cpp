#include "daemon/rules/no_mitigation.hpp"
#include "daemon/rules/no_review.hpp"
#include "daemon/rules/no_tranche.hpp"
#include "daemon/rules/red_without_plan.hpp"
#include "daemon/rules/review_overdue.hpp"

#include "tests/rules/verdicts.hpp"
#include "tests/support/builders.hpp"

#include <doctest/doctest.h>

using namespace remembrancer;
using namespace remembrancer::test;
using namespace std::chrono_literals;
using plan::date;
using plan::rag;

namespace {

const date today = 2018y / 12 / 5;

plan::item in_tranche(std::string tranche) {
    plan::item item = a_milestone();
    item.tranche = std::move(tranche);
    return item;
}

item_builder a_product() {
    return item_builder(plan::item_kind::product);
}

plan::item product_in_tranche(std::string tranche) {
    plan::item item = a_product();
    item.tranche = std::move(tranche);
    return item;
}

plan::item of_severity(int severity) {
    plan::item item = an_issue();
    item.severity = severity;
    return item;
}

} // namespace

TEST_CASE("what is red needs a plan") {
    const auto missing = plan::reason::plan_missing;
    const verdict_row rows[] = {
        {"a red risk", a_risk().rated(rag::red), today, missing},
        {"a red issue", an_issue().rated(rag::red), today, missing},
        {"a plan of blanks", a_risk().rated(rag::red).planned(" \t\n"), today, missing},
        {"the lowest score of the top band", a_risk().scored(15), today, missing},
        {"the highest below it", a_risk().scored(14), today, std::nullopt},
        {"an issue by its severity", of_severity(20), today, missing},
        {"a lesser issue", of_severity(14), today, std::nullopt},
        {"green, with a score that is not", a_risk().rated(rag::green).scored(25), today, missing},
        {"amber/red", a_risk().rated(rag::amber_red), today, std::nullopt},
        {"a plan", a_risk().rated(rag::red).planned("Backfill"), today, std::nullopt},
        {"closed", a_risk().rated(rag::red).closed(), today, std::nullopt},
        {"vanished", a_risk().rated(rag::red).vanished(today), today, std::nullopt},
    };
    check_verdicts({plan::rule::red_without_plan, rules::red_without_plan::find}, rows);
}

TEST_CASE("what is red in no register needs a plan where there is a column for it") {
    rules::rules_settings with;
    with.recovery_plans = true;
    const auto missing = plan::reason::plan_missing;
    const verdict_row rows[] = {
        {"a red milestone", a_milestone().rated(rag::red), today, missing},
        {"a red product", a_product().rated(rag::red), today, missing},
        {"a red decision", a_decision().rated(rag::red), today, missing},
        {"a red promise", a_promise().rated(rag::red), today, missing},
        {"amber/red", a_milestone().rated(rag::amber_red), today, std::nullopt},
        {"a plan", a_milestone().rated(rag::red).planned("Backfill"), today, std::nullopt},
        {"a report is no item of work", a_report().rated(rag::red), today, std::nullopt},
        {"a measure neither", a_measure().rated(rag::red), today, std::nullopt},
        {"a red risk still", a_risk().rated(rag::red), today, missing},
        {"closed", a_milestone().rated(rag::red).closed(), today, std::nullopt},
        {"vanished", a_milestone().rated(rag::red).vanished(today), today, std::nullopt},
    };
    check_verdicts({plan::rule::red_without_plan, rules::red_without_plan::find, with}, rows);
    const verdict_row off[] = {
        {"a milestone, by default", a_milestone().rated(rag::red), today, std::nullopt}};
    check_verdicts({plan::rule::red_without_plan, rules::red_without_plan::find}, off);
}

TEST_CASE("which scores are the top is the programme's to say") {
    rules::rules_settings own;
    own.bands = {{"Low", 4, false}, {"High", 8, true}, {"Extreme", 12, true}};
    const auto missing = plan::reason::plan_missing;
    const verdict_row rows[] = {
        {"below all bands", a_risk().scored(3), today, std::nullopt},
        {"low", a_risk().scored(7), today, std::nullopt},
        {"high", a_risk().scored(8), today, missing},
        {"extreme", a_risk().scored(25), today, missing},
    };
    check_verdicts({plan::rule::red_without_plan, rules::red_without_plan::find, own}, rows);
    own.bands.clear();
    const verdict_row none[] = {{"no bands", a_risk().scored(25), today, std::nullopt}};
    check_verdicts({plan::rule::red_without_plan, rules::red_without_plan::find, own}, none);
}

TEST_CASE("a risk needs a mitigation, and is asked for it once") {
    const auto missing = plan::reason::mitigation_missing;
    const verdict_row rows[] = {
        {"nothing", a_risk(), today, missing},
        {"blanks", a_risk().planned("  "), today, missing},
        {"amber", a_risk().rated(rag::amber).scored(14), today, missing},
        {"red is asked for a plan", a_risk().rated(rag::red), today, std::nullopt},
        {"so is the top band", a_risk().scored(15), today, std::nullopt},
        {"a mitigation", a_risk().planned("Backfill"), today, std::nullopt},
        {"an issue", an_issue(), today, std::nullopt},
        {"a milestone", a_milestone(), today, std::nullopt},
        {"closed", a_risk().closed(), today, std::nullopt},
        {"vanished", a_risk().vanished(today), today, std::nullopt},
    };
    check_verdicts({plan::rule::no_mitigation, rules::no_mitigation::find}, rows);
}

TEST_CASE("only where there are tranches is a milestone or product without one asked about") {
    rules::rules_settings with;
    with.tranches = true;
    plan::item closed = in_tranche("");
    closed.closed = true;
    const verdict_row rows[] = {
        {"none", in_tranche(""), today, plan::reason::tranche_missing},
        {"blanks", in_tranche("\t "), today, plan::reason::tranche_missing},
        {"one", in_tranche("Tranche 1"), today, std::nullopt},
        {"a product in none", product_in_tranche(" "), today, plan::reason::tranche_missing},
        {"a product in one", product_in_tranche("Tranche 1"), today, std::nullopt},
        {"a risk", a_risk(), today, std::nullopt},
        {"a decision", a_decision(), today, std::nullopt},
        {"closed", closed, today, std::nullopt},
        {"vanished", a_milestone().vanished(today), today, std::nullopt},
    };
    check_verdicts({plan::rule::no_tranche, rules::no_tranche::find, with}, rows);
    const verdict_row off[] = {
        {"none, by default", in_tranche(""), today, std::nullopt},
        {"a product, by default", a_product(), today, std::nullopt},
    };
    check_verdicts({plan::rule::no_tranche, rules::no_tranche::find}, off);
}

TEST_CASE("a risk or issue that no date brings back is asked for one") {
    const auto missing = plan::reason::review_date_missing;
    const verdict_row rows[] = {
        {"a risk without any date", a_risk(), today, missing},
        {"an issue without any date", an_issue(), today, missing},
        {"TBC everywhere",
         a_risk()
             .baseline(to_be_confirmed())
             .forecast(to_be_confirmed("TBA"))
             .reviewed_by(to_be_confirmed()),
         today, missing},
        {"promised", a_risk().baseline(today), today, std::nullopt},
        {"expected", a_risk().forecast(today), today, std::nullopt},
        {"to be reviewed", a_risk().reviewed_by(on(today)), today, std::nullopt},
        {"a review that is unreadable's", a_risk().reviewed_by(unreadable("soon")), today,
         std::nullopt},
        {"a milestone", a_milestone(), today, std::nullopt},
        {"closed", a_risk().closed(), today, std::nullopt},
        {"vanished", a_risk().vanished(today), today, std::nullopt},
    };
    check_verdicts({plan::rule::no_review, rules::no_review::find}, rows);
}

TEST_CASE("a review is overdue after its day, or long after the last look") {
    const date by = 2018y / 12 / 4;
    const auto passed = plan::reason::review_date_passed;
    const date looked = 2018y / 11 / 6; // 28 days before 4 December
    const std::string last = "last looked at on 6 November 2018";
    const verdict_row rows[] = {
        {"on the day", a_risk().reviewed_by(on(by)), by, std::nullopt},
        {"the day after", a_risk().reviewed_by(on(by)), today, passed, "due 4 December 2018", by},
        {"an issue", an_issue().reviewed_by(on(by)), today, passed, "due 4 December 2018", by},
        {"a month is over on its last day",
         a_risk().reviewed_by(between(2018y / 12 / 1, 2018y / 12 / 31)), 2018y / 12 / 31,
         std::nullopt},
        {"and then overdue", a_risk().reviewed_by(between(2018y / 12 / 1, 2018y / 12 / 31)),
         2019y / 1 / 1, passed, "due December 2018", date(2018y / 12 / 31)},
        {"confirmed, but not given another date", a_risk().reviewed_by(on(by)).confirmed(today),
         today, passed, "due 4 December 2018", by},
        {"no date, never confirmed", a_risk().dates_known_since(2018y / 1 / 1), today,
         std::nullopt},
        {"no date, 28 days after", a_risk().confirmed(looked), by, std::nullopt},
        {"no date, 29 days after", a_risk().confirmed(looked), today, passed, last, by},
        {"changed since", a_risk().confirmed(looked).dates_known_since(2018y / 11 / 7), today,
         std::nullopt},
        {"changed before", a_risk().confirmed(looked).dates_known_since(2018y / 11 / 5), today,
         passed, last, by},
        {"a due date is chased by itself", a_risk().confirmed(looked).baseline(2019y / 3 / 1),
         today, std::nullopt},
        {"an unreadable review", a_risk().confirmed(looked).reviewed_by(unreadable("soon")), today,
         std::nullopt},
        {"a milestone", a_milestone().reviewed_by(on(by)), today, std::nullopt},
        {"closed", a_risk().reviewed_by(on(by)).closed(), today, std::nullopt},
        {"vanished", a_risk().reviewed_by(on(by)).vanished(today), today, std::nullopt},
    };
    check_verdicts({plan::rule::review_overdue, rules::review_overdue::find}, rows);

    rules::rules_settings never;
    never.review_after_days = 0;
    const verdict_row off[] = {
        {"no date", a_risk().confirmed(looked), 2019y / 12 / 5, std::nullopt},
        {"a date", a_risk().reviewed_by(on(by)), today, passed, "due 4 December 2018", by},
    };
    check_verdicts({plan::rule::review_overdue, rules::review_overdue::find, never}, off);

    const asking ask{a_risk().confirmed(looked), {"CL"}, {}, winter_2018(), {}};
    CHECK(rules::review_overdue::next_wake(ask.subject(), ask.on(looked)) == today);
    CHECK(rules::review_overdue::next_wake(ask.subject(), ask.on(by)) == today);
    CHECK_FALSE(rules::review_overdue::next_wake(ask.subject(), ask.on(today)));
}
