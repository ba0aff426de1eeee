#include "daemon/rules/risk_band.hpp"

namespace remembrancer::rules {

const risk_band* band_of(int score, const rules_settings& settings) {
    const risk_band* found = nullptr;
    for (const risk_band& band : settings.bands) {
        if (score >= band.lowest)
            found = &band;
    }
    return found;
}

bool in_top_band(const plan::item& item, const rules_settings& settings) {
    const std::optional<int> score = item.score ? item.score : item.severity;
    const risk_band* band = score ? band_of(*score, settings) : nullptr;
    return band != nullptr && band->is_top;
}

} // namespace remembrancer::rules
