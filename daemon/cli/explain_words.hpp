#pragma once

#include "daemon/calendar/zone.hpp"
#include "daemon/rounds/explain.hpp"

#include <string>

namespace remembrancer::cli {

// For people: printable lines with a line end each. Times are of the zone.
[[nodiscard]] std::string explained(const rounds::explained_item& of, const calendar::zone& zone);
[[nodiscard]] std::string explained(const rounds::explained_message& of,
                                    const calendar::zone& zone);
[[nodiscard]] std::string explained(const rounds::explained_week& of, const calendar::zone& zone);

} // namespace remembrancer::cli
