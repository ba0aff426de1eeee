#pragma once

#include "daemon/outbox/turn.hpp"
#include "daemon/rounds/snapshot.hpp"

#include <memory>
#include <string>

namespace remembrancer::app {

/// The message by which the programme office hears of one that has died: by another channel than
/// the one that failed; none when there is no other. Called on the database thread.
[[nodiscard]] outbox::notice_of_death make_death_notice(std::shared_ptr<const rounds::snapshot> of,
                                                        std::string store_name,
                                                        std::string office_address);

} // namespace remembrancer::app
