#pragma once

#include "daemon/intake/change_set.hpp"
#include "daemon/intake/import.hpp"
#include "daemon/intake/programmes.hpp"
#include "daemon/intake/source_tables.hpp"
#include "daemon/intake/workstream_tree.hpp"
#include "daemon/store/imports.hpp"

#include <map>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

namespace remembrancer::intake {

/// What an import has done so far. Inside its transaction.
class import_state {
public:
    /// The references outlive the state.
    import_state(store::session& db, const import_options& options, plan::date as_of);

    store::session& db;
    const import_options& options;
    const plan::date as_of;
    import_report report;
    const programme_names programmes;
    workstream_tree workstreams;              ///< once those of the import are in
    workstream_tree workstreams_before;       ///< as the store had them
    std::map<home, plan::rag> ratings_before; ///< theirs, the same

    /// Notes a changed field for the store's history and the report. `item` 0 for people and
    /// workstreams. By whom, where the row says so; else it was who sent the plan.
    void changed(const std::string& subject, plan::item_id item, const std::string& title,
                 const field_difference& difference, const std::string& source,
                 const std::string& by = {});

    /// The day an item was first missed, or what it was when the item returned.
    void vanished(const std::string& subject, const plan::item& item, std::optional<plan::date> was,
                  std::optional<plan::date> is, const std::string& source);

    /// Somebody is no contact any more.
    void left(const std::string& person, const std::string& source);

    /// Somebody's absence, its days in words: empty before it is there, and once it is removed.
    void absence(const std::string& person, std::string was, std::string is,
                 const std::string& source);

    /// Whether a subject's identity is new in this import; else its row is rejected, both places
    /// named.
    [[nodiscard]] bool is_first(const std::string& identity, const plan::source_place& place,
                                const std::string& item, const std::string& text);

    /// Writes the history under a row for the run itself.
    void write_history(const std::string& files);

private:
    void note(report_change change, plan::item_id item);

    std::vector<store::field_change> changes_;
    std::unordered_map<std::string, plan::source_place> seen_;
};

} // namespace remembrancer::intake
