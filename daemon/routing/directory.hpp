#pragma once

#include "daemon/plan/board.hpp"
#include "daemon/plan/item.hpp"
#include "daemon/plan/people.hpp"
#include "daemon/routing/routing_settings.hpp"

#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

namespace remembrancer::routing {

/// Who owns an item. The spans look into the directory, the item or `kept`: both must outlive it,
/// and it can be moved but not copied.
struct owned {
    std::span<const std::string> principals; ///< contacts' names, each once
    std::span<const std::string> unresolved; ///< as typed

    owned() = default;
    owned(owned&&) = default;
    owned& operator=(owned&&) = default;

    std::vector<std::string> kept_principals;
    std::vector<std::string> kept_unresolved;
};

/// Who holds the roles of a programme beside the first.
struct programme_roles {
    std::string programme; ///< its name
    role_names roles;
};

/// One who has a role for an item.
struct holder {
    std::string principal; ///< a contact's name; empty when no contact has the role
    /// Why the principal cannot be told, so that the programme office hears instead; else empty.
    std::string missing;

    friend bool operator==(const holder&, const holder&) = default;
};

/// Who is told in the place of a principal.
struct stand_in {
    std::string recipient;
    std::string reason; ///< why it is not the principal; empty when it is

    friend bool operator==(const stand_in&, const stand_in&) = default;
};

/// Names to people. Immutable once built, so that any thread may read it; looking up a name
/// that is typed as the contacts have it does not allocate.
class directory {
public:
    /// `reachable_otherwise`: names of people who have a channel that needs no mail address.
    directory(std::vector<plan::person> contacts, const std::vector<plan::workstream>& workstreams,
              role_names roles, const std::vector<std::string>& reachable_otherwise = {},
              const std::vector<plan::board>& boards = {},
              const std::vector<programme_roles>& further = {});

    directory(const directory&) = delete;
    directory& operator=(const directory&) = delete;
    directory(directory&&) = default;
    directory& operator=(directory&&) = default;
    ~directory() = default;

    /// Null for a name that is nobody's, or that could mean two people.
    [[nodiscard]] const plan::person* resolve(std::string_view name) const;

    /// What names no owner, and stands in no register, belongs to its workstream's project
    /// managers, or to those of what that is a part of; what belongs to a board that is no contact,
    /// to those of its chairs who are.
    [[nodiscard]] owned owners_of(const plan::item& item) const;

    /// Never empty. Of several names of which some are known, those who are known.
    [[nodiscard]] std::vector<holder> holders(plan::role role, const plan::item& item) const;

    /// The one whose turn it is to clear a decision's papers, by the place in its chain. Never
    /// empty.
    [[nodiscard]] std::vector<holder> clearing(const plan::item& decision, std::size_t place) const;

    /// During an absence the deputy, who does not pass it on; whoever cannot be told, the office of
    /// the programme, which is as an item has it. The office itself is always told.
    [[nodiscard]] routing::stand_in stand_in(const holder& of, plan::date today,
                                             std::span<const plan::absence> absences,
                                             std::string_view programme = {}) const;

    /// The name of a programme's office; of one that the settings no longer name, the first's.
    [[nodiscard]] const std::string& office(std::string_view programme = {}) const;

    /// Whether somebody who was to be told is a contact still, by the whole name, or an office.
    [[nodiscard]] bool can_hear(std::string_view recipient) const;

    /// Its workstream below those that it is a part of: `Finance / Payroll`.
    [[nodiscard]] std::string workstream_path(const plan::item& item) const;

    /// What somebody should mend, a sentence each, without a full stop: unknown people in roles,
    /// people without an address.
    [[nodiscard]] std::vector<std::string> problems() const;

private:
    struct text_hash : std::hash<std::string_view> {
        using is_transparent = void;
    };
    template <class Value>
    using by_name = std::unordered_map<std::string, Value, text_hash, std::equal_to<>>;

    /// The holders of one role.
    struct names {
        std::vector<std::string> principals;
        std::vector<std::string> unresolved;
    };
    struct board_people {
        std::string name;
        names chairs;
    };
    struct workstream_people {
        std::string programme;
        std::string name;
        names project_managers;
        names sponsors;
        names lead_members;
        names theme_leads;
        std::string board;                         ///< as typed
        const workstream_people* parent = nullptr; ///< in `workstreams_`
    };

    [[nodiscard]] names resolve_all(std::span<const std::string> typed) const;
    [[nodiscard]] const board_people* find_board(std::string_view name) const;
    /// The boards that decide an item, else the one over its workstream, as typed.
    [[nodiscard]] std::vector<std::string> boards_of(const plan::item& item) const;
    [[nodiscard]] std::vector<holder> chairs_of(const plan::item& item) const;
    [[nodiscard]] const workstream_people* find_workstream(const plan::item& item) const;
    void put_below_parents(const std::vector<plan::workstream>& workstreams);
    /// Those whom the workstream names for the role, else whoever the one above it names.
    [[nodiscard]] static const names& people_in(const workstream_people& of, plan::role role);
    [[nodiscard]] const role_names& roles_of(std::string_view programme) const;
    [[nodiscard]] std::string called(const std::string& office) const;
    [[nodiscard]] const plan::person* find_exact(std::string_view name) const;
    [[nodiscard]] bool is_away(const plan::person& who, plan::date today,
                               std::span<const plan::absence> absences, plan::date& until) const;
    [[nodiscard]] bool is_reachable(const plan::person& who) const;
    [[nodiscard]] std::vector<holder> in_workstream(plan::role role, const plan::item& item) const;

    std::vector<plan::person> people_;
    std::vector<board_people> boards_;
    std::vector<workstream_people> workstreams_;
    by_name<std::size_t> people_as_typed_;
    by_name<std::size_t> people_folded_;
    by_name<std::size_t> boards_folded_;
    by_name<std::size_t> workstreams_as_typed_; ///< with a key for each programme
    by_name<std::size_t> workstreams_folded_;
    std::vector<bool> reachable_otherwise_; ///< by the person's place in `people_`
    role_names roles_;
    std::string office_;
    std::vector<programme_roles> further_; ///< their offices by the contacts' names
};

} // namespace remembrancer::routing
