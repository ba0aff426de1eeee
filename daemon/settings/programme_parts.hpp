#pragma once

#include "daemon/settings/section.hpp"
#include "daemon/settings/settings.hpp"

#include <map>
#include <string>
#include <string_view>
#include <vector>

/// What the file may say of the first programme in several tables, and of a further one in its own.
namespace remembrancer::settings {

/// When it started and its key dates.
void read_dates(section& programme, rounds::programme_settings& into);
void read_nation(section& programme, std::string& into);
/// Leaves `into` as it is where there are no bands.
void read_bands(section& table, std::vector<rules::risk_band>& into);
[[nodiscard]] std::vector<closure_settings> read_closures(section& table);
void read_rag_words(section& table, std::map<std::string, plan::rag>& into);
void read_scale(section& table, std::string_view key, intake::scale& into);

} // namespace remembrancer::settings
