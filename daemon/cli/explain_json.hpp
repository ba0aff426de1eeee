#pragma once

#include "daemon/rounds/explain.hpp"

#include <nlohmann/json.hpp>

namespace remembrancer::cli {

// For machines: the names of the fields are stable.
[[nodiscard]] nlohmann::ordered_json to_json(const rounds::explained_item& of);
[[nodiscard]] nlohmann::ordered_json to_json(const rounds::explained_message& of);
[[nodiscard]] nlohmann::ordered_json to_json(const rounds::explained_week& of);

} // namespace remembrancer::cli
