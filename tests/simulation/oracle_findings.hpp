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

    [[nodiscard]] std::vector<holder> holders(role who, const row& of) const;
    [[nodiscard]] std::string recipient(const holder& whose, const row& about, day today) const;
    [[nodiscard]] bool is_contact(const std::string& name) const;
    [[nodiscard]] const stream* stream_of(const row& of) const;

private:
    [[nodiscard]] bool is_away(const std::string& name, day today) const;

    const organisation& of_;
    std::vector<contact> contacts_;
    std::vector<absence> absences_;
};

/// What only lateness escalates.
[[nodiscard]] bool is_lateness(const std::string& rule);
/// The lateness of a row's own date.
[[nodiscard]] bool is_broken_date(const std::string& rule);

/// What a rule may need of other rows.
struct plan_around {
    const std::map<std::string, known_row>& rows; ///< by ref
};

/// What is true of a row that is in the plan.
[[nodiscard]] std::vector<finding> findings(const known_row& of, day today, const programme& in,
                                            const people& who, const work_days& work,
                                            const plan_around& around);

} // namespace remembrancer::oracle
