#pragma once

#include "tests/connectors/channel_samples.hpp"

namespace remembrancer::tests {

[[nodiscard]] channel_sample discord_webhook();
[[nodiscard]] channel_sample matrix_room();
[[nodiscard]] channel_sample ntfy_topic();
[[nodiscard]] channel_sample rocket_chat_webhook();
[[nodiscard]] channel_sample zulip_channel();
[[nodiscard]] channel_sample zulip_direct();

} // namespace remembrancer::tests
