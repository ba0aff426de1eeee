#pragma once

#include "connectors/connector.hpp"
#include "daemon/base/clock.hpp"
#include "daemon/base/thread_check.hpp"
#include "daemon/outbox/lane.hpp"
#include "daemon/outbox/outbox_settings.hpp"
#include "daemon/outbox/turn.hpp"
#include "daemon/store/database.hpp"

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <random>
#include <string>
#include <vector>

#include <boost/asio/any_io_executor.hpp>
#include <boost/asio/awaitable.hpp>
#include <boost/asio/steady_timer.hpp>

namespace remembrancer::outbox {

/// Takes messages out of the outbox and hands them to the connectors: claim, send, settle. At least
/// once; after a crash at most `window` messages are sent a second time, each as a marked copy with
/// the same key. Main thread.
class dispatcher {
public:
    using connector_map = std::map<std::string, connectors::connector*>;
    /// The earliest time from `when` on at which the person may be sent something.
    using earliest_time =
        std::function<base::instant(const std::string& person, base::instant when)>;

    /// `clock`, `db` and the connectors outlive it. `notice` says what message, if any,
    /// tells of a message that has died; `not_before`, if given, holds for every try; by `others`,
    /// if given, goes an escalation that its channel does not take.
    dispatcher(boost::asio::any_io_executor executor, base::clock& clock, store::database& db,
               const connector_map& connectors, const outbox_settings& settings,
               notice_to_office notice, earliest_time not_before = {}, other_channels others = {});
    ~dispatcher();

    /// Recovers what a crash left claimed, then dispatches until `stop`. Returns when sends under
    /// way have ended or the drain time is over, with their outcomes settled. What has not gone by
    /// then is called back and returned unsent.
    [[nodiscard]] boost::asio::awaitable<void> run();

    /// Something may be due now.
    void nudge();

    /// Sends to further destinations too, from now on; those that it knows stay as they are.
    void open(const connector_map& connectors);

    void stop();

    /// Takes up to `want` places of the window for messages to be inserted as claimed; 0 or more.
    /// `adopt` gives them back.
    [[nodiscard]] int reserve(const std::string& destination, int want);

    /// Sends the rows that were inserted as claimed, and frees the rest of the `reserved` places.
    void adopt(const std::string& destination, int reserved, std::vector<store::outbox_row> rows);

private:
    void add_lanes(const connector_map& connectors);
    [[nodiscard]] boost::asio::awaitable<void> recover();
    [[nodiscard]] boost::asio::awaitable<void> take_turn();
    [[nodiscard]] boost::asio::awaitable<void> checkpoint();
    /// Sends `row`, then what waits behind it, until nothing may go.
    [[nodiscard]] boost::asio::awaitable<void> carry(lane& to, store::outbox_row row,
                                                     std::shared_ptr<sending> place);
    [[nodiscard]] boost::asio::awaitable<plan::send_outcome> attempt(lane& to,
                                                                     const store::outbox_row& row);
    [[nodiscard]] boost::asio::awaitable<void> wait_for_work();
    [[nodiscard]] boost::asio::awaitable<bool> commit(turn_input& work, turn_result& result);

    [[nodiscard]] bool turn_is_due() const;
    [[nodiscard]] turn_input gather();
    void distribute(turn_result result);
    /// Escalations may be late, or become so.
    void look_for_late();
    /// Has the turn look for them, if any waits or comes back unsent.
    void ask_for_late(turn_input& work);
    [[nodiscard]] bool falls_back() const;
    void start_sends(lane& to);
    /// Gives back what is first in the lane's queue as long as its person may not be sent it now.
    void put_off(lane& to);
    /// Takes the next message of the lane's queue under way, if one may go now.
    [[nodiscard]] std::optional<store::outbox_row> take_next(lane& to);
    void on_outcome(lane& to, store::outbox_row row, const plan::send_outcome& outcome);
    [[nodiscard]] int free_places(const lane& of) const;
    /// After the store was opened again: what stands claimed there and is not known here goes back.
    void find_strays(const std::vector<plan::outbox_id>& claimed);
    [[nodiscard]] bool holds(plan::outbox_id message) const;
    /// The drain time is over: sends that still wait their turn come back unsent.
    void call_back();

    boost::asio::any_io_executor executor_;
    base::clock& clock_;
    store::database& db_;
    const outbox_settings settings_;
    notice_to_office notice_;
    earliest_time not_before_;
    const other_channels others_;
    /// When to look for late escalations: `instant::min()` is "now", `max()` there are none.
    base::instant late_at_ = base::instant::max();
    std::map<std::string, std::unique_ptr<lane>> lanes_;
    std::minstd_rand random_;

    std::vector<finished_send> finished_;
    std::vector<unsent_claim> unused_; ///< claims that no lane counts, to be given back
    const turn_input* turn_ = nullptr; ///< the one that is being committed
    int turns_ = 0;
    boost::asio::steady_timer flush_timer_;
    bool flush_now_ = false;
    int claimed_ = 0;   ///< rows that stand as claimed in the store, or are reserved
    int in_flight_ = 0; ///< sends under way

    base::wake_signal signal_;
    base::busy_hold busy_;
    bool stopping_ = false;
    bool called_back_ = false;
    bool drain_over_ = false;
    boost::asio::steady_timer drain_timer_;
    base::thread_check main_;
};

} // namespace remembrancer::outbox
