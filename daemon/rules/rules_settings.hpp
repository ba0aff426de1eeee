#pragma once

namespace remembrancer::rules {

struct rules_settings {
    /// Working days before the effective date from which `due_soon` holds; 0 to 250. It is the
    /// furthest offset of the `due_soon` ladder: a smaller one would cut that ladder short.
    int due_soon_working_days = 10;

    friend bool operator==(const rules_settings&, const rules_settings&) = default;
};

} // namespace remembrancer::rules
