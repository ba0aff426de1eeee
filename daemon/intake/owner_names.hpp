#pragma once

#include "daemon/plan/board.hpp"
#include "daemon/plan/people.hpp"

#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

namespace remembrancer::intake {

/// The names of the contacts and boards, to tell who is known.
class known_names {
public:
    known_names() = default;
    explicit known_names(std::span<const plan::person> contacts,
                         std::span<const plan::board> boards = {});

    /// Whether there is no contact.
    [[nodiscard]] bool empty() const noexcept { return !has_contacts_; }
    /// Whether it is a contact's whole name, or a board's.
    [[nodiscard]] bool has(std::string_view name) const;
    /// Whether a contact is meant: `Legal sponsor (as Interim RO)`, `Interim S151 - the finance
    /// sponsor`.
    [[nodiscard]] bool resolves(std::string_view name) const;

private:
    std::unordered_set<std::string> folded_;
    bool has_contacts_ = false;
};

/// The names in a cell, as typed: parted by `/ ; , &`, `and` and line breaks, but never within
/// parentheses or a contact's whole name. Words for nobody are left out.
[[nodiscard]] std::vector<std::string> split_names(std::string_view text, const known_names& known);

/// Who is said to have changed something: on one line, and no longer than a name; empty for words
/// for nobody.
[[nodiscard]] std::string name_of_author(std::string_view typed);

struct owner_reading {
    std::vector<std::string> names;
    std::string question; ///< a sentence without a full stop

    friend bool operator==(const owner_reading&, const owner_reading&) = default;
};

/// A blank is no question here: what it means depends on the item. A name that no contact has is
/// one only where contacts are known.
[[nodiscard]] owner_reading read_owner(std::string_view text, const known_names& known);

} // namespace remembrancer::intake
