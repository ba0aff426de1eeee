#pragma once

#include "daemon/plan/date.hpp"

#include <string>
#include <string_view>

/// The cells of a table of programmes, as `plan::listed_programme` has them.
namespace remembrancer::intake {

struct programme_cell {
    std::string value; ///< empty for a blank, and for what is not understood
    std::string fault; ///< a sentence without a full stop

    friend bool operator==(const programme_cell&, const programme_cell&) = default;
};

/// Whose bank holidays: `Scotland`, `England`, `northern-ireland`.
[[nodiscard]] programme_cell read_nation(std::string_view text);

/// One day, such as `1 May 2019`. Without a year it is the one nearest to `as_of`.
[[nodiscard]] programme_cell read_day(std::string_view text, plan::date as_of);

/// `1 April 2019`, which goes by the header's name; or several with names of their own:
/// `Vesting day: 1 April 2019; opening day 1 April 2020`.
[[nodiscard]] programme_cell read_key_dates(std::string_view text, std::string_view header,
                                            plan::date as_of);

/// What else ratings are called: `B = Red; P = Complete`.
[[nodiscard]] programme_cell read_rag_key(std::string_view text);

/// The lowest score in each band, in any order: `Red 15-25; Amber: 8`. The highest is the top band.
[[nodiscard]] programme_cell read_bands(std::string_view text);

/// The lowest and the highest severity of an issue: `1 to 4`.
[[nodiscard]] programme_cell read_severity(std::string_view text);

} // namespace remembrancer::intake
