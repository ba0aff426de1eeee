#pragma once

#include "daemon/outbox/outbox_settings.hpp"
#include "daemon/store/outbox.hpp"

#include <string_view>

namespace remembrancer::outbox {

/// Why a message goes to the state that it goes to.
enum class retry_reason {
    accepted,
    will_retry,
    peer_named_the_time, ///< Retry-After or the like
    fate_unknown,        ///< sent again later, as a marked copy
    refused,             ///< never: the same would be refused again
    too_old,             ///< given up `give_up_after` the first attempt
    too_often_unknown,
};

[[nodiscard]] std::string_view to_text(retry_reason why);

struct decision {
    store::settlement settlement;
    retry_reason why = retry_reason::accepted;
};

/// What becomes of `row` after an attempt at `now`. `jitter` is in [0, 1): it spreads waits over
/// 80 to 120 per cent, so that what failed together does not come back together.
[[nodiscard]] decision decide(const store::outbox_row& row, const plan::send_outcome& outcome,
                              base::instant now, const outbox_settings& settings, double jitter);

} // namespace remembrancer::outbox
