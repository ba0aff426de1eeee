#pragma once

#include "connectors/connector.hpp"
#include "daemon/outbox/fallback.hpp"
#include "daemon/outbox/retry_policy.hpp"
#include "daemon/store/outbox.hpp"
#include "daemon/store/session.hpp"

#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace remembrancer::outbox {

/// An attempt whose outcome is to be committed.
struct finished_send {
    std::string destination;
    store::outbox_row row;
    decision what;
    /// The channel by which its reader hears instead, if it is dead; empty for none.
    std::string went_by{};
};

/// The message that tells the programme office of one that is dead, that was sent with a remark, or
/// that waits because its destination takes our key for wrong; none when no channel is left for it.
/// One whose key is in the outbox already adds nothing. Called on the database thread, inside the
/// transaction that settles what it is about.
using notice_to_office = std::function<std::optional<store::new_message>(
    store::session& db, const finished_send& about, base::instant now)>;

/// A claim to be given back.
struct unsent_claim {
    plan::outbox_id message;
    base::instant not_before{}; ///< it is due then, if that is later than it was
};

struct claim_request {
    std::string destination;
    int most = 0;
    bool follows_up = false; ///< its connector wants to know of earlier messages
};

/// One transaction's work for the dispatcher.
struct turn_input {
    base::instant now;
    std::vector<finished_send> finished;
    std::vector<unsent_claim> unsent;
    std::vector<claim_request> claims;
    bool looks_for_late = false; ///< whether escalations may be late by now
};

/// What became of one escalation that its channel has not taken.
struct fallback {
    store::outbox_row row; ///< as it was
    fallback_reason why = fallback_reason::late;
    std::string channel;  ///< by which it goes now; empty for none
    plan::outbox_id made; ///< what goes in its place
};

struct claimed_for {
    std::string destination;
    std::vector<store::outbox_row> rows;
    /// Of each row, for a connector that follows up; else empty.
    std::vector<connectors::told_before> earlier;
    base::instant next_due; ///< of the destination's earliest message that was not claimed
};

struct turn_result {
    std::vector<claimed_for> claimed;
    bool made_messages = false; ///< messages were added that no claim of this turn has seen
    std::vector<fallback> fallbacks;
    base::instant next_late = base::instant::max(); ///< when to look for late escalations again
};

/// What a turn asks of others.
struct turn_tools {
    const outbox_settings& settings;
    const notice_to_office& notice;
    const other_channels& others;
};

/// Settles, gives back, looks for late escalations and claims in one transaction. Runs on the
/// database thread.
[[nodiscard]] turn_result run_turn(store::session& db, const turn_input& work,
                                   const turn_tools& with);

} // namespace remembrancer::outbox
