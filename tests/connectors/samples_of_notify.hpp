#pragma once

#include "tests/connectors/channel_samples.hpp"

#include <string>

namespace remembrancer::tests {

[[nodiscard]] channel_sample notify_email();
[[nodiscard]] channel_sample notify_sms();

/// A template of config/notify with its placeholders filled in from the body of a request.
[[nodiscard]] std::string filled_in(const std::string& file, const std::string& body);

} // namespace remembrancer::tests
