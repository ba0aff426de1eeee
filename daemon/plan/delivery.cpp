#include "daemon/plan/delivery.hpp"

#include "daemon/plan/name_table.hpp"

namespace remembrancer::plan {
namespace {

constexpr name_table<outbox_state, 8> states{{
    {outbox_state::pending, "pending"},
    {outbox_state::claimed, "claimed"},
    {outbox_state::deferred, "deferred"},
    {outbox_state::accepted, "accepted"},
    {outbox_state::dead, "dead"},
    {outbox_state::cancelled, "cancelled"},
    {outbox_state::delivered, "delivered"},
    {outbox_state::bounced, "bounced"},
}};

constexpr name_table<verdict, 4> verdicts{{
    {verdict::accepted, "accepted"},
    {verdict::deferred, "deferred"},
    {verdict::refused, "refused"},
    {verdict::unknown, "unknown"},
}};

constexpr name_table<failure, 9> failures{{
    {failure::none, "none"},
    {failure::network, "network"},
    {failure::timeout, "timeout"},
    {failure::auth, "auth"},
    {failure::rate_limited, "rate_limited"},
    {failure::server, "server"},
    {failure::client, "client"},
    {failure::content, "content"},
    {failure::recipient, "recipient"},
}};

} // namespace

std::string_view to_text(outbox_state state) {
    return name_in(states, state);
}
std::optional<outbox_state> outbox_state_from_text(std::string_view text) {
    return value_in(states, text);
}
std::string_view to_text(verdict what) {
    return name_in(verdicts, what);
}
std::string_view to_text(failure why) {
    return name_in(failures, why);
}

} // namespace remembrancer::plan
