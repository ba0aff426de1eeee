#pragma once

#include "daemon/intake/date_numbers.hpp"

#include <optional>

namespace remembrancer::intake {

/// Words that may stand before a date without changing it: `by`, `due on`, `no later than`.
void skip_lead(token_reader& reader);

/// The date that is next; empty, with nothing taken, when there is none. What follows it is left.
[[nodiscard]] std::optional<date_text> take_date(token_reader& reader, date_context& context);

} // namespace remembrancer::intake
