#include "daemon/outbox/fallback.hpp"

#include "daemon/plan/message.hpp"

#include <set>
#include <string_view>

#include <doctest/doctest.h>

using namespace remembrancer;
using namespace std::chrono_literals;
using outbox::fallback_reason;
using plan::message_kind;
using plan::outbox_state;

TEST_CASE("an escalation goes by another channel when it is late, and for named reasons not") {
    const base::instant due = std::chrono::sys_days(std::chrono::year(2018) / 12 / 5);
    struct row {
        const char* name;
        message_kind kind;
        outbox_state state;
        std::chrono::minutes now;        ///< after it was due
        std::chrono::minutes not_before; ///< the same
        std::chrono::seconds after;
        fallback_reason wanted;
    };
    constexpr auto escalation = message_kind::escalation;
    const row rows[] = {
        {"in its time", escalation, outbox_state::deferred, 14min, 0min, 15min,
         fallback_reason::not_yet},
        {"tried, and late", escalation, outbox_state::deferred, 15min, 0min, 15min,
         fallback_reason::late},
        {"never tried, and late", escalation, outbox_state::pending, 15min, 0min, 15min,
         fallback_reason::late},
        {"due later", escalation, outbox_state::pending, -60min, 0min, 15min,
         fallback_reason::not_yet},
        {"quiet hours have begun", escalation, outbox_state::deferred, 15min, 480min, 15min,
         fallback_reason::quiet_hours},
        {"being sent", escalation, outbox_state::claimed, 60min, 0min, 15min,
         fallback_reason::under_way},
        {"dead: at once", escalation, outbox_state::dead, 0min, 0min, 15min,
         fallback_reason::given_up},
        {"dead in quiet hours: what goes instead waits for their end", escalation,
         outbox_state::dead, 0min, 480min, 15min, fallback_reason::given_up},
        {"accepted", escalation, outbox_state::accepted, 60min, 0min, 15min, fallback_reason::done},
        {"cancelled", escalation, outbox_state::cancelled, 60min, 0min, 15min,
         fallback_reason::done},
        {"a reminder", message_kind::reminder, outbox_state::deferred, 60min, 0min, 15min,
         fallback_reason::no_escalation},
        {"a dead notice", message_kind::notice, outbox_state::dead, 60min, 0min, 15min,
         fallback_reason::no_escalation},
        {"turned off", escalation, outbox_state::dead, 60min, 0min, 0min,
         fallback_reason::turned_off},
    };
    for (const row& r : rows) {
        CAPTURE(r.name);
        store::outbox_row message;
        message.kind = plan::to_text(r.kind);
        message.state = r.state;
        outbox::outbox_settings settings;
        settings.fallback_after = r.after;
        CHECK(decide_fallback(message, due, due + r.now, due + r.not_before, settings) == r.wanted);
    }
}

TEST_CASE("each reason has a name of its own") {
    std::set<std::string_view> names;
    for (int i = 0; i <= static_cast<int>(fallback_reason::no_other_channel); ++i)
        CHECK(names.insert(to_text(static_cast<fallback_reason>(i))).second);
    CHECK(names.contains("no_other_channel"));
}
