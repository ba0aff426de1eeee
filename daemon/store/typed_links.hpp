#pragma once

#include "daemon/plan/item.hpp"
#include "daemon/store/session.hpp"

#include <functional>
#include <string>
#include <vector>

namespace remembrancer::store {

/// What an item may be referred to by.
struct item_name {
    plan::item_id id;
    plan::item_kind kind = plan::item_kind::milestone;
    std::string programme;
    std::string ref;
    std::string title;
    bool vanished = false;
    bool closed = false;
};

/// What an item refers to, as typed.
struct typed_link {
    plan::item_id id;
    std::string programme;
    std::vector<std::string> depends_on;
    std::string product; ///< only of a milestone
    bool closed = false;
    bool questioned = false; ///< what it depends on was not clear so far
};

void each_item_name(session& db, const std::function<void(const item_name&)>& visit);

/// Every item that says what it depends on, is asked about it, or belongs to a product, by id.
[[nodiscard]] std::vector<typed_link> typed_links(session& db);

} // namespace remembrancer::store
