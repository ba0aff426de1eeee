#pragma once

#include "daemon/plan/waiting_place.hpp"
#include "daemon/rounds/alert_to_tell.hpp"
#include "daemon/store/change_mark.hpp"

#include <cstddef>
#include <string>
#include <unordered_map>
#include <vector>

namespace remembrancer::rounds {

/// What a round has decided and not told yet, kept from its deciding, where the items are at hand,
/// to the making of its messages: so none of it is read again. It forgets everything when anybody
/// but the round has written to the store, and takes no more when it is full: then the store is
/// asked. One round's, in its jobs on the database thread.
class kept_lines {
public:
    /// So much memory at most, but for a hundred bytes a recipient.
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
    /// The alerts of a round are given in the order of their numbers. `line` may be null: it is
    /// made from the store then.
    void keep(const store::waiting_alert& decided, const plan::message_item* line);

    /// Oldest first; kept no longer.
    [[nodiscard]] std::vector<alert_to_tell> take(const std::string& recipient);

    /// What has been read of what waits for a recipient, for the next chunk to go on with. Of one
    /// recipient at a time.
    [[nodiscard]] std::vector<plan::waiting_place>& begun(const std::string& recipient);

private:
    struct to_recipient {
        std::string packed;
        std::size_t alerts = 0; ///< in it
        bool makes_message = false;
    };

    void forget();

    std::size_t most_bytes_;
    std::size_t bytes_ = 0;
    store::change_mark mark_;
    std::unordered_map<std::string, to_recipient> by_recipient_;
    std::string reads_for_;
    std::vector<plan::waiting_place> begun_;
};

} // namespace remembrancer::rounds
