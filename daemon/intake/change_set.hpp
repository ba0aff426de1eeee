#pragma once

#include "daemon/intake/incoming_item.hpp"

#include <string>
#include <vector>

namespace remembrancer::intake {

/// What an import changes in one field.
struct field_difference {
    field which = field::title;
    std::string old_value; ///< as typed
    std::string new_value;

    friend bool operator==(const field_difference&, const field_difference&) = default;
};

/// A stored item beside the row that now stands for it.
struct comparison {
    plan::item merged;                     ///< what is to be stored
    std::vector<field_difference> changed; ///< in the order of the fields
    /// What follows from the row without being a change of the plan: its questions, or how names
    /// are told apart. To be stored, not to be counted.
    bool refreshed = false;
    bool shifted = false; ///< a question stands elsewhere in the tables; not to be looked at for it
    bool returned = false; ///< it had vanished
};

/// Whether two questions are one, wherever they stand.
[[nodiscard]] bool asks_the_same(const plan::question& a, const plan::question& b);

/// Compares by value: a date cell has lost the text it was typed as, and white space is no change.
/// What is equal keeps its stored text, and what was read of a text stays as long as the text does,
/// whatever day it is read as of; unless that was more than a year after `as_of`: a slip. A field
/// without a column keeps what is stored.
[[nodiscard]] comparison compare(const plan::item& stored, const incoming_item& row,
                                 plan::date as_of);

} // namespace remembrancer::intake
