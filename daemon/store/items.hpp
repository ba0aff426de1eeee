#pragma once

#include "daemon/plan/item.hpp"
#include "daemon/plan/load.hpp"
#include "daemon/store/session.hpp"

#include <functional>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace remembrancer::store {

/// What makes an item the same from one import to the next: its register's ID, or workstream and
/// title, all folded, within its programme.
[[nodiscard]] std::string identity_of(std::string_view programme, std::string_view id,
                                      std::string_view workstream, std::string_view title);

[[nodiscard]] std::optional<plan::item> find_item(session& db, plan::item_kind kind,
                                                  const std::string& identity);
[[nodiscard]] std::optional<plan::item> find_item(session& db, plan::item_id id);

/// What an item without an ID is called: `M12`, `R12` or `I12`, by its kind and number.
[[nodiscard]] std::string made_up_ref(plan::item_kind kind, plan::item_id id);

/// Stores a new item with its questions, wakes it, and gives it a ref when it has none. Inside a
/// transaction.
plan::item_id insert_item(session& db, const plan::item& item, const std::string& identity);

/// Makes a known item be found by another identity. Inside a transaction.
void set_identity(session& db, plan::item_id id, const std::string& identity);

/// Writes every field and the questions of a known item, and wakes it and what depends on it.
/// Inside a transaction.
void update_item(session& db, const plan::item& item);

/// Writes the questions of a known item and nothing else, and wakes nothing: for questions that
/// have only moved in their tables. Inside a transaction.
void update_questions(session& db, const plan::item& item);

/// Calls `visit` for every item, by id.
void each_item(session& db, const std::function<void(const plan::item&)>& visit);

/// Up to `many` items with ids after `after`, by id: all items, a stretch at a time.
[[nodiscard]] std::vector<plan::item> items_after(session& db, plan::item_id after, int many);

/// As `each_item` for the open items that the programme office should know of: with a question,
/// vanished, or promised before `today`.
void each_item_to_list(session& db, plan::date today,
                       const std::function<void(const plan::item&)>& visit);

/// Whether there is one, of the programme.
[[nodiscard]] bool has_item_to_list(session& db, plan::date today, const std::string& programme);

/// Of a programme's open items with an exact effective date from `from` to `until`. Reads every
/// open item.
[[nodiscard]] std::vector<plan::day_load> day_loads(session& db, const std::string& programme,
                                                    plan::date from, plan::date until);

/// Of a programme's open items with a known last day from `from` to `until`: how many on which
/// day. Reads every open item.
[[nodiscard]] std::map<plan::date, int> last_days(session& db, const std::string& programme,
                                                  plan::date from, plan::date until);

struct delivered {
    int complete = 0;
    int all = 0;
};

/// The milestones of a programme; those that have vanished from its plan only if they are complete,
/// and those that were stopped not at all.
[[nodiscard]] delivered milestones_delivered(session& db, const std::string& programme);

/// Up to `limit` items whose wake date is reached. Looking at an item sets its next wake date, so
/// asking again gives the next ones.
[[nodiscard]] std::vector<plan::item> items_to_wake(session& db, plan::date today, int limit);

/// Up to `limit` of those that have been woken and not been looked at since, in any round.
[[nodiscard]] std::vector<plan::item> items_just_woken(session& db, int limit);
[[nodiscard]] bool has_just_woken(session& db);

using wake = std::pair<plan::item_id, std::optional<plan::date>>;

/// Sets when each item is to be looked at next; none: not until it changes. Inside a transaction.
void set_wakes(session& db, std::span<const wake> wakes);

/// Wakes the items with ids in (after, after + many] that are open or have an open episode; returns
/// the last id looked at, or empty when there are no more. Inside a transaction.
[[nodiscard]] std::optional<plan::item_id> wake_range(session& db, plan::item_id after, int many);

} // namespace remembrancer::store
