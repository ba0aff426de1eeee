#pragma once

#include "connectors/kit/channel.hpp"

namespace remembrancer::slack {

/// Slack by an incoming webhook (`url`: one channel, in which its readers are mentioned), or by a
/// bot's token: then into `channel`, or without one to each person by themselves.
extern const kit::channel_kind kind;

} // namespace remembrancer::slack
