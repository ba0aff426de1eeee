#pragma once

#include "daemon/intake/plan_dates.hpp"
#include "daemon/plan/date.hpp"

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace remembrancer::intake {

/// Whether a cell says that an item is closed.
struct closing {
    bool closed = false;
    std::optional<plan::date> on;
    bool stopped = false; ///< closed without being complete: withdrawn, cancelled
    std::string question; ///< a sentence without a full stop; `closed` is false then

    friend bool operator==(const closing&, const closing&) = default;
};

/// A status: `Closed`, `Now complete - 12/11/18`, `Completed 23/11`. Words after the first are free
/// unless they take it back (`Complete subject to sign-off`), which is a question.
[[nodiscard]] closing read_status(std::string_view text, plan::date as_of);

/// A column that asks whether or when: yes, a tick, a word as in a status, or a date, which closes
/// once it is reached.
[[nodiscard]] closing read_closed(std::string_view text,
                                  std::optional<std::chrono::sys_days> date_cell, plan::date as_of,
                                  const key_dates& named = {});

/// Whether a cell is a bare yes (a tick, `true`), or a no: blank, a dash, `none`.
[[nodiscard]] bool says_yes(std::string_view text);
[[nodiscard]] bool says_no(std::string_view text);

} // namespace remembrancer::intake
