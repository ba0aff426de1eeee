#include "daemon/rounds/surroundings.hpp"

#include "daemon/store/dependencies.hpp"
#include "daemon/store/likenesses.hpp"
#include "daemon/store/product_parts.hpp"

#include <algorithm>
#include <cstdint>

namespace remembrancer::rounds {

surroundings::surroundings(store::session& db, std::span<const plan::item> items) {
    std::vector<std::int64_t> ids;
    if (store::has_dependencies(db)) {
        ids.reserve(items.size());
        for (const plan::item& item : items)
            ids.push_back(item.id.value);
        predecessors_ = store::predecessors_of(db, ids);
    }
    ids.clear();
    for (const plan::item& item : items)
        if (item.kind == plan::item_kind::product)
            ids.push_back(item.id.value);
    if (!ids.empty() && store::has_product_parts(db)) {
        has_parts_ = true;
        milestones_ = store::milestones_of(db, ids);
    }
    ids.clear();
    for (const plan::item& item : items)
        if (plan::is_in_register(item.kind))
            ids.push_back(item.id.value);
    if (!ids.empty() && store::has_likenesses(db))
        likenesses_ = store::likenesses_of(db, ids);
}

std::span<const plan::predecessor> surroundings::predecessors_of(const plan::item& item) const {
    const auto own =
        std::ranges::equal_range(predecessors_, item.id, {}, &plan::predecessor::successor);
    return {own.begin(), own.end()};
}

std::optional<plan::product_milestones> surroundings::milestones_of(const plan::item& item) const {
    if (!has_parts_ || item.kind != plan::item_kind::product)
        return std::nullopt;
    const auto found =
        std::ranges::lower_bound(milestones_, item.id, {}, &plan::product_milestones::product);
    if (found != milestones_.end() && found->product == item.id)
        return *found;
    return plan::product_milestones{item.id, 0, 0, {}};
}

const plan::likeness* surroundings::like(const plan::item& item) const {
    const auto found = std::ranges::lower_bound(likenesses_, item.id, {}, &plan::likeness::item);
    return found != likenesses_.end() && found->item == item.id ? &*found : nullptr;
}

bool looks_around(plan::rule which) {
    return which == plan::rule::predecessor_late || which == plan::rule::no_milestones ||
           which == plan::rule::single_milestone || which == plan::rule::likely_duplicate;
}

} // namespace remembrancer::rounds
