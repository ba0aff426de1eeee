#include "daemon/rules/no_date.hpp"
#include "daemon/rules/no_owner.hpp"
#include "daemon/rules/unreadable.hpp"

#include "tests/rules/asking.hpp"
#include "tests/support/builders.hpp"

#include <doctest/doctest.h>

using namespace remembrancer;
using namespace remembrancer::test;
using namespace std::chrono_literals;
using plan::date;

namespace {

const date today = 2018y / 12 / 5;

} // namespace

TEST_CASE("an owner who is missing and one whom nobody knows are told apart") {
    struct row {
        const char* name;
        std::vector<std::string> owners;
        std::vector<std::string> unresolved;
        std::optional<plan::reason> expected;
        const char* detail;
    };
    const auto missing = plan::reason::owner_missing;
    const auto unknown = plan::reason::owner_unresolved;
    const row rows[] = {
        {"one owner", {"CL"}, {}, std::nullopt, ""},
        {"two owners", {"CL", "Finance sponsor"}, {}, std::nullopt, ""},
        {"nothing typed", {}, {}, missing, ""},
        {"TBA", {}, {"TBA"}, missing, "owner 'TBA'"},
        {"a dash", {}, {"-"}, missing, "owner '-'"},
        {"an unknown name", {}, {"A stranger"}, unknown, "owner 'A stranger'"},
        {"two unknown names", {}, {"A stranger", "TBA"}, unknown, "owner 'A stranger', 'TBA'"},
        {"one of two unknown", {"CL"}, {"A stranger"}, unknown, "owner 'A stranger'"},
        {"one, the other to come", {"CL"}, {"TBA"}, std::nullopt, ""},
    };
    for (const row& r : rows) {
        CAPTURE(r.name);
        asking ask = asking_about(a_risk());
        ask.owners = r.owners;
        ask.unresolved = r.unresolved;
        const auto found = rules::no_owner::find(ask.subject(), ask.on(today));
        REQUIRE(found.has_value() == r.expected.has_value());
        CHECK_FALSE(rules::no_owner::next_wake(ask.subject(), ask.on(today)));
        if (!found)
            continue;
        CHECK(found->rule == plan::rule::no_owner);
        CHECK(found->reason == *r.expected);
        CHECK(found->detail == r.detail);
        CHECK_FALSE(found->anchor);
    }
}

TEST_CASE("a rating in a table of workstreams is asked for no owner of its own") {
    for (const bool is_reported : {false, true}) {
        plan::item item = a_report().rated(plan::rag::red);
        if (is_reported)
            item.reported_on = today;
        asking ask = asking_about(item);
        ask.owners.clear();
        CHECK(rules::no_owner::find(ask.subject(), ask.on(today)).has_value() == is_reported);
    }
}

TEST_CASE("an item without any date is asked about, and one that is only unreadable is not") {
    struct row {
        const char* name;
        plan::item item;
        bool expected;
        const char* detail;
    };
    const row rows[] = {
        {"nothing", a_risk(), true, ""},
        {"TBC alone", a_risk().forecast(to_be_confirmed()), true, "forecast 'TBC'"},
        {"promised TBC", a_risk().baseline(to_be_confirmed("TBA")), true, "baseline 'TBA'"},
        {"a baseline", a_risk().baseline(today), false, ""},
        {"a forecast", a_risk().forecast(today), false, ""},
        {"baseline and TBC", a_risk().baseline(today).forecast(to_be_confirmed()), false, ""},
        {"unreadable", a_risk().baseline(unreadable("Dec 19")), false, ""},
        {"closed", a_risk().closed(), false, ""},
        {"vanished", a_risk().vanished(today), false, ""},
    };
    for (const row& r : rows) {
        CAPTURE(r.name);
        const asking ask = asking_about(r.item);
        const auto found = rules::no_date::find(ask.subject(), ask.on(today));
        CHECK(found.has_value() == r.expected);
        CHECK((found ? found->detail : "") == r.detail);
        CHECK_FALSE(rules::no_date::next_wake(ask.subject(), ask.on(today)));
    }
}

TEST_CASE("what could not be read is asked about with its text") {
    struct row {
        const char* name;
        plan::item item;
        std::optional<plan::reason> expected;
        const char* detail;
    };
    const auto bad_date = plan::reason::date_unreadable;
    const auto off_scale = plan::reason::value_off_scale;
    const auto unclear = plan::reason::value_unclear;
    const row rows[] = {
        {"nothing", a_risk().baseline(today), std::nullopt, ""},
        {"a baseline", a_risk().baseline(unreadable("Dec 19")), bad_date, "baseline 'Dec 19'"},
        {"a forecast", a_risk().baseline(today).forecast(unreadable("soon")), bad_date,
         "forecast 'soon'"},
        {"said once", a_risk().baseline(unreadable("Dec 19")).asked_about("baseline", "Dec 19"),
         bad_date, "baseline 'Dec 19'"},
        {"a severity", an_issue().baseline(today).asked_about("severity", "O"), off_scale,
         "severity 'O'"},
        {"a score", a_risk().asked_about("score", "99"), off_scale, "score '99'"},
        {"raised", a_risk().asked_about("raised_on", "May"), bad_date, "raised_on 'May'"},
        {"two", a_risk().baseline(unreadable("Dec 19")).asked_about("impact", "9"), bad_date,
         "baseline 'Dec 19'; impact '9'"},
        {"what it depends on", a_milestone().baseline(today).asked_about("depends_on", "M99"),
         unclear, "depends_on 'M99'"},
        {"how long it takes", a_milestone().baseline(today).asked_about("lead_time", "a while"),
         unclear, "lead_time 'a while'"},
        {"a cadence, a rating and a period: the date leads",
         a_report()
             .asked_about("cadence", "at times")
             .asked_about("rag", "X")
             .asked_about("reported_on", "P8"),
         bad_date, "cadence 'at times'; rag 'X'; reported_on 'P8'"},
        {"a cadence and a rating: the scale leads",
         a_report().asked_about("cadence", "at times").asked_about("rag", "X"), off_scale,
         "cadence 'at times'; rag 'X'"},
        {"an owner is no_owner's", a_risk().asked_about("owner", "TBA"), std::nullopt, ""},
        {"closed", a_risk().asked_about("score", "99").closed(), std::nullopt, ""},
        {"vanished", a_risk().asked_about("score", "99").vanished(today), std::nullopt, ""},
        {"hostile text", a_risk().asked_about("score", "'; <b>\r\n"), off_scale,
         "score ''; <b>\r\n'"},
    };
    for (const row& r : rows) {
        CAPTURE(r.name);
        const asking ask = asking_about(r.item);
        const auto found = rules::unreadable::find(ask.subject(), ask.on(today));
        REQUIRE(found.has_value() == r.expected.has_value());
        CHECK((found ? found->detail : "") == r.detail);
        if (found)
            CHECK(found->reason == *r.expected);
        CHECK_FALSE(rules::unreadable::next_wake(ask.subject(), ask.on(today)));
    }
}
