#pragma once

#include "daemon/plan/load.hpp"
#include "daemon/rules/subject.hpp"

#include <cstddef>
#include <optional>
#include <vector>

/// A week, or a day, of a programme, a workstream or an owner that holds at least as many exact
/// dates as `clusters` has for them. Needs, row 40.
namespace remembrancer::rules::dates_clustered {

/// How far it looks: as far ahead as a plan can still be spread.
inline constexpr std::chrono::weeks ahead{8};

/// By day. A day that its week names as its busiest is not named again.
[[nodiscard]] std::vector<plan::cluster> find(const plan::load& of, const context& in);

/// When the next of the load's dates comes into sight, or has passed.
[[nodiscard]] std::optional<plan::date> next_wake(const plan::load& of, const context& in);

/// Of programmes, workstreams and owners each the fullest, at most `most`, fullest first.
[[nodiscard]] std::vector<plan::cluster> fullest(std::vector<plan::cluster> all, std::size_t most);

} // namespace remembrancer::rules::dates_clustered
