#include "daemon/intake/workstream_tree.hpp"

#include "daemon/base/text.hpp"

#include <algorithm>

namespace remembrancer::intake {

workstream_tree::workstream_tree(const std::vector<plan::workstream>& all) {
    for (const plan::workstream& each : all)
        put_below({each.programme, base::folded(each.name)}, each.parent);
}

void workstream_tree::put_below(const home& part, const std::string& parent) {
    if (base::trim(parent).empty())
        parents_.erase(part);
    else
        parents_.insert_or_assign(part, base::folded(parent));
}

std::string workstream_tree::parent_of(const home& part) const {
    const auto found = parents_.find(part);
    return found == parents_.end() ? std::string() : found->second;
}

std::vector<home> workstream_tree::above(const home& part) const {
    std::vector<home> path;
    for (auto at = parents_.find(part); at != parents_.end();) {
        home parent(part.first, at->second);
        if (std::ranges::find(path, parent) != path.end())
            break;
        at = parents_.find(parent);
        path.push_back(std::move(parent));
    }
    return path;
}

bool workstream_tree::is_part_of(const home& part, const home& whole) const {
    const auto path = above(part);
    return std::ranges::find(path, whole) != path.end();
}

std::string_view workstream_tree::of(const record& row, const std::string& programme) const {
    if (row.sub_workstream.empty())
        return row.workstream;
    const home part(programme, base::folded(row.sub_workstream));
    const bool is_part = row.workstream.empty() || parent_of(part) == base::folded(row.workstream);
    return is_part ? row.sub_workstream : row.workstream;
}

} // namespace remembrancer::intake
