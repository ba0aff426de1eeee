#pragma once

#include "daemon/plan/finding.hpp"
#include "daemon/plan/ids.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace remembrancer::plan {

/// Why somebody is not told for a while. Stored by number: never renumber, only append.
enum class pause_kind : int {
    acknowledgement = 1, ///< somebody has taken an item on: nobody is told of it
    snooze = 2,          ///< one person's reminders of one item; escalations come all the same
    silence = 3,         ///< whatever matches; the programme office hears the escalations it hides
};

/// `acknowledgement`, `snooze`, `silence`.
[[nodiscard]] std::string_view to_text(pause_kind kind);

/// A stretch of days on which certain alerts are not sent. It pauses a ladder and never resets it:
/// when it is over, the furthest step that was reached meanwhile is sent.
struct pause {
    std::int64_t id = 0;
    pause_kind kind = pause_kind::silence;
    std::optional<item_id> item;
    std::string workstream; ///< by name, of a further programme `Harbour, Legal`; empty: any
    std::optional<plan::rule> rule;
    std::string person; ///< a contact's name; empty: anybody
    std::string author; ///< who said so
    std::string reason;
    date from{};
    date until{}; ///< the last day

    friend bool operator==(const pause&, const pause&) = default;
};

} // namespace remembrancer::plan
