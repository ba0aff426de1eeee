#pragma once

#include "daemon/settings/load.hpp"

#include <string>

namespace remembrancer::test {

/// Settings of a text beside the fixtures, so that the secret files there can be named.
[[nodiscard]] inline settings::settings settings_of(const std::string& text) {
    return settings::load_settings_text(text, REMEMBRANCER_FIXTURES_DIR "/some.toml");
}

/// The same with a channel, which every file needs.
[[nodiscard]] inline settings::settings settings_with(const std::string& text) {
    return settings_of("[file]\nmaildir = \"maildir\"\n" + text);
}

} // namespace remembrancer::test
