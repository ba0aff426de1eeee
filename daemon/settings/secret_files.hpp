#pragma once

#include "daemon/base/secret.hpp"
#include "daemon/settings/section.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace remembrancer::settings {

/// Reads the secret in the file that a key names; empty, with a fault recorded, when it cannot be
/// read. A value that looks like the secret itself is refused without being shown.
[[nodiscard]] base::secret read_secret(section& from, std::string_view key);

/// The path of such a file, checked in the same way, for what reads it again whenever it changes.
[[nodiscard]] std::string read_secret_path(section& from, std::string_view key);

/// The secrets in a list of files.
[[nodiscard]] std::vector<base::secret> read_secrets(section& from, std::string_view key);

} // namespace remembrancer::settings
