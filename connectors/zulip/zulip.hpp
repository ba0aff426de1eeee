#pragma once

#include "connectors/kit/channel.hpp"

namespace remembrancer::zulip {

/// A bot of a Zulip organisation (`url`), by its address and API key: into a `channel`, a topic for
/// each item and each person, or without one to each person by themselves. People are known by user
/// ID: by mail address only those can be reached who let everyone see theirs (zulip issue 38972).
extern const kit::channel_kind kind;

} // namespace remembrancer::zulip
