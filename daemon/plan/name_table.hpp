#pragma once

#include <algorithm>
#include <array>
#include <optional>
#include <string_view>
#include <utility>

namespace remembrancer::plan {

/// The names of a closed set of values, in both directions.
template <class Value, std::size_t N>
using name_table = std::array<std::pair<Value, std::string_view>, N>;

template <class Value, std::size_t N>
[[nodiscard]] constexpr std::string_view name_in(const name_table<Value, N>& table, Value value) {
    const auto found = std::ranges::find(table, value, [](const auto& pair) { return pair.first; });
    return found == table.end() ? std::string_view() : found->second;
}

template <class Value, std::size_t N>
[[nodiscard]] constexpr std::optional<Value> value_in(const name_table<Value, N>& table,
                                                      std::string_view name) {
    const auto found = std::ranges::find(table, name, [](const auto& pair) { return pair.second; });
    return found == table.end() ? std::nullopt : std::optional<Value>(found->first);
}

} // namespace remembrancer::plan
