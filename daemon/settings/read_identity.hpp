#pragma once

#include "connectors/mime/mail_identity.hpp"
#include "connectors/mime/mail_settings.hpp"
#include "daemon/settings/section.hpp"

namespace remembrancer::settings {

/// Who mail is from, as `[email]` and `[file]` say it alike.
void read_identity(section& channel, mime::mail_identity& into);

/// What goes into it besides its words, for both alike.
void read_mail(section& channel, mime::mail_settings& into);

} // namespace remembrancer::settings
