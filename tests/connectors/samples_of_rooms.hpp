#pragma once

#include "tests/connectors/channel_samples.hpp"

namespace remembrancer::tests {

[[nodiscard]] channel_sample discord_webhook();

} // namespace remembrancer::tests
