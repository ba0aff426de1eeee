#include "daemon/digest/forward_digest.hpp"

#include "tests/digest/looking_on.hpp"
#include "tests/support/printing.hpp"

#include <doctest/doctest.h>

using namespace remembrancer;
using namespace std::chrono_literals;
using plan::digest_part;
using strings = std::vector<std::string>;

namespace {

const std::vector<digest::score_band> no_bands;

plan::digest made_of(const std::vector<plan::item>& items, const digest::programme_news& news = {},
                     const std::optional<plan::date>& former = {}) {
    const calendar::working_calendar calendar;
    digest::context in = test::looking_on(calendar);
    in.former = former;
    digest::forward_digest made(in, no_bands, {});
    for (const plan::item& item : items)
        made.add(item);
    return std::move(made).finish(news);
}

} // namespace

TEST_CASE("a forward plan of nothing has no sections") {
    const plan::digest out = made_of({});
    CHECK(out.sections.empty());
    CHECK(test::figures_of(out) ==
          strings{"due_in_week 0 2018-12-12", "due_in_weeks 0 2019-01-30"});
}

TEST_CASE(
    "what moved in the last week, what is past its baseline and what needs a date are tables") {
    const plan::digest out = made_of({
        test::a_milestone()
            .numbered(1)
            .titled("Moved")
            .baseline(2018y / 11 / 1)
            .forecast(2018y / 12 / 20)
            .moved(2018y / 12 / 10, 2018y / 12 / 4, 2),
        test::a_milestone()
            .numbered(2)
            .titled("Moved long ago")
            .baseline(2018y / 12 / 20)
            .forecast(2018y / 12 / 21)
            .moved(2018y / 12 / 20, 2018y / 11 / 27),
        test::a_milestone()
            .numbered(3)
            .titled("Unsure")
            .baseline(2018y / 11 / 30)
            .forecast(test::to_be_confirmed()),
        test::a_risk().numbered(4).titled("No date is asked of a risk here"),
    });
    CHECK(test::rows_of(out, digest_part::recast) ==
          strings{"Moved | Milestone 1 |  |  |  | 2018-12-10 | 2018-12-20 | 2"});
    CHECK(test::rows_of(out, digest_part::past_baseline) ==
          strings{"Moved | Milestone 1 |  |  |  | 2018-11-01 | 2018-12-20 | 2",
                  "Unsure | Milestone 3 |  |  |  | 2018-11-30 | TBC | 0"});
    CHECK(test::rows_of(out, digest_part::needs_date) ==
          strings{"Unsure | Milestone 3 |  |  |  | 2018-11-30 | TBC"});
    CHECK(test::figures_of(out) == strings{"due_in_week 0 2018-12-12", "due_in_weeks 2 2019-01-30",
                                           "past_baseline 2", "needs_date 1"});
}

TEST_CASE("what is new is so since the former plan, a fortnight or a day ago, else in seven days") {
    const auto moved = [](int number, plan::date on) {
        return test::a_milestone()
            .numbered(number)
            .titled("Moved " + plan::to_iso(on))
            .forecast(2018y / 12 / 20)
            .moved(2018y / 12 / 10, on);
    };
    const std::vector<plan::item> items{
        moved(1, 2018y / 11 / 22), moved(2, 2018y / 11 / 28), moved(3, 2018y / 12 / 4),
        test::a_risk().numbered(4).titled("Risk").scored(16).known_since(2018y / 11 / 25)};
    struct row {
        const char* name;
        std::optional<plan::date> former;
        plan::date since;
        std::size_t recast;
        const char* rank;
    };
    const row rows[] = {
        {"a fortnight", 2018y / 11 / 21, 2018y / 11 / 21, 3, "Risk | Risk 4 |  |  | 16 | 1 | "},
        {"a day", 2018y / 12 / 4, 2018y / 12 / 4, 1, "Risk | Risk 4 |  |  | 16 | 1 | 1"},
        {"none", {}, 2018y / 11 / 28, 2, "Risk | Risk 4 |  |  | 16 | 1 | 1"},
    };
    for (const row& r : rows) {
        CAPTURE(r.name);
        const plan::digest out = made_of(items, {}, r.former);
        CHECK(out.since == r.since);
        CHECK(test::rows_of(out, digest_part::recast).size() == r.recast);
        CHECK(test::rows_of(out, digest_part::top_risks) == strings{r.rank});
    }
}

TEST_CASE("a risk that was closed this week still had its rank a week ago") {
    const plan::date long_ago = 2018y / 10 / 1;
    const plan::digest out = made_of(
        {test::a_risk().numbered(1).scored(25).known_since(long_ago).closed_on(2018y / 12 / 4),
         test::a_risk().numbered(2).titled("Open").scored(16).known_since(long_ago)});
    CHECK(test::rows_of(out, digest_part::top_risks) ==
          strings{"Open | Risk 2 |  |  | 16 | 1 | 2"});
}

TEST_CASE("what is no item has sections of its own, and key dates count both ways") {
    digest::programme_news news;
    news.key_dates = {{"Go-live", 2018y / 12 / 3}, {"Vesting day", 2018y / 12 / 10}};
    news.workstreams = {test::a_workstream("WS1", {}, {}), test::a_workstream("WS2", {}, {})};
    news.workstreams[0].rag = plan::rag::green;
    news.time_used = plan::time_used{100, 200, 10, 40};
    news.clusters = {
        {plan::load_of::programme, "", 2018y / 12 / 31, 8, 2019y / 1 / 2, 3, plan::finding{}}};
    news.contradictions.add(plan::message_item{});
    news.missed_rounds = {{"daily", 2018y / 12 / 4}};
    news.dead_messages = {"message 7 to A by email: refused"};
    news.silences = {{"silence, workstream WS1", "moving house", "A", 2018y / 12 / 24}};
    const plan::digest out = made_of({}, news);
    CHECK(test::figures_of(out) ==
          strings{"days_since 2 2 Go-live 2018-12-03", "days_to 5 3 Vesting day 2018-12-10",
                  "due_in_week 0 2018-12-12", "due_in_weeks 0 2019-01-30", "contradictions 1",
                  "unrated 1", "time_used 100 200", "delivered 10 40"});
    CHECK(test::parts_of(out) == strings{"contradictions", "clusters", "unrated", "missed_rounds",
                                         "dead_messages", "silences"});
    CHECK(test::rows_of(out, digest_part::clusters) ==
          strings{"Example programme | 2018-12-31 | 8 | 2019-01-02 | 3"});
    CHECK(test::rows_of(out, digest_part::unrated) == strings{"WS2"});
    CHECK(test::rows_of(out, digest_part::silences) ==
          strings{"silence, workstream WS1 | moving house | A | 2018-12-24"});
}

TEST_CASE("a workstream that a status report rates is not without a rating") {
    digest::programme_news news;
    for (const char* name : {"Finance", "People", "Assets"})
        news.workstreams.push_back(test::a_workstream(name, {}, {}));
    plan::item gone = test::a_report().in("Assets").rated(plan::rag::green);
    gone.vanished_on = 2018y / 12 / 1;
    const plan::digest out = made_of({test::a_report().in("finance").rated(plan::rag::amber),
                                      test::a_report().in("People"), gone},
                                     news);
    CHECK(test::rows_of(out, digest_part::unrated) == strings{"People", "Assets"});
}
