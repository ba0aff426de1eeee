#pragma once

// The values that the oracle and the generator of plans share. None of them is the daemon's.

#include "tests/simulation/oracle_days.hpp"

#include <compare>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace remembrancer::oracle {

enum class kind { milestone, risk, issue, report, measure, decision, product };
enum class rating { none, green, amber, red };
enum class role {
    owner,
    project_manager,
    sponsor,
    programme_director,
    programme_office,
    clearance_officer,
    board_chair
};

/// A date as it is typed, and the days that it means.
struct typed_date {
    enum class form { blank, known, to_be_confirmed, unreadable };
    form is = form::blank;
    std::string text;
    day by = 0;   ///< of a known one the last day
    day from = 0; ///< of a known one the first day

    friend bool operator==(const typed_date&, const typed_date&) = default;
};

/// What a plan counts, as it is typed. In thousandths of its unit.
struct typed_amount {
    enum class unit { number, pounds, percent };
    typed_date::form is = typed_date::form::blank;
    std::string text;
    long long value = 0;
    unit in = unit::number;
    long long last_digit = 0; ///< what it stands for where the text is rounded; 0: exact

    /// Whatever says that nothing is counted yet says the same.
    friend bool operator==(const typed_amount& a, const typed_amount& b) {
        return a.is == b.is && (a.is == typed_date::form::blank || a.text == b.text);
    }
};

/// What a report or a measure has beside its rating and owners. A rating of complete closes it.
struct period_cells {
    typed_date ends;         ///< the period; blank of a report: the day of the plan that has it
    std::string cadence;     ///< as typed
    bool is_unclear = false; ///< its rating cannot be read
    // Of a report; its ref is `report_ref` of what it reports on.
    std::string level;
    std::vector<std::string> dimensions; ///< their ratings, as typed
    // Of a measure.
    typed_amount target;
    typed_amount actual;
    std::string part_of; ///< the ref of its total

    friend bool operator==(const period_cells&, const period_cells&) = default;
};

/// What must be there before a row.
struct link {
    std::string ref;
    int lag = 0;      ///< days between the two; negative: they may overlap
    std::string text; ///< as typed, with its lag

    friend bool operator==(const link&, const link&) = default;
};

/// How long something takes from its start.
struct lead_time {
    enum class unit { days, weeks, months, working_days };
    int count = 0; ///< 0: nothing is said of it
    unit of = unit::days;
    std::string text; ///< as typed

    friend bool operator==(const lead_time&, const lead_time&) = default;
};

/// A row of the plan.
struct row {
    oracle::kind kind = kind::milestone;
    std::string ref;
    std::string programme; ///< empty: the first
    std::string workstream;
    oracle::rating rating = rating::none;
    typed_date baseline;
    typed_date forecast;
    std::vector<std::string> owners; ///< as typed
    bool closed = false;
    // Of a milestone or decision.
    std::string status; ///< as typed
    // Of a milestone.
    std::string tranche;
    bool completion_dated = false; ///< a day stands beside its completion, once it is complete
    // Of a risk or issue; an issue's score is its severity.
    std::optional<int> impact, likelihood, score;
    std::string measures; ///< mitigation, resolution or recovery plan
    typed_date review;
    // Of a decision.
    std::vector<std::string> path; ///< the boards that it goes through; the last one decides
    std::optional<day> papers_sent;
    std::optional<day> notice_given;
    std::vector<std::string> clearance; ///< who sees its papers before, in this order
    // Of all.
    std::string change_request;
    std::string fixed_by;         ///< the authority that alone may move its date
    std::optional<day> confirmed; ///< when somebody last said that it stands
    // Of what is told each period.
    period_cells told;
    // Of what hangs together.
    std::string title; ///< empty: a plain one
    std::vector<link> depends_on;
    oracle::lead_time lead_time;
    std::string product; ///< of a milestone, by its ref

    friend bool operator==(const row&, const row&) = default;
};

/// Of a report: tables of them have no IDs.
[[nodiscard]] std::string report_ref(const std::string& programme, const std::string& level);
/// Whether it is told each period, and has no date to be kept: a report or a measure.
[[nodiscard]] bool is_of_period(kind which);
/// Whether it stands in a register: it has a score, and no rating.
[[nodiscard]] bool is_in_register(kind which);
/// Whether a plan rates it beside its date.
[[nodiscard]] bool is_rated(kind which);

struct stream {
    std::string name;
    std::vector<std::string> managers;
    std::vector<std::string> sponsors;
    std::string board{}; ///< over it; empty: none
};

