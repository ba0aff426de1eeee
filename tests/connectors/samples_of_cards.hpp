#pragma once

#include "tests/connectors/channel_samples.hpp"

namespace remembrancer::tests {

/// The samples of what puts cards together, and of Webex.
[[nodiscard]] channel_sample google_chat_webhook();
[[nodiscard]] channel_sample teams_flow();
[[nodiscard]] channel_sample webex_api();
[[nodiscard]] channel_sample webex_person();
[[nodiscard]] channel_sample webex_webhook();

} // namespace remembrancer::tests
