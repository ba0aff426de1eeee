#pragma once

#include "daemon/plan/item.hpp"

#include <string_view>

/// What a status says of a beginning and an end. Nothing here allocates: every item has a status.
namespace remembrancer::rules {

/// The words by which it has not begun (`not started`, `has yet to commence`), as typed; empty when
/// none say so.
[[nodiscard]] std::string_view denial_of_start(std::string_view status);

/// The words with which it begins and which say that it goes on (`In progress and ongoing`), as
/// typed; empty when it begins otherwise.
[[nodiscard]] std::string_view claim_of_progress(std::string_view status);

/// Whether its status says that it has begun: any words but a denial and those which every item
/// has that waits (`Open`, `Planned`). A rating in the column of the status says nothing.
[[nodiscard]] bool says_started(const plan::item& item);

} // namespace remembrancer::rules
