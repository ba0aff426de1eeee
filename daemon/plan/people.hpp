#pragma once

#include "daemon/plan/date.hpp"
#include "daemon/plan/ids.hpp"
#include "daemon/plan/item.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace remembrancer::plan {

/// Somebody who can be told: a person, a role's holder, or a board with a mailbox of its own.
struct person {
    person_id id;
    std::string name; ///< as the contacts list has it; unique when folded
    std::string email;
    std::string organisation;
    std::string deputy; ///< a name, or empty
    std::string notes;

    friend bool operator==(const person&, const person&) = default;
};

struct workstream {
    std::string name;
    std::string programme; ///< as the settings name it; empty: the first of them
    plan::rag rag = plan::rag::none;
    std::string rag_text;
    std::string lead_member;
    std::vector<std::string> sponsors;         ///< names, as typed
    std::vector<std::string> project_managers; ///< names, as typed
    std::vector<std::string> theme_leads;      ///< names, as typed
    /// The workstream of the same programme that it is a part of, as typed; empty: of none.
    std::string parent;
    std::string board;      ///< that oversees it, as typed
    std::string initiation; ///< its initiation document, as typed: a reference, `approved`
    /// The day of the first plan whose table of all workstreams did not have it; who answers for
    /// its items still does.
    std::optional<date> vanished_on{};

    friend bool operator==(const workstream&, const workstream&) = default;
};

/// Whether a name typed for an owner says that there is none yet: blank, `TBA`, `vacant`, `-` ...
[[nodiscard]] bool names_nobody(std::string_view text);

/// A stretch of days on which somebody's messages go to the deputy.
struct absence {
    std::int64_t id = 0;
    std::string person; ///< a contact's name
    date from{};
    date until{}; ///< the last day away
    /// The programme whose table of absences has it, as the store keeps it; else it was recorded by
    /// itself.
    std::optional<std::string> listed_by{};

    friend bool operator==(const absence&, const absence&) = default;
};

/// In what capacity somebody is told. Stored by number: never renumber, only append.
enum class role : int {
    owner = 1,
    project_manager = 2,
    sponsor = 3,
    lead_member = 4,
    programme_director = 5,
    programme_office = 6,
    theme_lead = 7,        ///< of the workstream: who answers for its subject across programmes
    clearance_officer = 8, ///< of a decision: who sees its papers before the board
    board_chair = 9, ///< of the boards that decide the item, else of the one over its workstream
};

/// `owner`, `project_manager` ...: as in settings and JSON.
[[nodiscard]] std::string_view to_text(role who);
[[nodiscard]] std::optional<role> role_from_text(std::string_view text);

/// `project manager` ...: as in a sentence.
[[nodiscard]] std::string in_words(role who);

} // namespace remembrancer::plan
