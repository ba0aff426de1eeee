#pragma once

#include "daemon/intake/import_state.hpp"
#include "daemon/intake/source_tables.hpp"

#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

namespace remembrancer::intake {

/// A row of contacts, workstreams, boards or programmes, on its way. The references outlive it.
struct subject_row {
    const source_table& table;
    const row& source;
    std::string name;
    std::string programme{}; ///< of a workstream or contact, as the store keeps it
    /// What a workstream is a part of, as typed: empty for none, nothing where the table says
    /// nothing of it.
    std::optional<std::string> parent{};

    [[nodiscard]] plan::source_place place(field which) const;
    [[nodiscard]] plan::source_place parent_place() const;
    [[nodiscard]] bool has(field which) const { return table.layout.find(which) != nullptr; }
    /// On one line; empty without such a column.
    [[nodiscard]] std::string text(field which) const;
};

/// The rows of the tables of one kind whose subject comes for the first time; what cannot be used
/// is rejected.
[[nodiscard]] std::vector<subject_row>
subject_rows(import_state& state, std::span<const source_table> tables, table_kind kind);

void count(tally& counts, bool known, bool changed);

/// Fields of one subject, old beside new.
class differences {
public:
    /// `subject` is what the history calls it: `person CL`.
    differences(import_state& state, const subject_row& row, std::string subject)
        : state_(state), row_(row), subject_(std::move(subject)) {}

    /// What no column holds stays as it was.
    void text(field which, std::string& stored, const std::string& incoming);
    void names(field which, std::vector<std::string>& stored, std::vector<std::string> incoming);
    void note(field which, std::string from, std::string to);

    /// Records them, unless the subject itself is new. Whether there are any.
    bool finish(bool known);

private:
    import_state& state_;
    const subject_row& row_;
    std::string subject_;
    std::vector<field_difference> found_;
};

} // namespace remembrancer::intake
