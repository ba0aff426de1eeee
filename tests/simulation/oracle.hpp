#pragma once

#include "tests/simulation/oracle_findings.hpp"

#include <map>
#include <set>
#include <utility>

namespace remembrancer::oracle {

/// Who must hear what in each round of a programme: slow, and written from the text of the rules
/// (the design's sections 2 and 3, the README of the daemon, the comments of the example settings).
/// It looks at everything in every round and keeps no wake dates.
class oracle {
public:
    explicit oracle(const programme& of) : of_(of), who_(of), work_(of.where, of.closures) {}

    /// The tables of these kinds, whole, as of a day.
    void import(day as_of, const std::set<kind>& kinds, const std::vector<row>& rows);
    void away(const absence& when) { who_.away(when); }

    /// The lines that the round of that day must send.
    [[nodiscard]] std::set<told> round(day today);

    [[nodiscard]] const work_days& work() const { return work_; }

private:
    /// One thing that was said, or that needed not be said, of an episode.
    struct fired {
        int step = 0;
        holder whose;
        bool told = false;
        std::string recipient;
        day on{};
    };
    struct episode {
        std::optional<day> counted_from; ///< the date that opened it; a question's first day
        std::optional<day> anchor;
        std::optional<day> first_sight;
        std::vector<fired> said;
    };
    struct decision {
        int step = 0;
        holder whose;
        bool tells = false;
    };
    using episode_key = std::pair<std::string, std::string>; ///< ref and rule

    void look_at(const known_row& of, day today, std::set<told>& lines);
    [[nodiscard]] episode opened(const known_row& of, const finding& why, day today,
                                 bool goes_on) const;
    void climb(const known_row& of, const finding& why, episode& in, day today,
               std::set<told>& lines) const;
    void say(const known_row& of, const finding& why, const std::vector<decision>& now, episode& in,
             day today, std::set<told>& lines) const;
    static void tell_over(const known_row& of, const std::string& rule, const episode& ended,
                          std::set<told>& lines);
    [[nodiscard]] std::vector<decision> decide_steps(const known_row& of, const finding& why,
                                                     const episode& in, day from, day today,
                                                     std::vector<decision>& passed) const;
    [[nodiscard]] std::vector<decision> decide_repeats(const known_row& of, const finding& why,
                                                       const episode& in, day from,
                                                       day today) const;
    [[nodiscard]] static bool applies(role who, const known_row& of, const finding& why, day today);
    [[nodiscard]] static bool has_heard(const episode& in, const holder& whose);
    [[nodiscard]] static bool is_decided(const episode& in, int step, const holder& whose);
    [[nodiscard]] const ladder& ladder_of(const std::string& rule, const row& of) const;

    const programme& of_;
    people who_;
    work_days work_;
    std::map<std::string, known_row> rows_;
    std::map<episode_key, episode> open_;
};

} // namespace remembrancer::oracle
