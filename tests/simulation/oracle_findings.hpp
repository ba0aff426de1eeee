#pragma once

#include "tests/simulation/oracle_plan.hpp"

#include <map>

namespace remembrancer::oracle {

/// A row as the plan has it by now.
struct known_row {
    oracle::row row;
    day dates_since = 0; ///< as-of day of the import that last changed its dates or its closure
    bool vanished = false;
};

struct finding {
    std::string rule;
    std::string reason;
    std::optional<day> anchor;
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
    explicit people(const programme& of) : of_(of) {}

    void away(const absence& when) { absences_.push_back(when); }

    [[nodiscard]] std::vector<holder> holders(role who, const row& of) const;
    [[nodiscard]] std::string recipient(const holder& whose, day today) const;
    [[nodiscard]] bool is_contact(const std::string& name) const;
    [[nodiscard]] const stream* stream_of(const row& of) const;

private:
    [[nodiscard]] bool is_away(const std::string& name, day today) const;

    const programme& of_;
    std::vector<absence> absences_;
};

/// What only lateness escalates.
[[nodiscard]] bool is_lateness(const std::string& rule);

/// The date by which the row is now expected.
[[nodiscard]] std::optional<day> effective(const row& of);

/// What is true of an open row that is in the plan.
[[nodiscard]] std::vector<finding> findings(const row& of, day today, const programme& in,
                                            const people& who, const work_days& work);

} // namespace remembrancer::oracle
