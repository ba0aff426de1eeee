#pragma once

#include "connectors/kit/channel.hpp"

namespace remembrancer::notify {

/// GOV.UK Notify (https://www.notifications.service.gov.uk), by which public bodies of the United
/// Kingdom send: emails to people's mail addresses, or text messages (`sends = "sms"`) to their
/// handles. The words stand in a template in Notify; this fills it in.
extern const kit::channel_kind kind;

} // namespace remembrancer::notify
