#include "connectors/kit/quota.hpp"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

namespace remembrancer::kit {
namespace {

/// What the settings say has few decimals: a sixth is 0.17 there.
constexpr double tolerance = 1.03;

quota quota_of(const channel_kind& kind, const channel_settings& settings) {
    return kind.quota_of == nullptr ? quota{} : kind.quota_of(settings);
}

} // namespace

double usual_rate(const channel_kind& kind, const channel_settings& settings) {
    constexpr double usual = 1;
    const quota most = quota_of(kind, settings);
    return most.per_second > 0 ? std::min(usual, most.per_second) : usual;
}

std::optional<std::string> beyond_quota(const channel_kind& kind,
                                        const channel_settings& settings) {
    const quota most = quota_of(kind, settings);
    const bool has_no_limit = settings.per_second == 0;
    if (most.per_second <= 0 ||
        (!has_no_limit && settings.per_second <= most.per_second * tolerance))
        return {};
    const std::string found = has_no_limit ? std::string("0, which is no limit")
                                           : fmt::format("{:g}", settings.per_second);
    // Down, so that what is advised is within.
    return fmt::format(
        "it is {}, but {} ({}): give at most {:g}{}; what is too much is put off and "
        "goes later",
        found, most.says, most.source, std::floor(most.per_second * 100) / 100,
        most.may_be_raised ? " unless more has been allowed there" : "");
}

} // namespace remembrancer::kit
