#pragma once

#include "daemon/plan/alert.hpp"
#include "daemon/rounds/snapshot.hpp"

#include <string>
#include <unordered_map>
#include <vector>

namespace remembrancer::rounds {

/// The day of a week on which a person who chose its day `on` is told: the first working day from
/// then on in that week, else the last one before. The day itself in a week without working days.
[[nodiscard]] plan::date weekly_day(std::chrono::weekday on, plan::date in_week,
                                    const calendar::working_calendar& calendar);

/// How those who have chosen it are reminded in one round. Holds on to the snapshot's settings,
/// which must outlive it.
class preferences {
public:
    /// `last_round`: the day of the last round that reminded, before this one.
    preferences(const snapshot& of, plan::date today, bool is_immediate_round,
                std::optional<plan::date> last_round = {});

    /// Whether an alert that is decided in this round goes with its reader's next message instead
    /// of making one.
    [[nodiscard]] bool waits(plan::rule rule, const plan::alert& alert) const;

    [[nodiscard]] bool is_weekly(const std::string& person) const;
    /// Whether the person is told of everything by immediate rounds.
    [[nodiscard]] bool is_immediate(const std::string& person) const;
    [[nodiscard]] bool is_anybody_immediate() const { return is_anybody_immediate_; }

    /// Until when what `waits` from this round on waits at the longest: the reader's own day, or
    /// the first working day of a week.
    [[nodiscard]] plan::date waits_until(const std::string& person) const;

    /// Before when nothing is sent to them that can wait; `now` for who has not chosen a time.
    [[nodiscard]] base::instant not_before(const std::string& person, base::instant now) const;

    struct turn {
        const person_settings* person;
        plan::date day; ///< the newest on which it was theirs: today or before
    };
    [[nodiscard]] std::vector<turn> weekly_turns() const;

private:
    [[nodiscard]] const person_settings* find(const std::string& person) const;
    [[nodiscard]] plan::date newest_day(const person_settings& of) const;

    const snapshot& of_;
    plan::date today_;
    std::optional<plan::date> last_round_;
    bool is_immediate_round_;
    bool is_anybody_immediate_ = false;
    /// By folded name, but those who have what everybody has.
    std::unordered_map<std::string, const person_settings*> by_name_;
};

} // namespace remembrancer::rounds
