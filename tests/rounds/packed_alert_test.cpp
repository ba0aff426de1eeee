#include "daemon/rounds/packed_alert.hpp"

#include "tests/support/days.hpp"

#include <cstdint>
#include <limits>
#include <vector>

#include <doctest/doctest.h>

using namespace remembrancer;
using test::day;

namespace {

/// Each field another than it is by itself.
store::waiting_alert a_full_alert() {
    return {{{7},
             {8},
             -5,
             plan::role::sponsor,
             "Finance sponsor",
             "Deputy",
             "away until 7 December 2018",
             plan::reason::green_but_late,
             plan::disposition::withdrawn,
             true,
             std::int64_t{3} << 40,
             day("2018-12-05")},
            {{8},
             plan::rule::overdue,
             {plan::subject_kind::programme, 9},
             2,
             day("2018-12-04"),
             day("2018-12-06"),
             day("2018-10-31"),
             day("2018-12-03")},
            {10}};
}

plan::plan_date a_date(const char* text, plan::precision how, const char* from, const char* by) {
    return {text, how, day(from), day(by), true, "which year?"};
}

plan::message_item a_full_line() {
    return {{11},
            3,
            1,
            plan::rule::slipped,
            plan::reason::past_effective_date,
            plan::role::lead_member,
            "Principal",
            "away",
            plan::item_kind::risk,
            "18",
            "Siân's \"title\"\n",
            "Somerset",
            "WS7 / Payroll",
            plan::rag::amber_red,
            a_date("Q3", plan::precision::quarter, "2018-07-01", "2018-09-30"),
            a_date("May", plan::precision::month, "2019-05-01", "2019-05-31"),
            day("1969-12-31"),
            35,
            25,
            4,
            {"A", "", std::string(300, 'b')},
            "severity 'O'",
            {{"severity", "O", "which number?", {"plan.xlsx", "Issues", 6, "S"}}, {}},
            plan::next_hearing{day("2018-12-12"), {"Legal sponsor"}}};
}

void check_same(const rounds::alert_to_tell& out, const store::waiting_alert& in,
                const std::optional<plan::message_item>& line) {
    CHECK(out.alert == in.alert);
    CHECK(out.episode == in.episode);
    CHECK(out.round == in.round);
    CHECK((out.line == line));
}

} // namespace

TEST_CASE("packed alerts come out as they went in and in their order, to the last fact") {
    const plan::message_item full = a_full_line();
    const plan::message_item plain;
    std::string packed;
    rounds::pack(packed, a_full_alert(), &full);
    rounds::pack(packed, a_full_alert(), nullptr);
    rounds::pack(packed, {}, &plain);
    std::string_view left = packed;
    check_same(rounds::unpack(left), a_full_alert(), full);
    check_same(rounds::unpack(left), a_full_alert(), std::nullopt);
    check_same(rounds::unpack(left), {}, plain);
    CHECK(left.empty());
}

TEST_CASE("a packed number keeps its sign and its size") {
    using limits = std::numeric_limits<std::int64_t>;
    for (const std::int64_t number :
         {std::int64_t{0}, std::int64_t{-1}, std::int64_t{63}, std::int64_t{64}, std::int64_t{-64},
          std::int64_t{-65}, std::int64_t{1} << 60, limits::min(), limits::max()}) {
        CAPTURE(number);
        store::waiting_alert in;
        in.alert.place = number;
        std::string packed;
        rounds::pack(packed, in, nullptr);
        std::string_view left = packed;
        CHECK(rounds::unpack(left).alert.place == number);
        CHECK(left.empty());
    }
}

TEST_CASE("a packed text keeps all of its bytes") {
    using namespace std::string_literals;
    for (const std::string& text : {""s, "\0\xff\x80"s, std::string(127, 'a'),
                                    std::string(128, 'a'), std::string(100'000, 'a')}) {
        CAPTURE(text.size());
        plan::message_item line;
        line.title = text;
        std::string packed;
        rounds::pack(packed, {}, &line);
        std::string_view left = packed;
        CHECK(rounds::unpack(left).line.value().title == text);
        CHECK(left.empty());
    }
}
