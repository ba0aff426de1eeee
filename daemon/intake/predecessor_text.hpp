#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace remembrancer::intake {

/// A ref with the time that must lie behind it. `name` points into the text.
struct predecessor_text {
    std::string_view name;
    /// None when something is said of a lag that is not a number of days or weeks: those alone are
    /// as long in every month.
    std::optional<int> lag_days = 0;

    friend bool operator==(const predecessor_text&, const predecessor_text&) = default;
};

/// Takes the lag off a ref: `M12 + 5 days`, `M12 - 2 weeks`, `12FS+5d`. A dash is one only before
/// what can be read as a time.
[[nodiscard]] predecessor_text split_lag(std::string_view typed);

/// What a column for it says lies between two items, in days; none when that is not a number of
/// days or weeks. A bare number is of the unit that its header names: `Lag days`.
[[nodiscard]] std::optional<int> read_lag(std::string_view typed, std::string_view header);

/// `+ 5 days`, `- 1 day`; empty for none.
[[nodiscard]] std::string lag_in_words(int days);

} // namespace remembrancer::intake
