#pragma once

#include "daemon/plan/finding.hpp"
#include "daemon/plan/item.hpp"
#include "daemon/plan/likeness.hpp"
#include "daemon/plan/measure_part.hpp"
#include "daemon/plan/predecessor.hpp"
#include "daemon/store/session.hpp"

#include <map>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <vector>

namespace remembrancer::rounds {

/// What stands around some items and has a say in what is found of them.
class surroundings {
public:
    /// Nothing.
    surroundings() = default;

    /// One query for each sort of it, and none for a sort that the store does not hold.
    surroundings(store::session& db, std::span<const plan::item> items);

    /// Points into this.
    [[nodiscard]] std::span<const plan::predecessor> predecessors_of(const plan::item& item) const;

    /// Of a product; none where its programme puts no milestones under products.
    [[nodiscard]] std::optional<plan::product_milestones>
    milestones_of(const plan::item& item) const;

    /// Null for none. Points into this.
    [[nodiscard]] const plan::likeness* like(const plan::item& item) const;
    /// Of a measure those that are a part of it; none of one that names its own title as its total.
    /// Points into this.
    [[nodiscard]] std::span<const plan::measure_part>
    measure_parts_of(const plan::item& item) const;

private:
    std::vector<plan::predecessor> predecessors_;                          ///< by successor
    std::map<std::string, std::vector<plan::measure_part>> measure_parts_; ///< by their total
    std::vector<plan::product_milestones> milestones_;
    std::vector<plan::likeness> likenesses_; ///< by item
    std::set<std::string> have_parts_;       ///< programmes that put milestones under products
};

/// Whether what the rule finds depends on anything around the item.
[[nodiscard]] bool looks_around(plan::rule which);

} // namespace remembrancer::rounds
