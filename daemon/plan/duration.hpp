#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace remembrancer::plan {

enum class time_unit { days, working_days, weeks, months };

/// How long something takes.
struct duration {
    int count = 0;
    time_unit unit = time_unit::days;

    friend bool operator==(const duration&, const duration&) = default;
};

/// Reads `6 months`, `20 weeks`, `15 working days`, `2 yrs`, `six-month lead in time`; a year is
/// twelve months. Nothing for anything else, as a range, a fraction or more than a century. Does
/// not allocate.
[[nodiscard]] std::optional<duration> read_duration(std::string_view text);

/// `6 months`, `1 working day`.
[[nodiscard]] std::string in_words(const duration& how_long);

} // namespace remembrancer::plan
