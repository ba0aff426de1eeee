#pragma once

#include "daemon/plan/item.hpp"
#include "daemon/rules/rules_settings.hpp"

namespace remembrancer::rules {

/// The band that holds the score; null below the lowest. It belongs to the settings.
[[nodiscard]] const risk_band* band_of(int score, const rules_settings& settings);

/// By the score of a risk, or the severity of an issue, which have one scale.
[[nodiscard]] bool in_top_band(const plan::item& item, const rules_settings& settings);

} // namespace remembrancer::rules
