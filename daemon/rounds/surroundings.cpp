#include "daemon/rounds/surroundings.hpp"

#include "daemon/base/text.hpp"
#include "daemon/store/dependencies.hpp"
#include "daemon/store/likenesses.hpp"
#include "daemon/store/measure_parts.hpp"
#include "daemon/store/product_parts.hpp"

#include <algorithm>
#include <cstdint>

namespace remembrancer::rounds {
namespace {

bool is_measure(const plan::item& item) {
    return item.kind == plan::item_kind::measure;
}

/// A total within its programme.
std::string total_key(std::string_view programme, std::string_view title) {
    return base::folded(programme) + "/" + base::folded(title);
}

} // namespace

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
        milestones_ = store::milestones_of(db, ids);
        std::set<std::string> asked;
        for (const plan::item& item : items)
            if (item.kind == plan::item_kind::product && asked.insert(item.programme).second &&
                store::has_product_parts(db, item.programme))
                have_parts_.insert(item.programme);
    }
    ids.clear();
    for (const plan::item& item : items)
        if (plan::is_in_register(item.kind))
            ids.push_back(item.id.value);
    if (!ids.empty() && store::has_likenesses(db))
        likenesses_ = store::likenesses_of(db, ids);
    if (std::ranges::any_of(items, is_measure))
        for (plan::measure_part& part : store::measure_parts(db)) {
            std::string total = total_key(part.programme, part.part_of);
            measure_parts_[std::move(total)].push_back(std::move(part));
        }
}

std::span<const plan::predecessor> surroundings::predecessors_of(const plan::item& item) const {
    const auto own =
        std::ranges::equal_range(predecessors_, item.id, {}, &plan::predecessor::successor);
    return {own.begin(), own.end()};
}

std::optional<plan::product_milestones> surroundings::milestones_of(const plan::item& item) const {
    if (item.kind != plan::item_kind::product)
        return std::nullopt;
    const auto found =
        std::ranges::lower_bound(milestones_, item.id, {}, &plan::product_milestones::product);
    if (found != milestones_.end() && found->product == item.id)
        return *found;
    if (!have_parts_.contains(item.programme))
        return std::nullopt;
    return plan::product_milestones{item.id, 0, 0, {}};
}

const plan::likeness* surroundings::like(const plan::item& item) const {
    const auto found = std::ranges::lower_bound(likenesses_, item.id, {}, &plan::likeness::item);
    return found != likenesses_.end() && found->item == item.id ? &*found : nullptr;
}

std::span<const plan::measure_part> surroundings::measure_parts_of(const plan::item& item) const {
    if (measure_parts_.empty() || !is_measure(item))
        return {};
    const auto found = measure_parts_.find(total_key(item.programme, item.title));
    if (found == measure_parts_.end())
        return {};
    // Nothing is a part of itself, whatever its row says.
    const auto is_itself = [&](const plan::measure_part& part) { return part.id == item.id; };
    if (std::ranges::any_of(found->second, is_itself))
        return {};
    return found->second;
}

bool looks_around(plan::rule which) {
    return which == plan::rule::predecessor_late || which == plan::rule::predecessor_moved ||
           which == plan::rule::no_milestones || which == plan::rule::single_milestone ||
           which == plan::rule::likely_duplicate || which == plan::rule::total_unreconciled;
}

} // namespace remembrancer::rounds
