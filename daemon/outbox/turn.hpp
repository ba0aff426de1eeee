#pragma once

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
};

/// The message that tells the programme office of one that is dead, or that was sent with a remark;
/// none when no channel is left for it. One whose key is in the outbox already adds nothing. Called
/// on the database thread, inside the transaction that settles what it is about.
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
};

/// One transaction's work for the dispatcher.
struct turn_input {
    base::instant now;
    std::vector<finished_send> finished;
    std::vector<unsent_claim> unsent;
    std::vector<claim_request> claims;
};

struct claimed_for {
    std::string destination;
    std::vector<store::outbox_row> rows;
    base::instant next_due; ///< of the destination's earliest message that was not claimed
};

struct turn_result {
    std::vector<claimed_for> claimed;
    bool made_notices = false; ///< messages were added that no claim of this turn has seen
};

/// Settles, gives back and claims in one transaction. Runs on the database thread.
[[nodiscard]] turn_result run_turn(store::session& db, const turn_input& work,
                                   const notice_to_office& notice);

} // namespace remembrancer::outbox
