#include "daemon/plan/message.hpp"

#include <stdexcept>

#include <doctest/doctest.h>

using namespace remembrancer;
using namespace std::chrono_literals;

namespace {

plan::digest a_full_digest() {
    using plan::digest_column;
    plan::digest model;
    model.kind = plan::digest_kind::scorecard;
    model.programme = "Dorset";
    model.subject = "A board";
    model.audience = "public";
    model.today = 2018y / 12 / 5;
    model.plan_as_of = plan::date(2018y / 12 / 4);
    model.since = plan::date(2018y / 11 / 5);
    model.figures = {
        {plan::digest_figure::days_to, 117, 80, "vesting \"day\"", plan::date(2019y / 4 / 1)},
        {plan::digest_figure::overdue, 0, {}, {}, {}}};
    plan::digest_section section;
    section.part = plan::digest_part::weeks;
    section.columns = {digest_column::item,      plan::date(2018y / 12 / 3), 5,
                       digest_column::left,      digest_column::rating,      digest_column::due,
                       digest_column::due_before};
    section.rows = {{{std::string("A <b>title</b>\n"), plan::emphasis::most},
                     {2, plan::emphasis::some},
                     {},
                     {plan::time_left{-35, -25}, plan::emphasis::more},
                     {plan::rag::amber_green, {}},
                     {plan::plan_date{"Mid Oct '18",
                                      plan::precision::part_of_month,
                                      plan::date(2018y / 10 / 11),
                                      plan::date(2018y / 10 / 20),
                                      false,
                                      {}},
                      {}},
                     {plan::date(2018y / 10 / 1), {}}}};
    section.findings = {plan::message_item{}};
    section.more = 7;
    section.totalled = true;
    model.sections = {section};
    return model;
}

} // namespace

TEST_CASE("a digest comes back from its message's JSON as it went in") {
    plan::message model;
    model.kind = plan::message_kind::digest;
    model.today = 2018y / 12 / 5;
    model.digest = a_full_digest();
    const plan::message back = plan::message_from_json(plan::to_json(model));
    CHECK(back == model);
}

TEST_CASE("a row is an object by the names of its columns") {
    const std::string text = plan::to_json(a_full_digest());
    CHECK(text.find(R"("2018-12-03":{"value":2,"emphasis":1})") != text.npos);
    CHECK(text.find(R"("5":null)") != text.npos);
    CHECK(text.find(R"("left":{"value":{"days":-35,"working_days":-25},"emphasis":2})") !=
          text.npos);
    CHECK(text.find(R"("figure":"days_to","count":117,"of":80)") != text.npos);
}

TEST_CASE("a digest with a name that nobody knows is refused with it") {
    plan::message model;
    model.today = 2018y / 12 / 5;
    model.digest = a_full_digest();
    const std::string good = plan::to_json(model);
    for (const auto& [known, unknown] :
         {std::pair{"\"scorecard\"", "\"boredcard\""}, std::pair{"\"weeks\"", "\"weaks\""},
          std::pair{"\"days_to\"", "\"daze\""}, std::pair{"\"left\"", "\"lift\""}}) {
        CAPTURE(unknown);
        std::string text = good;
        for (std::size_t at = text.find(known); at != text.npos; at = text.find(known))
            text.replace(at, std::string(known).size(), unknown);
        CHECK_THROWS_AS((void)plan::message_from_json(text), std::runtime_error);
    }
}