/// A board, and when it meets: on a weekday every so many weeks from a day on, or on some of
/// its weekdays in each month. What is not worked is left out.
struct board {
    std::string name;
    std::vector<std::string> chairs{};
    std::string meets{}; ///< as typed
    int weekday = -1;    ///< Monday is 0; -1: nobody knows when it meets
    day from = 0;
    int weeks = 0;               ///< 0: by the month
    std::vector<int> in_month{}; ///< 1: the first of these weekdays; -1: the last
    int papers_before = 5;       ///< 0: it asks for none
    bool papers_in_clear_days = false;
    int notice_clear_days = 0; ///< 0: none is needed
};

struct contact {
    std::string name;
    std::string deputy;
};

struct absence {
    std::string person;
    day from = 0;
    day until = 0; ///< the last day away
};

/// Days on which certain things are not told.
struct pause {
    enum class sort { acknowledgement, snooze, silence };
    sort is = sort::silence;
    std::string programme;  ///< of that item
    std::string ref;        ///< of an item; empty: any
    std::string workstream; ///< as `shown_workstream`; empty: any
    std::string rule;       ///< empty: any
    std::string person;     ///< empty: anybody
    day from = 0;
    day until = 0; ///< the last day

    friend auto operator<=>(const pause&, const pause&) = default;
};

struct ladder {
    struct step {
        int after = 0;
        std::vector<role> tell;
    };
    struct repeat {
        int every_working_days = 0; ///< 0: the first working day of every week
        std::vector<role> tell;
    };
    std::vector<step> steps;
    std::vector<repeat> repeats;
    bool copies_owner = false;
    bool skips_told = false;
    bool waits = false; ///< worth no message of its own
};

/// A ladder for some of a rule's rows; what is left out is true of all.
struct ladder_case {
    std::string rule;      ///< `overdue` is `needs_date` too
    std::string programme; ///< by its name
    std::string workstream;
    std::optional<oracle::kind> kind;
    std::optional<oracle::rating> rating;
    oracle::ladder ladder;
};

struct ladders {
    std::map<std::string, ladder> of; ///< by the names of the settings
    std::vector<ladder_case> cases;   ///< the first that holds comes before all of `of`
    std::vector<role> first_sight;
};

/// From its lowest score up to the next one's.
struct band {
    std::string name;
    int lowest = 1;
    bool top = false;
};

/// What is worth a word.
struct thresholds {
    int remind_from = -10; ///< the first step of `due_soon`, in working days
    int slip_working_days = 1;
    int news_working_days = 5;
    int steps_add_up_days = 20;
    int carried_over_times = 3;
    bool change_requests = false;
    bool completion_dates = false;
    bool recovery_plans = false;
    int far_from_key_date_days = 200;
    int far_before_key_date_days = 730;
    bool tranches = false;
    int review_after_days = 28;
    int confirm_within_days = 60;
    int confirm_after_working_days = 0;
    int report_every_days = 0;
    int jump_percent = 50;
    int clearance_working_days = 2;
    std::vector<band> bands{{"Green", 1, false}, {"Amber", 6, false}, {"Red", 15, true}};
};

/// As the comments of config/remembrancer.toml give them.
[[nodiscard]] ladders usual_ladders();

struct programme {
    std::string name;
    nation where = nation::england_and_wales;
    std::vector<std::pair<day, day>> closures;
    thresholds worth; ///< all but the bands are everybody's
    day key_date = 0;
    std::string director = "Programme director";
    std::string office = "Programme office";
    std::vector<stream> streams;
};

/// All that one store holds but the rows.
struct organisation {
    std::vector<programme> programmes; ///< rounds are on the working days of the first
    std::vector<contact> contacts;
    std::vector<board> boards; ///< of all programmes
    oracle::ladders ladders = usual_ladders();
    std::map<std::string, int> weekly; ///< who is reminded once a week: on which day, Monday is 0
    std::set<std::string> at_once;     ///< who is told of everything as soon as an import brings it
};

[[nodiscard]] const programme& programme_of(const row& of, const organisation& in);
/// `Harbour, Legal` in all but the first programme.
[[nodiscard]] std::string shown_workstream(const row& of);

/// One line of one message.
struct told {
    std::string recipient;
    std::string ref;
    std::string rule;
    std::string reason;
    int step = 0;

    friend auto operator<=>(const told&, const told&) = default;
};

/// The step of a line which says that an escalation is over.
inline constexpr int step_over = 1'000'000;

} // namespace remembrancer::oracle
