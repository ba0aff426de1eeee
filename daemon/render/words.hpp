#pragma once

#include "daemon/plan/message.hpp"

#include <span>
#include <string>
#include <string_view>

namespace remembrancer::render {

// The parts of a sentence that a template cannot make: numbers with their nouns, dates, lists of
// names. All are free of white space but single spaces.

/// `1 working day`, `3 working days`: an `s` makes the plural.
[[nodiscard]] std::string count_of(int number, std::string_view noun);

/// `25 working days (35 days)`; the days are left out where both are the same.
[[nodiscard]] std::string time_in_words(int working_days, int days);

/// `A`, `A and B`, `A, B and C`; at most `limit` names, then `and 4 more`.
[[nodiscard]] std::string joined(std::span<const std::string> names, std::size_t limit = 8);

/// A window as something is due in it: `in December 2018`, `11 to 20 October 2018`,
/// `5 December 2018`; the text as typed for what has no window, empty for a blank.
[[nodiscard]] std::string window_in_words(const plan::plan_date& when);

/// The day to act by: `Wednesday 5 December 2018`, for a window `in December 2018, by Monday 31
/// December 2018`. Empty without an anchor.
[[nodiscard]] std::string due_in_words(const plan::message_item& item);

/// Without the window: `5 December 2018`; for a window `by 31 December 2018`.
[[nodiscard]] std::string due_shortly(const plan::message_item& item);

/// The date of the item that its anchor belongs to.
[[nodiscard]] plan::plan_date anchored_date(const plan::message_item& item);

/// `R (Red)`; empty for no rating.
[[nodiscard]] std::string rag_in_words(plan::rag rating);

/// What a row of a digest is called that has no name: `No tranche`, `(no title)`; the sum of the
/// others is `All`.
[[nodiscard]] std::string_view nameless_in_words(const plan::digest_section& of, bool is_total);

/// `Milestone`, `Risk`, `Issue`.
[[nodiscard]] std::string_view capitalised(plan::item_kind kind);

} // namespace remembrancer::render
