#pragma once

#include "daemon/outbox/turn.hpp"
#include "daemon/rounds/another_channel.hpp"

namespace remembrancer::app {

/// The message by which the programme office hears of one that has died, that was sent with a
/// remark, or that waits because its destination takes our key for wrong: by a channel that the
/// office has chosen for itself, or the default, but never one that failed; none when there is no
/// such. One a day for each remark, and of the others for each destination and reason, and, where
/// the address is to blame, for each person; the weekly list has every dead message. The office is
/// looked up each time: imports change it. Database thread.
[[nodiscard]] outbox::notice_to_office make_office_notice(rounds::latest_snapshot latest);

} // namespace remembrancer::app
