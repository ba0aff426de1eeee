#pragma once

#include "connectors/mime/mail_identity.hpp"
#include "connectors/mime/mail_settings.hpp"

#include <filesystem>

namespace remembrancer::file {

/// A Maildir on this machine.
struct file_settings {
    /// Made with its `tmp`, `new` and `cur` when it is not there; its parent must be. All people's
    /// mail goes into this one, each mail with its own `To`.
    std::filesystem::path directory;
    mime::mail_identity identity;
    mime::mail_settings mail{};
};

} // namespace remembrancer::file
