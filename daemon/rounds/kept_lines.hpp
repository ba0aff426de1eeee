#pragma once

#include "daemon/plan/message_item.hpp"
#include "daemon/plan/waiting_place.hpp"
#include "daemon/store/alerts.hpp"
#include "daemon/store/change_mark.hpp"

#include <cstddef>
#include <memory>
#include <string>
#include <unordered_map>
#include <vector>

namespace remembrancer::rounds {

/// An alert to be told, with the line that tells it where that is at hand.
struct alert_to_tell : store::waiting_alert {
    /// As it is for every reader of its episode; null: to be made from the store.
    std::shared_ptr<const plan::message_item> line;
};

/// What a round has decided and not told yet, kept from its deciding, where the items are at hand,
/// to the making of its messages: so none of it is read again. It forgets everything when anybody
/// but the round has written to the store, and takes no more when it is full: then the store is
/// asked. One round's, in its jobs on the database thread.
class kept_lines {
public:
    /// So much memory at most, by a rough count.
    explicit kept_lines(std::size_t most_bytes = 64'000'000) : most_bytes_(most_bytes) {}
    kept_lines(const kept_lines&) = delete;
    kept_lines& operator=(const kept_lines&) = delete;

    /// Inside a chunk's transaction, before all else: what may no longer hold is forgotten.
    void begin_chunk(const store::change_mark& now);
    /// After its commit: what was written up to `last`, the last of its transaction, is its own.
    void end_chunk(const store::change_mark& last) { mark_ = last; }

    /// Whether there is room for more to them: a line that cannot be kept need not be made.
    [[nodiscard]] bool takes_more(const std::string& recipient) const;
    /// Whether one is kept for them that makes a message, so that what waits goes along with it.
    [[nodiscard]] bool makes_message(const std::string& recipient) const;
    /// The alerts of a round are given in the order of their numbers.
    void keep(alert_to_tell decided);

    /// Oldest first; kept no longer.
    [[nodiscard]] std::vector<alert_to_tell> take(const std::string& recipient);

    /// What has been read of what waits for a recipient, for the next chunk to go on with. Of one
    /// recipient at a time.
    [[nodiscard]] std::vector<plan::waiting_place>& begun(const std::string& recipient);

private:
    struct to_recipient {
        std::vector<alert_to_tell> kept;
        bool makes_message = false;
    };

    void forget();

    std::size_t most_bytes_;
    std::size_t bytes_ = 0;
    store::change_mark mark_;
    std::unordered_map<std::string, to_recipient> by_recipient_;
    std::string reads_for_;
    std::vector<plan::waiting_place> begun_;
    std::shared_ptr<const plan::message_item> newest_line_; ///< alerts of one episode share theirs
};

} // namespace remembrancer::rounds
