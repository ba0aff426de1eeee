#pragma once

#include "daemon/plan/date.hpp"

#include <string>
#include <string_view>

/// Words for the facts of a finding, as GOV.UK writes them.
namespace remembrancer::rules {

/// `1 day`, `15 working days`.
[[nodiscard]] std::string counted(int number, std::string_view one_of_them);

/// `first` to `ninth`, then `10th`, `21st`.
[[nodiscard]] std::string ordinal(int number);

/// `7 December 2018 instead of 30 November 2018, 5 working days later`: the words of each date, and
/// how far apart they are, which is `earlier` when negative.
[[nodiscard]] std::string instead_of(const std::string& now, const std::string& promised,
                                     int working_days);

} // namespace remembrancer::rules
