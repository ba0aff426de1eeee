#pragma once

#include "daemon/plan/item.hpp"
#include "daemon/plan/measure_part.hpp"
#include "daemon/plan/predecessor.hpp"
#include "daemon/rules/rules_settings.hpp"

#include <optional>
#include <span>
#include <string>

namespace remembrancer::calendar {
class working_calendar;
struct board_meetings;
} // namespace remembrancer::calendar

namespace remembrancer::plan {
struct likeness;
}

namespace remembrancer::rules {

/// What a rule looks at. It owns nothing: the item and the names must outlive it.
struct subject {
    const plan::item& item;
    /// The contacts who own it. What stands in no register and has no owner of its own belongs to
    /// its workstream's project managers, so theirs are here.
    std::span<const std::string> owners;
    /// Owners as typed that are nobody's name.
    std::span<const std::string> unresolved_owners;
    std::span<const plan::predecessor> predecessors{};
    /// Of a product; none where its programme puts no milestones under products.
    std::optional<plan::product_milestones> milestones{};
    /// Of a decision the boards of its path, in their order; null for one that nobody described.
    std::span<const calendar::board_meetings* const> boards{};
    /// Of an entry of a register the earlier one that it reads much like; null for none.
    const plan::likeness* like = nullptr;
    /// Of a measure those that name it as what they are a part of.
    std::span<const plan::measure_part> measure_parts{};
};

/// What a rule may know besides. The calendar and the settings must outlive it.
struct context {
    plan::date today;
    const calendar::working_calendar& calendar;
    const rules_settings& settings;
};

/// Whether the item is out of the newest plan that should hold it: it is not chased until somebody
/// says what became of it, but what is open about it stays open.
[[nodiscard]] bool paused(const plan::item& item);

/// Whether there is anything to chase: open, and not paused.
[[nodiscard]] bool is_chased(const plan::item& item);

/// The date of the plan whose `by` is `plan::effective_by`; null when there is none. Points into
/// the item.
[[nodiscard]] const plan::plan_date* effective_date(const plan::item& item);

} // namespace remembrancer::rules
