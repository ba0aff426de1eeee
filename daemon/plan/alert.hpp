#pragma once

#include "daemon/plan/finding.hpp"
#include "daemon/plan/ids.hpp"
#include "daemon/plan/people.hpp"

#include <optional>
#include <string>

namespace remembrancer::plan {

/// What a rule is about. Stored by number: never renumber, only append.
enum class subject_kind : int { item = 1, programme = 2 };

struct subject {
    subject_kind kind = subject_kind::item;
    std::int64_t id = 0; ///< the item's number; 0 for the programme

    friend auto operator<=>(const subject&, const subject&) = default;
};

/// The time during which one rule holds for one subject. At most one is open at a time.
struct episode {
    episode_id id;
    plan::rule rule = plan::rule::due_soon;
    plan::subject subject;
    int sequence = 1; ///< the how-manieth of this rule and subject
    date opened{};
    std::optional<date> ended;
    std::optional<date> anchor; ///< of the finding that opened it
    /// The subject was late already when it was first seen: the ladder counts from this day.
    std::optional<date> first_sight;

    friend bool operator==(const episode&, const episode&) = default;
};

/// What becomes of one step of a ladder for one person.
/// Stored by number: never renumber, only append.
enum class disposition : int {
    tell = 1,
    passed = 2,       ///< a later step was reached at the same time; only the furthest is sent
    already_told = 3, ///< the step would tell this person only what they were told before
    withdrawn = 4,    ///< the episode ended before a message held it
};

/// One decision to tell one person of one step of one episode. Unique by (episode, step, role,
/// principal).
struct alert {
    alert_id id;
    episode_id episode;
    /// The ladder's offset in working days; before a date negative. `step_over` for "it is over".
    int step = 0;
    plan::role role = plan::role::owner;
    std::string principal; ///< whose role it is
    std::string recipient; ///< who is told: the principal, a deputy, or the programme office
    /// Why the recipient is not the principal; empty when it is.
    std::string stand_in_reason;
    plan::reason reason = plan::reason::due_soon;
    plan::disposition disposition = plan::disposition::tell;
    /// Goes with the recipient's next message; makes one by itself only once a week.
    bool waits = false;
    /// Where its line stands among all that wait for the recipient: the lesser comes first.
    std::int64_t place = 0;
    date decided_on{};

    friend bool operator==(const alert&, const alert&) = default;
};

/// The step of an alert which says that an escalated episode is over.
inline constexpr int step_over = 1'000'000;

} // namespace remembrancer::plan
