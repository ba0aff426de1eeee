#pragma once

#include <compare>
#include <cstdint>

namespace remembrancer::plan {

/// A row number of one table, which cannot be taken for one of another. 0 is "not stored yet".
template <class Tag>
struct id {
    std::int64_t value = 0;

    friend auto operator<=>(const id&, const id&) = default;
};

using item_id = id<struct item_tag>;
using person_id = id<struct person_tag>;
using episode_id = id<struct episode_tag>;
using alert_id = id<struct alert_tag>;
using round_id = id<struct round_tag>;
using outbox_id = id<struct outbox_tag>;

} // namespace remembrancer::plan
