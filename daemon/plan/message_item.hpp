#pragma once

#include "daemon/plan/alert.hpp"
#include "daemon/plan/item.hpp"

#include <optional>
#include <string>
#include <vector>

namespace remembrancer::plan {

/// Who hears next, and when, if nothing changes.
struct next_hearing {
    date on{};
    std::vector<std::string> who; ///< names

    friend bool operator==(const next_hearing&, const next_hearing&) = default;
};

/// One alert of a message: facts, not words; `render` puts them into words.
struct message_item {
    plan::alert_id alert;
    int episode = 1; ///< sequence number
    int step = 0;
    plan::rule rule = plan::rule::due_soon;
    plan::reason reason = plan::reason::due_soon;
    plan::role told_as = plan::role::owner;
    std::string principal;       ///< set when the reader stands in for somebody
    std::string stand_in_reason; ///< why they do

    item_kind kind = item_kind::milestone;
    std::string ref;
    std::string title;
    std::string programme; ///< only where the store holds several
    std::string workstream;
    plan::rag rag = plan::rag::none;
    plan_date baseline;
    plan_date forecast;
    std::optional<date> anchor; ///< the date counted from
    int days = 0;               ///< late after, or left before, the anchor
    int working_days = 0;       ///< the same in working days
    int recasts = 0;
    std::vector<std::string> owners; ///< names as resolved
    std::string detail;              ///< for questions: field and text as typed
    std::vector<question> questions; ///< that it is about; none in the model of an older build
    std::optional<next_hearing> next;

    friend bool operator==(const message_item&, const message_item&) = default;
};

} // namespace remembrancer::plan
