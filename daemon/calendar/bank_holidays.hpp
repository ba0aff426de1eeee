#pragma once

#include "daemon/plan/date.hpp"

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace remembrancer::calendar {

/// The divisions of the published list, which are the United Kingdom's bank-holiday jurisdictions.
enum class nation { england_and_wales, scotland, northern_ireland };

/// `england-and-wales`, as the published list and the settings write it.
[[nodiscard]] std::string_view to_text(nation which);
[[nodiscard]] std::optional<nation> nation_from_text(std::string_view text);

/// The holidays of one nation: date and title.
using holiday_list = std::map<plan::date, std::string>;

using bank_holidays = std::map<nation, holiday_list>;

/// Reads the shape that GOV.UK publishes as bank-holidays.json. `file` is named in errors.
/// Throws user_error (settings) that says where, what was found and what was expected.
[[nodiscard]] bank_holidays parse_bank_holidays(std::string_view json, const std::string& file);

/// Adds `newer` to `known`. Where `newer` holds a whole year of a nation (a holiday in January and
/// one in December) it replaces that year, because a proclamation can move a holiday as well as
/// add one; otherwise its days are added.
void merge(bank_holidays& known, const bank_holidays& newer);

/// Reads and merges files, the later ones newer. Throws user_error (settings).
[[nodiscard]] bank_holidays read_bank_holidays(const std::vector<std::string>& files);

} // namespace remembrancer::calendar
