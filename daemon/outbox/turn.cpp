#include "daemon/outbox/turn.hpp"

#include "daemon/base/crash_point.hpp"
#include "daemon/outbox/earlier.hpp"

namespace remembrancer::outbox {
namespace {

// So that a dead destination with a long queue does not hold the database.
constexpr int late_in_turn = 32;

/// What the programme office hears of: a message that died, one that was sent with a remark, and a
/// destination for which messages wait because it does not let us in.
bool concerns_office(const store::settlement& s) {
    switch (s.state) {
    case plan::outbox_state::dead:
        return true;
    case plan::outbox_state::accepted:
        return !s.outcome.remark.empty();
    case plan::outbox_state::deferred:
        return s.outcome.reason == plan::failure::auth && s.outcome.affects_destination;
    default:
        return false;
    }
}

/// One transaction.
class turn {
public:
    turn(store::session& db, const turn_input& work, const turn_tools& with, turn_result& result)
        : db_(db), work_(work), with_(with), result_(result) {}

    void settle_all() {
        for (const finished_send& sent : work_.finished) {
            const store::settlement& s = sent.what.settlement;
            const bool settled = store::settle(db_, s);
            if (!settled || !concerns_office(s))
                continue;
            // A notice never begets another.
            if (sent.row.kind == plan::to_text(plan::message_kind::notice))
                continue;
            finished_send about = sent;
            if (s.state == plan::outbox_state::dead) {
                about.went_by = fall_back(as_settled(sent), work_.now);
                // What goes instead holds the list, or has left it to the next one.
                if (about.went_by.empty())
                    store::report_again(db_, s.id);
            }
            if (const auto message = with_.notice(db_, about, work_.now))
                result_.made_messages =
                    store::insert_message(db_, *message).has_value() || result_.made_messages;
        }
    }

    void look_for_late() {
        const base::instant due_by = work_.now - with_.settings.fallback_after;
        const auto late = store::escalations_due(db_, due_by, late_in_turn);
        for (const store::waiting_escalation& each : late)
            (void)fall_back(each.row, each.due);
        const base::instant first = store::first_escalation_due(db_);
        if (first != base::instant::max())
            result_.next_late = first + with_.settings.fallback_after;
    }

private:
    [[nodiscard]] static store::outbox_row as_settled(const finished_send& sent) {
        store::outbox_row row = sent.row;
        row.state = sent.what.settlement.state;
        row.may_be_copy = sent.what.settlement.may_be_copy;
        return row;
    }

    /// The channel by which it goes now; empty when it stays.
    std::string fall_back(const store::outbox_row& row, base::instant due) {
        if (!with_.others.next)
            return {};
        const base::instant not_before =
            with_.others.not_before ? with_.others.not_before(row.person, work_.now) : work_.now;
        fallback made{
            row, decide_fallback(row, due, work_.now, not_before, with_.settings), {}, {}};
        if (made.why == fallback_reason::quiet_hours)
            store::put_off_escalation(db_, row.id, not_before);
        if (made.why != fallback_reason::late && made.why != fallback_reason::given_up)
            return {};
        const auto other = with_.others.next(db_, row, work_.now);
        const auto id = other ? store::replace_message(db_, row.id, *other) : std::nullopt;
        if (id) {
            made.channel = other->message.channel;
            made.made = *id;
            result_.made_messages = true;
        } else if (made.why == fallback_reason::given_up) {
            return {};
        } else {
            made.why = fallback_reason::no_other_channel;
            store::leave_to_its_channel(db_, row.id);
        }
        result_.fallbacks.push_back(std::move(made));
        return result_.fallbacks.back().channel;
    }

    store::session& db_;
    const turn_input& work_;
    const turn_tools& with_;
    turn_result& result_;
};

} // namespace

turn_result run_turn(store::session& db, const turn_input& work, const turn_tools& with) {
    base::crash_point("outbox.before_settle");
    turn_result result;
    store::transaction all(db);
    turn now(db, work, with, result);
    now.settle_all();
    for (const unsent_claim& claim : work.unsent)
        store::unclaim(db, claim.message, claim.not_before);
    // Before claims: what is late goes by another channel, and is not tried once more by this one.
    if (work.looks_for_late)
        now.look_for_late();
    base::crash_point("outbox.before_claim");
    for (const claim_request& wanted : work.claims) {
        claimed_for got;
        got.destination = wanted.destination;
        got.rows = store::claim_due(db, wanted.destination, work.now, wanted.most);
        if (wanted.follows_up)
            for (const store::outbox_row& row : got.rows)
                got.earlier.push_back(earlier_of(db, row));
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
