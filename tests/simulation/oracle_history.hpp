#pragma once

#include "tests/simulation/oracle_plan.hpp"

namespace remembrancer::oracle {

/// The date by which the row is now expected.
[[nodiscard]] std::optional<day> effective(const row& of);

/// From the best to the worst; none is not on the scale.
enum class standing { none, complete, green, amber, red };

/// A rating as typed.
[[nodiscard]] standing rating_of(const std::string& letter);
/// Of a report: neither as a whole nor in any dimension.
[[nodiscard]] bool rates_nothing(const row& of);

/// How a plan rates a row. Registers of the year have no ratings.
[[nodiscard]] standing rated(const row& of);

/// Whether nothing was changed but the words for a date that is to be confirmed.
[[nodiscard]] bool is_unchanged(const row& before, const row& now);

/// A row as the plan has it by now, and what became of it. Days are as-of days of imports.
struct known_row {
    /// The newest time that it was expected on another day than by the plan before.
    struct move {
        day from{};
        day on{};
    };
    template <class Value>
    struct change {
        Value was{};
        day on{};
    };

    oracle::row row;
    day dates_since = 0; ///< of the import that last changed its dates or its closure
    bool vanished = false;
    std::vector<std::string> unknown; ///< whom it named that nobody knew when it was last imported
    day known_since = 0;              ///< of the import that first had it
    std::optional<day> completed_since; ///< none when it was complete at first sight
    std::optional<day> first_expected;
    std::optional<move> moved;
    int recasts = 0;
    std::optional<day> dated_on; ///< the plan that last gave it another date, or one again
    int number = 0;              ///< in the order in which plans brought the rows
    std::optional<change<standing>> re_rated;
    std::optional<change<std::optional<int>>> re_scored;
    // Of what is told each period.
    std::optional<day> reported_on;
    std::optional<change<std::vector<std::string>>> re_rated_parts;
    std::optional<change<typed_amount>> recounted;

    /// The first plan that has it.
    void appear(const oracle::row& first, day as_of);
    /// A further plan that has it.
    void change_to(const oracle::row& now, day as_of);

private:
    void change_period(const oracle::row& before, day as_of);
};

} // namespace remembrancer::oracle
