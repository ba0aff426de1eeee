#pragma once

#include "daemon/plan/predecessor.hpp"
#include "daemon/store/session.hpp"

#include <cstdint>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <vector>

namespace remembrancer::store {

/// Whether any milestone belongs to a product.
[[nodiscard]] bool has_product_parts(session& db);

/// Whether any milestone of that programme does.
[[nodiscard]] bool has_product_parts(session& db, const std::string& programme);

/// Those of which any milestone does.
[[nodiscard]] std::set<std::string> programmes_with_product_parts(session& db);

/// Says to which product a milestone belongs, and wakes the one that it leaves or comes to. Inside
/// a transaction.
void set_product_of(session& db, plan::item_id milestone, std::optional<plan::item_id> product);

/// Forgets those of milestones that name no product any more. Inside a transaction.
void drop_untyped_parts(session& db);

/// Of each product that has any, by their numbers.
[[nodiscard]] std::vector<plan::product_milestones>
milestones_of(session& db, std::span<const std::int64_t> products);

/// Wakes every product. Inside a transaction.
void wake_products(session& db);

} // namespace remembrancer::store
