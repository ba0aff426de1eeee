#pragma once

#include <string>
#include <string_view>

namespace remembrancer::calendar {

/// What is wrong with the name of a time zone, a sentence for people, or empty.
[[nodiscard]] std::string zone_fault(std::string_view name);

/// The same of `england-and-wales`, `scotland` or `northern-ireland`.
[[nodiscard]] std::string nation_fault(std::string_view name);

} // namespace remembrancer::calendar
