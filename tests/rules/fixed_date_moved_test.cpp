#include "daemon/rules/fixed_date_moved.hpp"

#include "tests/rules/asking.hpp"
#include "tests/support/builders.hpp"

#include <doctest/doctest.h>

using namespace remembrancer;
using namespace remembrancer::test;
using namespace std::chrono_literals;
using plan::date;

namespace {

const date polls = 2019y / 5 / 2;
const date by_plan = 2018y / 12 / 5;

} // namespace

TEST_CASE("a date that an authority fixes does not move unheard") {
    struct row {
        const char* name;
        plan::item item;
        const char* detail; ///< empty: not found
    };
    const row rows[] = {
        {"later", a_milestone().forecast(2019y / 5 / 9).moved(polls, by_plan).fixed_by("statute"),
         "from 2 May 2019 to 9 May 2019, fixed by statute"},
        {"earlier",
         a_milestone().baseline(2019y / 5 / 1).moved(polls, by_plan).fixed_by("Returning Officer"),
         "from 2 May 2019 to 1 May 2019, fixed by Returning Officer"},
        {"by somebody",
         a_milestone()
             .forecast(2019y / 5 / 9)
             .moved(polls, by_plan)
             .fixed_by("statute")
             .moved_by("Jo"),
         "from 2 May 2019 to 9 May 2019, fixed by statute, re-cast by Jo"},
        {"then unknown",
         a_milestone().forecast(to_be_confirmed()).moved(polls, by_plan).fixed_by("statute"),
         "from 2 May 2019 to TBC, fixed by statute"},
        {"hostile text",
         a_milestone().forecast(2019y / 5 / 9).moved(polls, by_plan).fixed_by("<b>'\r\n"),
         "from 2 May 2019 to 9 May 2019, fixed by <b>'\r\n"},
        {"taken back", a_milestone().forecast(polls).moved(polls, by_plan).fixed_by("statute"), ""},
        {"never moved", a_milestone().forecast(polls).fixed_by("statute"), ""},
        {"anybody's date", a_milestone().forecast(2019y / 5 / 9).moved(polls, by_plan), ""},
        {"closed",
         a_milestone().forecast(2019y / 5 / 9).moved(polls, by_plan).fixed_by("statute").closed(),
         ""},
        {"vanished",
         a_milestone()
             .forecast(2019y / 5 / 9)
             .moved(polls, by_plan)
             .fixed_by("statute")
             .vanished(by_plan),
         ""},
    };
    for (const row& r : rows) {
        CAPTURE(r.name);
        const asking ask = asking_about(r.item);
        const auto found = rules::fixed_date_moved::find(ask.subject(), ask.on(by_plan));
        CHECK((found ? found->detail : "") == r.detail);
        if (!found)
            continue;
        CHECK(found->rule == plan::rule::fixed_date_moved);
        CHECK(found->reason == plan::reason::fixed_date_changed);
        CHECK(found->anchor == by_plan);
        CHECK(found->bound_to_anchor);
    }
}

TEST_CASE("a fixed date that moved is news for as long as the settings say") {
    asking ask = asking_about(
        a_milestone().forecast(2019y / 5 / 9).moved(polls, by_plan).fixed_by("statute"));
    ask.settings.news_working_days = 1;
    struct row {
        const char* name;
        date today;
        bool holds;
        std::optional<date> wake;
    };
    const date over = 2018y / 12 / 7;
    const row rows[] = {
        {"the day before its plan", 2018y / 12 / 4, false, by_plan},
        {"its plan's day", by_plan, true, over},
        {"a working day after", 2018y / 12 / 6, true, over},
        {"two", over, false, std::nullopt},
    };
    for (const row& r : rows) {
        CAPTURE(r.name);
        CHECK(rules::fixed_date_moved::find(ask.subject(), ask.on(r.today)).has_value() == r.holds);
        CHECK(rules::fixed_date_moved::next_wake(ask.subject(), ask.on(r.today)) == r.wake);
    }
    ask.item.fixed_by.clear();
    CHECK_FALSE(rules::fixed_date_moved::next_wake(ask.subject(), ask.on(by_plan)));
}
