#pragma once

#include "tests/simulation/oracle_findings.hpp"
#include "tests/simulation/oracle_pauses.hpp"

#include <functional>
#include <map>
#include <set>
#include <tuple>
#include <utility>

namespace remembrancer::oracle {

/// What somebody would be told today, had no pause held it back.
struct held_back {
    std::string ref;
    std::string rule;
    int step = 0;
    holder whose;

    friend auto operator<=>(const held_back&, const held_back&) = default;
};

/// Who must hear what in each round of a programme: slow, and written from the text of the rules
/// (the design's sections 2 and 3, the README of the daemon, the comments of the example settings).
/// It looks at everything in every round and keeps no wake dates.
class oracle {
public:
    explicit oracle(const organisation& of);

    /// The tables of these kinds, whole, as of a day.
    void import(day as_of, const std::set<kind>& kinds, const std::vector<row>& rows);
    void away(const absence& when) { who_.away(when); }
    /// The newest table of them: whom it does not name has left.
    void know(const std::vector<contact>& contacts);
    [[nodiscard]] pauses& paused() { return paused_; }

    /// The lines that the round of that day must send. `others`: who gets a message in it anyhow.
    [[nodiscard]] std::set<told> round(day today, const std::set<std::string>& others = {});
    /// Those of a round between the scheduled ones, after an import.
    [[nodiscard]] std::set<told> round_at_once(day today);
    /// What pauses kept from people in the last round.
    [[nodiscard]] const std::set<held_back>& kept_back() const { return kept_back_; }
    /// Whether that round decided to tell anybody of the row by the rule.
    [[nodiscard]] bool tells_of(const std::string& ref, const std::string& rule) const;
    /// Open rows in the plan that something in force may concern.
    [[nodiscard]] std::map<std::string, std::vector<pause>> paused_rows(day today) const;
    /// Of a row in the plan.
    [[nodiscard]] hearer who_hears(const held_back& about, day today) const;
    /// As the plan had it last.
    [[nodiscard]] const row& row_called(const std::string& ref) const { return rows_.at(ref).row; }
    /// What pauses did, and what went with other messages, in words, so far.
    [[nodiscard]] const std::set<std::string>& happened() const { return happened_; }

    /// Of the first programme: those on which there are rounds.
    [[nodiscard]] const work_days& work() const { return work_.front(); }

private:
    /// One thing that was said, or that needed not be said, of an episode.
    struct fired {
        int step = 0;
        holder whose;
        bool told = false;
        std::string recipient;
        day on{};
        bool is_late = false;
        int number = 0; ///< of the line that tells it
    };
    struct episode {
        std::optional<day> counted_from; ///< the date that opened it; a question's first day
        std::optional<day> anchor;
        std::optional<day> first_sight;
        bool is_late = false; ///< when it was last looked at
        std::vector<fired> said;
        std::set<holder> waiting; ///< who was passed over by a pause
    };
    struct decision {
        int step = 0;
        holder whose;
        bool tells = false;
    };
    struct decided {
        std::vector<decision> now;
        std::vector<decision> passed;
    };
    /// What somebody is to be told, and no message has told them yet.
    struct line_to_come {
        std::string ref;
        std::string rule;
        std::string over; ///< why it is over; else empty
        std::tuple<bool, bool, int> rank;
        bool waits = false;
        int number = 0;
    };
    /// What a ladder is asked.
    struct question {
        const known_row& of;
        const finding& why;
        const episode& in;
        day today;
        bool pauses_hold = true; ///< false: as if nothing were paused
    };
    using episode_key = std::pair<std::string, std::string>; ///< ref and rule

    /// Of the workstreams without a row in a table of reports: `seen` are the refs of all rows.
    void ask_for_reports(day as_of, const std::set<std::string>& seen);
    void ask_for_reports(const programme& in, day as_of, const std::set<std::string>& seen);
    void forget(const std::string& leaver);
    [[nodiscard]] bool can_be_told(const std::string& name) const;
    void look_at(const known_row& of, day today);
    void look_at_once(const known_row& of, day today);
    void tell_who_wants_it(const known_row& of, const finding& why, day today);
    [[nodiscard]] std::string hears(const question& asked, const holder& whose) const;
    [[nodiscard]] std::vector<finding> found_of(const known_row& of, day today) const;
    void forget(const std::string& ref, const std::string& rule);
    [[nodiscard]] bool is_gone(const std::string& ref) const;
    [[nodiscard]] std::set<told> send(const std::function<bool(const std::string&)>& releases,
                                      const std::set<std::string>& others);
    [[nodiscard]] std::optional<day> weekly_day(const std::string& person, day today) const;
    [[nodiscard]] bool waits(const std::string& hears, bool cannot_wait, bool by_its_ladder,
                             day today) const;
    [[nodiscard]] episode opened(const known_row& of, const finding& why, day today,
                                 bool goes_on) const;
    void climb(const known_row& of, const finding& why, episode& in, day today);
    void hold_back(const question& asked, episode& in);
    [[nodiscard]] static matter matter_of(const finding& why);
    void say(const question& asked, const std::vector<decision>& now, episode& in);
    void tell_over(const known_row& of, const std::string& rule, const episode& ended, day today);
    [[nodiscard]] decided decide(const question& asked) const;
    [[nodiscard]] std::vector<decision> decide_steps(const question& asked, day from,
                                                     std::vector<decision>& passed) const;
    [[nodiscard]] std::vector<ladder::step> steps_reached(const question& asked, day from) const;
    [[nodiscard]] std::optional<holder> turn_on(int step, const question& asked) const;
    [[nodiscard]] std::vector<decision> decide_repeats(const question& asked, day from) const;
    [[nodiscard]] std::vector<holder> hearers(role who, const question& asked) const;
    [[nodiscard]] hearer who_hears(const question& asked, const holder& whose) const;
    [[nodiscard]] static bool applies(role who, const question& asked);
    [[nodiscard]] static bool has_escalated(const std::string& rule, const episode& of);
    [[nodiscard]] static bool has_heard(const episode& in, const holder& whose);
    [[nodiscard]] static bool is_decided(const episode& in, int step, const holder& whose);
    [[nodiscard]] const ladder& ladder_of(const finding& why, const row& of) const;
    [[nodiscard]] const work_days& work_of(const row& of) const;

    const organisation& of_;
    people who_;
    std::vector<work_days> work_; ///< of each programme
    std::map<std::string, known_row> rows_;
    std::map<episode_key, episode> open_;
    pauses paused_;
    std::set<held_back> kept_back_;
    std::set<episode_key> told_;                                 ///< in the last round
    std::map<std::string, std::vector<line_to_come>> to_come_;   ///< by recipient
    std::map<std::string, std::vector<line_to_come>> put_aside_; ///< while a round tells at once
    std::map<episode_key, std::string> reasons_;                 ///< as of the last round
    std::set<std::string> just_changed_; ///< rows that a plan changed since the last round
    std::optional<day> last_round_;      ///< the last scheduled one
    bool is_at_once_ = false;            ///< the round is one between those
    std::set<int> sent_;                 ///< lines, by number
    int lines_ = 0;
    std::set<std::string> happened_;
};

} // namespace remembrancer::oracle
