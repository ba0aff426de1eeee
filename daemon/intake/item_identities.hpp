#pragma once

#include "daemon/intake/import_state.hpp"

#include <map>
#include <optional>
#include <span>
#include <string>
#include <unordered_set>
#include <vector>

namespace remembrancer::intake {

/// Which stored item a row stands for, and what items are called. Inside the import's transaction.
class item_identities {
public:
    /// `tables` is all that the import reads: what one of its rows names itself, no other row may
    /// claim by its title.
    item_identities(import_state& state, std::span<const source_table> tables);

    /// The item with the row's identity; else the one of the same kind, workstream and title that
    /// has an ID where the row has none, or none where the row has one. The latter goes by the ID
    /// from now on. Else that of the workstream above it, which the row tells apart now, or of the
    /// part that was its workstream's until this import.
    [[nodiscard]] std::optional<plan::item> find(const incoming_item& row);

    /// What an item that has no ID is called: as the store does, with `-2`, `-3` ... behind it
    /// where an ID of its kind reads the same.
    [[nodiscard]] std::string spare_ref(plan::item_kind kind, plan::item_id id,
                                        std::string_view programme) const;

    /// The item without an ID that is called what the row has as its ID.
    [[nodiscard]] std::optional<plan::item> namesake_of(const incoming_item& row) const;

private:
    struct titled {
        plan::item_id id;
        bool vanished = false;
    };

    [[nodiscard]] bool is_claimed(plan::item_kind kind, const std::string& identity) const;
    [[nodiscard]] bool has_id(const plan::item& item) const;
    [[nodiscard]] std::optional<plan::item> find_by_title(const incoming_item& row);

    [[nodiscard]] std::optional<plan::item> find_in_parent(const incoming_item& row);
    [[nodiscard]] std::optional<plan::item> find_in_former_part(const incoming_item& row);
    [[nodiscard]] std::optional<plan::item> take_over(const incoming_item& row,
                                                      const std::string& workstream);

    store::session& db_;
    const workstream_tree& before_;
    std::unordered_set<std::string> claimed_;
    std::unordered_set<std::string> held_; ///< kinds and workstreams that have rows
    /// The stored items by kind, workstream and title, as they were before this import; read when
    /// first needed.
    std::optional<std::multimap<std::string, titled>> by_title_;
};

} // namespace remembrancer::intake
