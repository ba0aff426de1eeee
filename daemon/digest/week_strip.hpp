#pragma once

#include "daemon/digest/digest_rows.hpp"

#include <array>
#include <map>

namespace remembrancer::digest {

/// How many dates each workstream has in each of the weeks ahead, and how many are past.
class week_strip {
public:
    static constexpr int weeks = 8; ///< with the one that has begun

    /// From `many` dates of one workstream in one week on a cell strikes the eye most; 0: none
    /// does.
    week_strip(const context& in, int many);

    void add(const plan::item& item);
    void put_into(plan::digest& out) const;

private:
    using counts = std::array<int, weeks + 1>; ///< overdue first
    const context& in_;
    plan::date monday_;
    int many_;
    std::map<std::string, counts> by_workstream_;
};

} // namespace remembrancer::digest
