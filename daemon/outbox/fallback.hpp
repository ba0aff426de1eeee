#pragma once

#include "daemon/outbox/outbox_settings.hpp"
#include "daemon/store/fallbacks.hpp"

#include <functional>
#include <string>
#include <string_view>

namespace remembrancer::outbox {

/// Why a message goes by another channel, or does not.
enum class fallback_reason {
    turned_off,
    no_escalation,    ///< everything else may wait for its channel
    under_way,        ///< claimed: what comes of it is awaited
    done,             ///< accepted, or cancelled
    not_yet,          ///< its channel still has time
    quiet_hours,      ///< its reader may not be sent anything: that time does not count
    late,             ///< not accepted within `fallback_after`
    given_up,         ///< dead: its channel will not be tried again
    no_other_channel, ///< late, and it stays: no further channel reaches its reader
};

[[nodiscard]] std::string_view to_text(fallback_reason why);

/// Of a message that has been due since `due`, whose reader may be sent something from
/// `not_before` on. Whether a further channel reaches its reader is not asked here.
[[nodiscard]] fallback_reason decide_fallback(const store::outbox_row& row, base::instant due,
                                              base::instant now, base::instant not_before,
                                              const outbox_settings& settings);

/// What the settings say of readers' channels. Called on the database thread, inside a turn's
/// transaction. Without `next` nothing goes by another channel.
struct other_channels {
    /// The earliest time from `when` on at which the person may be sent something.
    std::function<base::instant(const std::string& person, base::instant when)> not_before;
    /// What goes in the place of a message that is late or dead; none when no further channel
    /// reaches its reader.
    std::function<std::optional<store::replacement>(
        store::session& db, const store::outbox_row& late, base::instant now)>
        next;
};

} // namespace remembrancer::outbox
