#pragma once

#include "daemon/intake/intake_settings.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace remembrancer::intake {

/// The programme as the store keeps it: of the first, and where nothing is typed, empty. None for a
/// name that the settings do not have. With one programme every name is the first's.
[[nodiscard]] std::optional<std::string> programme_named(std::string_view typed,
                                                         const intake_settings& settings);

/// Which programme the rows of an import belong to.
class programme_names {
public:
    /// `usual` is that of a row which names none, as the store keeps it. `settings` outlives it.
    programme_names(const intake_settings& settings, std::string usual)
        : settings_(settings), usual_(std::move(usual)) {}

    /// None for a name that the settings do not have.
    [[nodiscard]] std::optional<std::string> of(std::string_view typed) const;

private:
    const intake_settings& settings_;
    std::string usual_;
};

/// The settings by which a plan of that programme, as the store keeps it, is read.
[[nodiscard]] intake_settings settings_of(std::string_view programme,
                                          const intake_settings& settings);

/// What to do about a name that the settings do not have.
[[nodiscard]] std::string unknown_programme(const intake_settings& settings);

/// As a person may choose from: `"Dorset", "Somerset"`.
[[nodiscard]] std::string programmes_in_words(const intake_settings& settings);

} // namespace remembrancer::intake
