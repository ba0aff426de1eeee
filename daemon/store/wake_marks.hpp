#pragma once

#include <string>
// For the files of this folder only.

namespace remembrancer::store {

/// The wake dates of what is due at once, before every day that a plan can have. What the plan
/// itself has changed is what an immediate round looks at; what is only to be decided again waits
/// for the next scheduled one.
inline constexpr const char* just_woken = "0001-01-01";
inline constexpr const char* to_decide_again = "0001-01-02";

/// Wakes what a change elsewhere has a say in, and leaves what the plan itself has changed as it
/// is. The condition of which items follows.
inline std::string wake_to_decide_again() {
    return "UPDATE item SET wake = '" + std::string(to_decide_again) +
           "' WHERE (wake IS NULL OR wake <> '" + just_woken + "') AND ";
}

} // namespace remembrancer::store
