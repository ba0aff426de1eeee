#pragma once

#include "connectors/mime/mail_identity.hpp"
#include "daemon/settings/section.hpp"

namespace remembrancer::settings {

/// Who mail is from, as `[email]` and `[file]` say it alike.
void read_identity(section& channel, mime::mail_identity& into);

} // namespace remembrancer::settings
