#include "daemon/outbox/fallback.hpp"

#include "daemon/plan/name_table.hpp"

namespace remembrancer::outbox {
namespace {

constexpr plan::name_table<fallback_reason, 9> names{{
    {fallback_reason::turned_off, "turned_off"},
    {fallback_reason::no_escalation, "no_escalation"},
    {fallback_reason::under_way, "under_way"},
    {fallback_reason::done, "done"},
    {fallback_reason::not_yet, "not_yet"},
    {fallback_reason::quiet_hours, "quiet_hours"},
    {fallback_reason::late, "late"},
    {fallback_reason::given_up, "given_up"},
    {fallback_reason::no_other_channel, "no_other_channel"},
}};

} // namespace

std::string_view to_text(fallback_reason why) {
    return plan::name_in(names, why);
}

fallback_reason decide_fallback(const store::outbox_row& row, base::instant due, base::instant now,
                                base::instant not_before, const outbox_settings& settings) {
    if (settings.fallback_after <= std::chrono::seconds(0))
        return fallback_reason::turned_off;
    if (row.kind != plan::to_text(plan::message_kind::escalation))
        return fallback_reason::no_escalation;
    switch (row.state) {
    case plan::outbox_state::claimed:
        return fallback_reason::under_way;
    case plan::outbox_state::dead:
        return fallback_reason::given_up;
    case plan::outbox_state::pending:
    case plan::outbox_state::deferred:
        break;
    default:
        return fallback_reason::done;
    }
    if (now < due + settings.fallback_after)
        return fallback_reason::not_yet;
    return not_before > now ? fallback_reason::quiet_hours : fallback_reason::late;
}

} // namespace remembrancer::outbox
