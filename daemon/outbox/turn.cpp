#include "daemon/outbox/turn.hpp"

#include "daemon/base/crash_point.hpp"

namespace remembrancer::outbox {
namespace {

/// Whether notices were made.
bool settle_all(store::session& db, const turn_input& work, const notice_to_office& notice) {
    bool made = false;
    for (const finished_send& sent : work.finished) {
        const store::settlement& s = sent.what.settlement;
        const bool settled = store::settle(db, s);
        if (!settled || (s.state != plan::outbox_state::dead &&
                         (s.state != plan::outbox_state::accepted || s.outcome.remark.empty())))
            continue;
        // A notice never begets another.
        if (sent.row.kind == plan::to_text(plan::message_kind::notice))
            continue;
        if (const auto message = notice(db, sent, work.now))
            made = store::insert_message(db, *message).has_value() || made;
    }
    return made;
}

} // namespace

turn_result run_turn(store::session& db, const turn_input& work, const notice_to_office& notice) {
    base::crash_point("outbox.before_settle");
    turn_result result;
    store::transaction all(db);
    result.made_notices = settle_all(db, work, notice);
    for (const unsent_claim& claim : work.unsent)
        store::unclaim(db, claim.message, claim.not_before);
    base::crash_point("outbox.before_claim");
    for (const claim_request& wanted : work.claims) {
        claimed_for got;
        got.destination = wanted.destination;
        got.rows = store::claim_due(db, wanted.destination, work.now, wanted.most);
        got.next_due = static_cast<int>(got.rows.size()) == wanted.most
                           ? base::instant::min()
                           : store::next_due(db, wanted.destination);
        result.claimed.push_back(std::move(got));
    }
    all.commit();
    base::crash_point("outbox.after_settle");
    return result;
}

} // namespace remembrancer::outbox
