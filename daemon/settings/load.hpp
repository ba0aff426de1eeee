#pragma once

#include "daemon/settings/fault.hpp"
#include "daemon/settings/section.hpp"
#include "daemon/settings/settings.hpp"

#include <filesystem>
#include <span>
#include <string_view>

namespace remembrancer::settings {

/// Reads and checks a settings file, and the secret files that it names. Relative paths in it start
/// from its folder. `listed` is what tables of programmes say, which counts where the file says
/// nothing. Throws one settings_error with every fault.
[[nodiscard]] settings load_settings(const std::filesystem::path& file,
                                     std::span<const plan::listed_programme> listed = {});

/// Where the file says that the store is, whose listed programmes the rest of it may name. Nothing
/// else in it is judged. Throws settings_error when it is no TOML file.
[[nodiscard]] std::filesystem::path store_named_in(const std::filesystem::path& file);

/// The same as `load_settings` of a text; `file` is named in messages, and need not be there.
[[nodiscard]] settings load_settings_text(std::string_view text, const std::filesystem::path& file,
                                          std::span<const plan::listed_programme> listed = {});

/// Reads every section, and leaves in `into` the faults and the keys that were asked for.
[[nodiscard]] settings read_settings(const node& root, reading& into);

} // namespace remembrancer::settings
