#pragma once

#include "daemon/plan/finding.hpp"
#include "daemon/plan/item.hpp"
#include "daemon/routing/ladder.hpp"

#include <optional>
#include <string>

namespace remembrancer::routing {

/// Scores from `lowest` on that are less than `below`: a band of risks.
struct score_range {
    int lowest = 0;
    std::optional<int> below; ///< none: the uppermost band

    friend bool operator==(const score_range&, const score_range&) = default;
};

/// A ladder for some of a rule's items. What is left out is true of every item; names are folded.
struct ladder_case {
    plan::rule rule = plan::rule::overdue; ///< `overdue` stands for `needs_date` too
    std::string programme;
    bool is_first_programme = false; ///< whose items do not name it
    std::string workstream;
    std::string tranche;
    std::optional<plan::item_kind> kind;
    std::optional<plan::rag> rag;
    std::optional<score_range> band; ///< of its score, or severity
    ladder climbed;

    friend bool operator==(const ladder_case&, const ladder_case&) = default;
};

[[nodiscard]] bool holds_for(const ladder_case& of, plan::rule rule, const plan::item& item);

} // namespace remembrancer::routing
