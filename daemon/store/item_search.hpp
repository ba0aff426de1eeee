#pragma once

#include "daemon/plan/finding.hpp"
#include "daemon/plan/item.hpp"
#include "daemon/store/session.hpp"

#include <functional>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace remembrancer::store {

// Open items, found by an index: what a search costs is what it finds, not what is stored.

/// The first day after `after` (none: the first of all), up to `last`, on which one is expected.
[[nodiscard]] std::optional<plan::date>
next_expected_day(session& db, const std::optional<plan::date>& after, plan::date last);

// Of those that are visited, no more is read than what tells their effective date and whose they
// are. Whoever visits does not use the store.

using visit_item = std::function<void(const plan::item&)>;

/// Up to `many` that are expected on the day, with ids after `after`, by id. Of one whose forecast
/// is not known the day is the baseline's.
void visit_items_expected_on(session& db, plan::date day, plan::item_id after, int many,
                             const visit_item& visit);

/// Those with ids after `after`, up to `last`, of which an episode is open, by id; of these rules
/// an episode does not count.
void visit_items_with_open_episode(session& db, std::span<const plan::rule> but_for,
                                   plan::item_id after, plan::item_id last,
                                   const visit_item& visit);

/// As much of an item as tells which it is.
struct brief_item {
    plan::item_id id;
    plan::item_kind kind = plan::item_kind::milestone;
    std::string programme;
    std::string title;
    bool closed = false;
};

/// Every item that is in the newest plan, by id. Whoever visits does not use the store.
void each_in_plan(session& db, const std::function<void(const brief_item&)>& visit);

/// The greatest id; 0 where there is none.
[[nodiscard]] plan::item_id last_item(session& db);

/// The ids of up to `most` items whose wake date is reached, in no order.
[[nodiscard]] std::vector<plan::item_id> ids_to_wake(session& db, plan::date today, int most);

/// These items, those that are there, by id. Each is asked for once.
[[nodiscard]] std::vector<plan::item> find_items(session& db, std::span<const plan::item_id> ids);

} // namespace remembrancer::store
