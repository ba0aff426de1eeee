#include "daemon/calendar/calendar_settings.hpp"

#include "daemon/base/error.hpp"
#include "daemon/base/log.hpp"
#include "daemon/base/text.hpp"
#include "daemon/calendar/bank_holidays.hpp"
#include "daemon/calendar/zone.hpp"

#include <vector>

#include <fmt/format.h>

namespace remembrancer::calendar {

std::string zone_fault(std::string_view name) {
    try {
        static_cast<void>(zone::named(name));
        return {};
    } catch (const base::user_error& error) {
        return error.what();
    }
}

std::string nation_fault(std::string_view name) {
    if (nation_from_text(name))
        return {};
    std::vector<std::string> known;
    for (const nation which :
         {nation::england_and_wales, nation::scotland, nation::northern_ireland})
        known.emplace_back(to_text(which));
    constexpr std::size_t longest = 80;
    name = name.substr(0, longest);
    const std::string guess = base::nearest(base::folded(name), known);
    return fmt::format("expected {}, {} or {}, found \"{}\"{}", known[0], known[1], known[2],
                       base::printable(name),
                       guess.empty() ? "" : fmt::format(". Did you mean {}?", guess));
}

} // namespace remembrancer::calendar
