#include "daemon/rules/band_worsened.hpp"
#include "daemon/rules/score_mismatch.hpp"
#include "daemon/rules/wrong_register.hpp"

#include "tests/rules/verdicts.hpp"
#include "tests/support/builders.hpp"

#include <doctest/doctest.h>

using namespace remembrancer;
using namespace remembrancer::test;
using namespace std::chrono_literals;
using plan::date;

namespace {

const date today = 2018y / 12 / 5;

} // namespace

TEST_CASE("a risk that enters a worse band is news, and most of all in the top one") {
    const auto entered = plan::reason::band_entered;
    const auto top = plan::reason::top_band_entered;
    const verdict_row rows[] = {
        {"green to amber", a_risk().scored(6).scored_before(5, today), today, entered,
         "score 6 (Amber), up from 5 (Green)", today},
        {"amber to red", a_risk().scored(15).scored_before(14, today), today, top,
         "score 15 (Red), up from 14 (Amber)", today},
        {"green to red", a_risk().scored(25).scored_before(1, today), today, top,
         "score 25 (Red), up from 1 (Green)", today},
        {"from below all bands", a_risk().scored(1).scored_before(0, today), today, entered,
         "score 1 (Green), up from 0", today},
        {"within a band", a_risk().scored(25).scored_before(15, today), today, std::nullopt},
        {"to a better band", a_risk().scored(5).scored_before(25, today), today, std::nullopt},
        {"the first score",
         [] {
             plan::item item = a_risk().scored(25);
             item.history.score_changed_on = today;
             return item;
         }(),
         today, std::nullopt},
        {"no score any more",
         [] {
             plan::item item = a_risk().scored_before(5, today);
             return item;
         }(),
         today, std::nullopt},
        {"no history", a_risk().scored(25), today, std::nullopt},
        {"the last day of the news", a_risk().scored(25).scored_before(5, 2018y / 11 / 28), today,
         top, "score 25 (Red), up from 5 (Green)", date(2018y / 11 / 28)},
        {"no news any more", a_risk().scored(25).scored_before(5, 2018y / 11 / 27), today,
         std::nullopt},
        {"closed", a_risk().scored(25).scored_before(5, today).closed(), today, std::nullopt},
        {"vanished", a_risk().scored(25).scored_before(5, today).vanished(today), today,
         std::nullopt},
    };
    check_verdicts(
        {plan::rule::band_worsened, rules::band_worsened::find, five_days_of_news(), true}, rows);

    const asking ask = asking_about(a_risk().scored(25).scored_before(5, today));
    const auto wake = [&](date day) {
        return rules::band_worsened::next_wake(ask.subject(), ask.on(day));
    };
    CHECK(wake(2018y / 12 / 4) == today);
    CHECK(wake(today) == date(2018y / 12 / 13));
    CHECK_FALSE(wake(2018y / 12 / 13));
}

TEST_CASE("a score is impact times likelihood") {
    const auto differs = plan::reason::score_not_product;
    const verdict_row rows[] = {
        {"it is", a_risk().scored(4, 3, 12), today, std::nullopt},
        {"too high", a_risk().scored(4, 3, 15), today, differs, "it says 15, but 4 times 3 is 12"},
        {"too low", a_risk().scored(5, 5, 10), today, differs, "it says 10, but 5 times 5 is 25"},
        {"an issue", an_issue().scored(4, 3, 7), today, differs, "it says 7, but 4 times 3 is 12"},
        {"no score",
         [] {
             plan::item item = a_risk().scored(4, 3, 7);
             item.score.reset();
             return item;
         }(),
         today, std::nullopt},
        {"no impact",
         [] {
             plan::item item = a_risk().scored(4, 3, 7);
             item.impact.reset();
             return item;
         }(),
         today, std::nullopt},
        {"no likelihood",
         [] {
             plan::item item = a_risk().scored(4, 3, 7);
             item.likelihood.reset();
             return item;
         }(),
         today, std::nullopt},
        {"closed", a_risk().scored(4, 3, 15).closed(), today, std::nullopt},
        {"vanished", a_risk().scored(4, 3, 15).vanished(today), today, std::nullopt},
    };
    check_verdicts({plan::rule::score_mismatch, rules::score_mismatch::find}, rows);
}

TEST_CASE("a risk that is marked as an issue stands in the wrong register") {
    struct row {
        const char* title;
        bool is_marked;
    };
    const row rows[] = {
        {"ISSUE - Dedicated Schools Grant", true},
        {"Issue: Dedicated Schools Grant", true},
        {"  issue \xe2\x80\x93 Dedicated Schools Grant", true},
        {"235 \xe2\x80\x93 ISSUE \xe2\x80\x93 Dedicated Schools Grant", true},
        {"Dedicated Schools Grant (ISSUE)", true},
        {"Now an ISSUE", true},
        {"ISSUE", false}, // says nothing but the word: no mark among others
        {"ISSUE:", true},
        {"Issue of licences is delayed", false},
        {"Tissue samples are lost", false},
        {"Dedicated Schools Grant becomes an issue", false},
        {"ISSUES of capacity", false},
        {"A NON-ISSUE by all accounts", false},
        {"TISSUE and ISSUE of it", true},
        {"SECURITY ISSUE IN THE DATA CENTRE", false}, // all in capitals: nothing is marked
        {"Risk, not \xc3\x89ISSUEx", false},
        {"-ISSUE at the start of a dash", true},
        {"Issue", false},
        {"Iss", false},
        {"", false},
    };
    for (const row& r : rows) {
        CAPTURE(r.title);
        const verdict_row risk[] = {
            {r.title, a_risk().titled(r.title), today,
             r.is_marked ? std::optional(plan::reason::issue_among_risks) : std::nullopt}};
        check_verdicts({plan::rule::wrong_register, rules::wrong_register::find}, risk);
        const verdict_row others[] = {
            {"an issue", an_issue().titled(r.title), today, std::nullopt},
            {"a milestone", a_milestone().titled(r.title), today, std::nullopt},
            {"closed", a_risk().titled(r.title).closed(), today, std::nullopt},
            {"vanished", a_risk().titled(r.title).vanished(today), today, std::nullopt},
        };
        check_verdicts({plan::rule::wrong_register, rules::wrong_register::find}, others);
    }
}
