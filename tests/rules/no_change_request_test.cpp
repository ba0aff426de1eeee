#include "daemon/rules/no_change_request.hpp"

#include "tests/rules/asking.hpp"
#include "tests/support/builders.hpp"

#include <doctest/doctest.h>

using namespace remembrancer;
using namespace remembrancer::test;
using namespace std::chrono_literals;
using plan::date;

TEST_CASE("what has slipped without a change request is said where the plan has them") {
    struct row {
        const char* name;
        plan::item item;
        bool asked_for;
        const char* detail; ///< empty: not found
    };
    const date promised = 2018y / 11 / 30;
    const date later = 2018y / 12 / 7;
    plan::item requested = a_milestone().baseline(promised).forecast(later);
    requested.change_request = "CR 12";
    const char* const facts = "7 December 2018 instead of 30 November 2018, 5 working days later";
    const row rows[] = {
        {"slipped", a_milestone().baseline(promised).forecast(later), true, facts},
        {"the plan has none", a_milestone().baseline(promised).forecast(later), false, ""},
        {"requested", requested, true, ""},
        {"kept", a_milestone().baseline(promised).forecast(promised), true, ""},
        {"earlier", a_milestone().baseline(later).forecast(promised), true, ""},
        {"nothing expected", a_milestone().baseline(promised), true, ""},
        {"closed", a_milestone().baseline(promised).forecast(later).closed(), true, ""},
        {"vanished", a_milestone().baseline(promised).forecast(later).vanished(later), true, ""},
    };
    for (const row& r : rows) {
        CAPTURE(r.name);
        asking ask = asking_about(r.item);
        ask.settings.change_requests = r.asked_for;
        const auto in = ask.on(2018y / 12 / 5);
        const auto found = rules::no_change_request::find(ask.subject(), in);
        CHECK((found ? found->detail : "") == r.detail);
        CHECK_FALSE(rules::no_change_request::next_wake(ask.subject(), in));
        if (!found)
            continue;
        CHECK(found->rule == plan::rule::no_change_request);
        CHECK(found->reason == plan::reason::change_request_missing);
        CHECK_FALSE(found->anchor);
    }
}

TEST_CASE("a slip that the programme takes no notice of needs no change request") {
    asking ask = asking_about(a_milestone().baseline(2018y / 11 / 30).forecast(2018y / 12 / 7));
    ask.settings.change_requests = true;
    ask.settings.slip_working_days = 6;
    CHECK_FALSE(rules::no_change_request::find(ask.subject(), ask.on(2018y / 12 / 5)));
}

TEST_CASE("plans without change requests are the usual ones") {
    const asking ask =
        asking_about(a_milestone().baseline(2018y / 11 / 30).forecast(2018y / 12 / 7));
    CHECK_FALSE(rules::no_change_request::find(ask.subject(), ask.on(2018y / 12 / 5)));
}
