#pragma once

#include "tests/simulation/oracle_history.hpp"

#include <map>

namespace remembrancer::oracle {

struct finding {
    std::string rule;
    std::string reason;
    std::optional<day> anchor;
    bool of_that_day = false; ///< another anchor is another episode
};

/// Whose role it is; without a name when nobody can be found for it.
struct holder {
    oracle::role role = role::owner;
    std::string name;

    friend auto operator<=>(const holder&, const holder&) = default;
};

/// Who holds which role, and who hears in their place.
class people {
public:
    explicit people(const organisation& of) : of_(of), contacts_(of.contacts) {}

    void away(const absence& when) { absences_.push_back(when); }
    /// The newest table of them.
    void know(const std::vector<contact>& contacts) { contacts_ = contacts; }
    [[nodiscard]] const std::vector<contact>& contacts() const { return contacts_; }

    [[nodiscard]] std::vector<holder> holders(role who, const row& of) const;
    [[nodiscard]] std::string recipient(const holder& whose, const row& about, day today) const;
    [[nodiscard]] std::vector<std::string> unknown_of(const row& of) const;
    [[nodiscard]] bool is_contact(const std::string& name) const;
    [[nodiscard]] const stream* stream_of(const row& of) const;
    [[nodiscard]] const board* board_called(const std::string& name) const;
    /// Whether somebody is told of what belongs to that name, and nobody of it is unknown.
    [[nodiscard]] bool is_known(const std::string& name) const;

private:
    [[nodiscard]] std::vector<std::string> chairs_of(const row& of) const;
    [[nodiscard]] bool is_away(const std::string& name, day today) const;

    const organisation& of_;
    std::vector<contact> contacts_;
    std::vector<absence> absences_;
};

/// Whether the row's own date has passed.
[[nodiscard]] bool is_broken_date(const std::string& rule);
/// Whether it is about a last day that can be missed: its own, or one that a board asks for.
[[nodiscard]] bool asks_for_a_day(const std::string& rule);
/// Whether a last day was missed: its own, that of a report, or one that a board asks for. Only
/// that escalates.
[[nodiscard]] bool is_late(const std::string& rule, const std::string& reason);

/// What somebody is told of.
struct matter {
    std::string rule;
    bool is_late = false;
};

/// What a rule may need beside the row.
struct plan_around {
    const std::map<std::string, known_row>& rows; ///< by ref
    const organisation& of;                       ///< whose they are
};

/// What is true of a row that is in the plan.
[[nodiscard]] std::vector<finding> findings(const known_row& of, day today, const programme& in,
                                            const people& who, const work_days& work,
                                            const plan_around& around);

} // namespace remembrancer::oracle
