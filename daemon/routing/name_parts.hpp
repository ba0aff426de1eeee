#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace remembrancer::routing {

/// The names, folded, that a text typed for one person may mean besides the whole of it:
/// "Legal sponsor (as Interim RO)" may mean "legal sponsor", and
/// "Interim S151 - the finance sponsor" also "finance sponsor". Words are never taken apart.
[[nodiscard]] std::vector<std::string> name_parts(std::string_view typed);

/// `"Somebody" is not among the contacts`.
[[nodiscard]] std::string not_a_contact(std::string_view name);

} // namespace remembrancer::routing
