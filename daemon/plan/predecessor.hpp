#pragma once

#include "daemon/plan/item.hpp"

#include <optional>
#include <string>

namespace remembrancer::plan {

/// What must be there before an item, as far as a rule asks of it.
struct predecessor {
    item_id successor;
    item_kind kind = item_kind::milestone;
    std::string ref;
    std::string title;
    std::optional<date> effective;
    bool had_date = false; ///< a date was typed, or there was one before
    bool closed = false;
    bool vanished = false;
    int lag_days = 0; ///< that lie between it and its successor; negative: may overlap
    /// As-of day of the import that last gave it another date, or one again after none.
    std::optional<date> dated_on;
    std::optional<date> moved_from; ///< the date that it had before that; none when it had none

    friend bool operator==(const predecessor&, const predecessor&) = default;
};

/// The milestones that name a product, without the vanished ones.
struct product_milestones {
    item_id product;
    int all = 0;
    int open = 0;
    std::optional<date> last; ///< the latest effective date of the open ones

    friend bool operator==(const product_milestones&, const product_milestones&) = default;
};

} // namespace remembrancer::plan
