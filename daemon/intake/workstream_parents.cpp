#include "daemon/intake/workstream_parents.hpp"

#include "daemon/base/text.hpp"
#include "daemon/intake/cell_text.hpp"
#include "daemon/intake/incoming_item.hpp"

#include <algorithm>
#include <set>
#include <utility>

#include <fmt/format.h>

namespace remembrancer::intake {
namespace {

class parents_reader {
public:
    parents_reader(import_state& state, const workstream_tree& stored)
        : state_(state), stored_(stored) {}

    stated_parents read(std::span<const source_table> tables, std::span<const subject_row> rows) {
        for (const subject_row& row : rows)
            if (row.parent)
                stated_.try_emplace({row.programme, base::folded(row.name)},
                                    stated_parent{row.name, *row.parent, row.parent_place()});
        for (const source_table& table : tables)
            if (item_kind_of(table.layout.kind) &&
                table.layout.find(field::sub_workstream) != nullptr)
                read_items(table);
        refuse_loops();
        return std::move(stated_);
    }

private:
    void read_items(const source_table& table) {
        for (const record& found : records_of(*table.source, table.layout).records) {
            const auto programme = state_.programmes.of(found.programme);
            const std::string parent = on_one_line(found.workstream);
            const std::string part = on_one_line(found.sub_workstream);
            if (programme && !parent.empty() && !part.empty() &&
                base::folded(part) != base::folded(parent))
                state(
                    {*programme, base::folded(part)},
                    {part, parent,
                     place_of(*table.source, table.layout, *found.source, field::sub_workstream)});
        }
    }

    void state(home key, stated_parent said) {
        const auto known = stated_.find(key);
        const bool is_said = known != stated_.end() && !known->second.parent.empty();
        const std::string so_far = is_said                  ? base::folded(known->second.parent)
                                   : known == stated_.end() ? stored_.parent_of(key)
                                                            : std::string();
        if (so_far.empty())
            stated_.insert_or_assign(std::move(key), std::move(said));
        else if (so_far != base::folded(said.parent) &&
                 asked_.emplace(key, base::folded(said.parent)).second)
            ask(said, fmt::format("it is a part of '{}' already: give it a name of its own, or say "
                                  "so in a table of workstreams; until then its items belong to "
                                  "'{}'",
                                  is_said ? known->second.parent : so_far, said.parent));
    }

    /// Every workstream of a loop loses what it is a part of: which one is wrong nobody knows.
    void refuse_loops() {
        workstream_tree all = stored_;
        for (const auto& [part, said] : stated_)
            all.put_below(part, said.parent);
        for (auto& [part, said] : stated_) {
            if (!all.is_part_of(part, part))
                continue;
            ask(said, fmt::format("'{}' would be a part of itself: name what it is a part of, or "
                                  "nothing",
                                  said.part));
            said.parent.clear();
        }
    }

    void ask(const stated_parent& said, std::string why) {
        state_.report.questioned.push_back({said.place, said.part, said.parent, std::move(why)});
    }

    import_state& state_;
    const workstream_tree& stored_;
    stated_parents stated_;
    std::set<std::pair<home, std::string>> asked_;
};

} // namespace

stated_parents read_parents(import_state& state, std::span<const source_table> tables,
                            std::span<const subject_row> rows, const workstream_tree& stored) {
    return parents_reader(state, stored).read(tables, rows);
}

} // namespace remembrancer::intake
