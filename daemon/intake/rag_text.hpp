#pragma once

#include "daemon/plan/item.hpp"

#include <map>
#include <string>
#include <string_view>

namespace remembrancer::intake {

/// Reads a rating as plans write it: a letter, a word, `A/G`, `R (Red)`, with arrows for the trend
/// or left-over HTML around it, a coloured circle. `words` are looked up first, folded. Blank, `-`
/// and `n/a` are none; anything else is unreadable.
[[nodiscard]] plan::rag read_rag(std::string_view text,
                                 const std::map<std::string, plan::rag>& words = {});

/// What is wrong with one that is unreadable: a sentence without a full stop.
inline constexpr std::string_view unknown_rating =
    "this is no rating that is known: write C, G, A, R, A/G or A/R, or give it a meaning under "
    "[import.rag_words] in the settings";

} // namespace remembrancer::intake
