#pragma once

#include "daemon/intake/item_names.hpp"
#include "daemon/store/dependencies.hpp"

#include <optional>
#include <string>
#include <vector>

namespace remembrancer::intake {

/// A ref that is not an item's alone, and why.
struct unclear_ref {
    std::string text;
    std::string reason; ///< a sentence without a full stop
    /// Of a row of a table of dependencies; the refs of an item's own column share one.
    std::optional<plan::source_place> place{};
    bool is_new = false; ///< its row is of this import
};

struct resolved_refs {
    std::vector<store::dependency> known;
    std::vector<unclear_ref> unclear;
};

/// Who refers to something: id 0 for what is not known itself.
struct referring_item {
    plan::item_id id;
    std::string programme;
};

/// Finds what a ref, with a lag behind it or in `lag_days`, means as a predecessor.
void resolve(const item_names& names, const referring_item& successor, const std::string& typed,
             int lag_days, resolved_refs& into);

/// Why a name that has `found` is not one item's.
[[nodiscard]] std::string why_unclear(const std::vector<store::item_name>& found);

/// One question an item.
[[nodiscard]] std::optional<plan::question> question_of(const std::vector<unclear_ref>& unclear);

} // namespace remembrancer::intake
