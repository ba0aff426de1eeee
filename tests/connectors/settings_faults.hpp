#pragma once

#include "connectors/kit/channel.hpp"

#include <algorithm>
#include <functional>
#include <map>
#include <span>
#include <string>

#include <doctest/doctest.h>

namespace remembrancer::tests {

/// Settings that cannot work, and the key at which that is to be said.
struct fault_row {
    std::string url;
    std::string token;
    std::map<std::string, std::string, std::less<>> own; ///< empty values are left out
    std::string key;
};

/// Each has one fault at its key, which shows neither address nor token.
inline void check_faults(const kit::channel_kind& kind, std::span<const fault_row> rows) {
    for (const fault_row& row : rows) {
        CAPTURE(row.url);
        CAPTURE(row.key);
        kit::channel_settings settings;
        settings.kind = kind.name;
        settings.name = "team";
        settings.url = base::secret(row.url);
        settings.token = base::secret(row.token);
        for (const auto& [key, value] : row.own)
            if (!value.empty())
                settings.own[key] = value;
        const auto faults = kit::faults_of(kind, settings);
        CHECK(std::ranges::count(faults, row.key, &kit::settings_fault::key) == 1);
        for (const kit::settings_fault& fault : faults) {
            CHECK((row.url.empty() || fault.what.find(row.url) == std::string::npos));
            CHECK((row.token.size() < 6 || fault.what.find(row.token) == std::string::npos));
        }
    }
}

} // namespace remembrancer::tests
