#pragma once

#include "connectors/kit/channel.hpp"

namespace remembrancer::discord {

/// A webhook of Discord's (`url`): one channel, or one `thread` of it, in which its readers are
/// mentioned.
extern const kit::channel_kind kind;

} // namespace remembrancer::discord
