#include "daemon/intake/import_dependencies.hpp"

#include "daemon/base/text.hpp"
#include "daemon/intake/cell_text.hpp"
#include "daemon/intake/closing.hpp"
#include "daemon/intake/incoming_item.hpp"
#include "daemon/intake/predecessor_text.hpp"
#include "daemon/intake/records.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <utility>

namespace remembrancer::intake {
namespace {

/// The links between starts and ends that project tools know beside finish to start. Other words in
/// such a column sort dependencies and say nothing of time.
bool is_other_link(std::string_view typed) {
    constexpr std::array<std::string_view, 9> others{"ss",
                                                     "ff",
                                                     "sf",
                                                     "start to start",
                                                     "finish to finish",
                                                     "start to finish",
                                                     "start-to-start",
                                                     "finish-to-finish",
                                                     "start-to-finish"};
    return std::ranges::find(others, base::folded(typed)) != others.end();
}

/// Where in `incoming_links::links` the row of an identity is.
using positions = std::map<std::string, std::size_t>;

class dependency_reader {
public:
    dependency_reader(import_state& state, const source_table& table, positions& known,
                      incoming_links& into)
        : state_(state), source_(*table.source), layout_(table.layout), positions_(known),
          into_(into) {}

    void read() {
        const table_records rows = records_of(source_, layout_);
        for (const unusable_row& bad : rows.unusable)
            reject(*bad.source, bad.at, bad.text, bad.reason);
        if (layout_.find(field::programme) == nullptr || rows.records.empty())
            into_.programmes.insert(state_.options.programme);
        for (const record& found : rows.records)
            take(found);
    }

private:
    void take(const record& found) {
        const row& here = *found.source;
        const auto programme = state_.programmes.of(found.programme);
        if (!programme)
            return reject(here, field::programme, found.programme,
                          unknown_programme(state_.options.settings));
        into_.programmes.insert(*programme);
        incoming_link link;
        link.row.programme = *programme;
        link.row.successor = text(here, field::successor);
        link.row.predecessor = text(here, field::predecessor);
        if (link.row.predecessor.empty())
            return reject(here, field::predecessor, link.row.successor,
                          "the row names no predecessor: fill in this column, or clear the row");
        if (says_no(link.row.predecessor))
            return;
        link.row.place = place(here, field::predecessor);
        link.successor_place = place(here, field::successor);
        link.is_rejected = !take_times(here, link.row);
        put(std::move(link));
    }

    /// The lag and the type; false when the row is rejected for one.
    bool take_times(const row& here, store::dependency_row& into) {
        const std::string lag = text(here, field::lag);
        const auto days = read_lag(lag, layout_.header_of(field::lag));
        if (!days) {
            reject(here, field::lag, lag,
                   "the time between the two is not understood: expected days or weeks, as "
                   "'5 days'");
            return false;
        }
        into.lag_days = *days;
        const std::string type = text(here, field::link_type);
        if (is_other_link(type))
            reject(here, field::link_type, type,
                   "only a link from the predecessor's end to the successor's is followed: "
                   "expected 'FS', or nothing");
        return !is_other_link(type);
    }

    /// Of rows of one link the first that can be read counts.
    void put(incoming_link link) {
        const store::dependency_row& row = link.row;
        const std::string identity = identity_of(row);
        const auto [at, is_new] = positions_.try_emplace(identity, into_.links.size());
        if (!link.is_rejected &&
            !state_.is_first("dependencies/" + identity, row.place, row.successor, row.predecessor))
            return;
        if (is_new)
            into_.links.push_back(std::move(link));
        else if (!link.is_rejected)
            into_.links[at->second] = std::move(link);
    }

    [[nodiscard]] std::string text(const row& here, field which) const {
        return on_one_line(layout_.text_of(here, which));
    }

    [[nodiscard]] plan::source_place place(const row& here, field which) const {
        return place_of(source_, layout_, here, which);
    }

    void reject(const row& here, field at, std::string_view typed, std::string why) {
        state_.report.rejected.push_back(
            {place(here, at), text(here, field::successor), std::string(typed), std::move(why)});
    }

    import_state& state_;
    const sheet& source_;
    const table_layout& layout_;
    positions& positions_;
    incoming_links& into_;
};

} // namespace

std::string identity_of(const store::dependency_row& row) {
    return row.programme + "\n" + base::folded(row.predecessor) + "\n" +
           base::folded(row.successor);
}

incoming_links read_dependencies(import_state& state, std::span<const source_table> tables) {
    incoming_links out;
    positions known;
    for (const source_table& table : tables) {
        if (table.layout.kind != table_kind::dependencies)
            continue;
        const sheet& source = *table.source;
        if (out.source.empty())
            out.source = source.file + (source.name.empty() ? "" : ", " + source.name);
        dependency_reader(state, table, known, out).read();
    }
    return out;
}

} // namespace remembrancer::intake
