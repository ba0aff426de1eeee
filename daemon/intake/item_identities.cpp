#include "daemon/intake/item_identities.hpp"

#include "daemon/base/text.hpp"
#include "daemon/intake/records.hpp"
#include "daemon/store/items.hpp"

#include <charconv>
#include <string_view>

namespace remembrancer::intake {
namespace {

std::string key_of(plan::item_kind kind, std::string_view identity) {
    return std::string(plan::to_text(kind)).append("/").append(identity);
}

/// 12 for `M12`, `r12-2`; 0 for what cannot be a name by number.
std::int64_t number_in(std::string_view ref) {
    std::int64_t number = 0;
    if (ref.size() > 1)
        std::from_chars(ref.data() + 1, ref.data() + ref.size(), number);
    return number;
}

} // namespace

item_identities::item_identities(import_state& state, std::span<const source_table> tables)
    : db_(state.db), before_(state.workstreams_before) {
    const auto programme_of = [&state](const auto& row) {
        return state.programmes.of(row.programme).value_or(std::string());
    };
    for (const source_table& table : tables) {
        const table_layout& layout = table.layout;
        const auto kind = item_kind_of(layout.kind);
        if (!kind)
            continue;
        const table_records rows = records_of(*table.source, layout);
        // A row that cannot be used still says that its item is there.
        for (const unusable_row& bad : rows.unusable)
            if (const auto id = layout.text_of(*bad.source, field::id); !id.empty())
                claimed_.insert(key_of(*kind, store::identity_of(programme_of(bad), id, "", "")));
        for (const record& found : rows.records) {
            const std::string programme = programme_of(found);
            const std::string_view workstream = state.workstreams.of(found, programme);
            held_.insert(key_of(*kind, store::identity_of(programme, "", workstream, "")));
            claimed_.insert(key_of(
                *kind,
                store::identity_of(programme, layout.text_of(*found.source, field::id), workstream,
                                   layout.text_of(*found.source, field::title))));
        }
    }
}

bool item_identities::is_claimed(plan::item_kind kind, const std::string& identity) const {
    return claimed_.contains(key_of(kind, identity));
}

bool item_identities::has_id(const plan::item& item) const {
    const auto found =
        store::find_item(db_, item.kind, store::identity_of(item.programme, item.ref, "", ""));
    return found && found->id == item.id;
}

std::optional<plan::item> item_identities::find(const incoming_item& row) {
    const plan::item& item = row.item;
    if (auto known = store::find_item(db_, item.kind, row.identity))
        return known;
    if (item.ref.empty()) {
        auto found = find_by_title(row);
        if (!found)
            found = find_in_parent(row);
        return found ? std::move(found) : find_in_former_part(row);
    }
    const std::string by_title =
        store::identity_of(item.programme, "", item.workstream, item.title);
    if (is_claimed(item.kind, by_title))
        return std::nullopt;
    auto adopted = store::find_item(db_, item.kind, by_title);
    if (adopted)
        store::set_identity(db_, adopted->id, row.identity);
    return adopted;
}

std::optional<plan::item> item_identities::find_by_title(const incoming_item& row) {
    if (!by_title_) {
        by_title_.emplace();
        store::each_item(db_, [&](const plan::item& item) {
            by_title_->emplace(key_of(item.kind, store::identity_of(item.programme, "",
                                                                    item.workstream, item.title)),
                               titled{item.id, item.vanished_on.has_value()});
        });
    }
    std::optional<plan::item> vanished;
    const auto [first, last] = by_title_->equal_range(key_of(row.item.kind, row.identity));
    for (auto at = first; at != last; ++at) {
        auto item = store::find_item(db_, at->second.id);
        if (!item || !has_id(*item) ||
            is_claimed(item->kind, store::identity_of(item->programme, item->ref, "", "")))
            continue;
        if (!at->second.vanished)
            return item;
        if (!vanished)
            vanished = std::move(item);
    }
    return vanished;
}

std::optional<plan::item> item_identities::find_in_parent(const incoming_item& row) {
    return row.parent.empty() ? std::nullopt : take_over(row, row.parent);
}

/// What another workstream's part holds may be that one's own, unless its rows say otherwise.
std::optional<plan::item> item_identities::find_in_former_part(const incoming_item& row) {
    const plan::item& item = row.item;
    const std::string& part = row.refused_part;
    if (part.empty())
        return std::nullopt;
    const bool was_ours =
        before_.parent_of({item.programme, base::folded(part)}) == base::folded(item.workstream);
    const bool is_held =
        held_.contains(key_of(item.kind, store::identity_of(item.programme, "", part, "")));
    return was_ours || is_held ? take_over(row, part) : std::nullopt;
}

/// The item of that title in another workstream, unless a row claims it, goes by the row's
/// identity.
std::optional<plan::item> item_identities::take_over(const incoming_item& row,
                                                     const std::string& workstream) {
    const plan::item& item = row.item;
    const std::string before = store::identity_of(item.programme, "", workstream, item.title);
    if (is_claimed(item.kind, before))
        return std::nullopt;
    auto found = store::find_item(db_, item.kind, before);
    if (found)
        store::set_identity(db_, found->id, row.identity);
    return found;
}

std::string item_identities::spare_ref(plan::item_kind kind, plan::item_id id,
                                       std::string_view programme) const {
    const std::string plain = store::made_up_ref(kind, id);
    std::string ref = plain;
    const auto is_taken = [&] {
        const std::string identity = store::identity_of(programme, ref, "", "");
        return is_claimed(kind, identity) || store::find_item(db_, kind, identity);
    };
    for (int more = 2; is_taken(); ++more)
        ref = plain + "-" + std::to_string(more);
    return ref;
}

std::optional<plan::item> item_identities::namesake_of(const incoming_item& row) const {
    const std::int64_t number = number_in(row.item.ref);
    if (number <= 0)
        return std::nullopt;
    auto item = store::find_item(db_, plan::item_id{number});
    const bool same = item && item->kind == row.item.kind &&
                      base::folded(item->ref) == base::folded(row.item.ref) && !has_id(*item);
    return same ? std::move(item) : std::nullopt;
}

} // namespace remembrancer::intake
