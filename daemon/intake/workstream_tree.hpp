#pragma once

#include "daemon/intake/records.hpp"
#include "daemon/plan/people.hpp"

#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace remembrancer::intake {

/// A programme, and a folded workstream of it.
using home = std::pair<std::string, std::string>;

/// Which workstream is a part of which, within its programme.
class workstream_tree {
public:
    workstream_tree() = default;
    explicit workstream_tree(const std::vector<plan::workstream>& all);

    void put_below(const home& part, const std::string& parent);

    /// Folded; empty for a part of none.
    [[nodiscard]] std::string parent_of(const home& part) const;

    /// What it is a part of, the nearest first; a loop ends before its first repetition.
    [[nodiscard]] std::vector<home> above(const home& part) const;

    /// At whatever remove.
    [[nodiscard]] bool is_part_of(const home& part, const home& whole) const;

    /// The workstream of a row of items: the part that it names, if that is a part of the
    /// workstream that it names, else that workstream. Points into the record.
    [[nodiscard]] std::string_view of(const record& row, const std::string& programme) const;

private:
    std::map<home, std::string> parents_; ///< folded, none empty
};

} // namespace remembrancer::intake
