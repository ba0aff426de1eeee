#pragma once

#include "connectors/kit/channel.hpp"

#include <optional>

namespace remembrancer::teams {

/// Microsoft Teams by a flow of Workflows that is started by a request
/// (https://support.microsoft.com/office/8ae491c7-0394-4861-ba59-055e33f75498): one channel or
/// chat, in which its readers are mentioned. HTTP 202 says that the flow has begun, no more: what
/// becomes of the card stands in the flow's run history alone.
extern const kit::channel_kind kind;

/// What an answer means besides its status: the errors that Power Automate names.
[[nodiscard]] std::optional<kit::ruling> classify(const transfer::http_response& answer);

} // namespace remembrancer::teams
