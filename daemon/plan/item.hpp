#pragma once

#include "daemon/plan/ids.hpp"
#include "daemon/plan/plan_date.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace remembrancer::plan {

/// Stored by number: never renumber, only append.
enum class item_kind : int {
    milestone = 1,
    risk = 2,
    issue = 3,
    product = 4,
    decision = 5, ///< that a board is asked for
    promise = 6,  ///< what was undertaken, or a condition (return to green)
    report = 7,   ///< the status report of a workstream, or of the programme
    measure = 8,  ///< a number that is counted each period: savings, products delivered
};

/// `milestone`, `risk` ...
[[nodiscard]] std::string_view to_text(item_kind kind);
[[nodiscard]] std::optional<item_kind> item_kind_from_text(std::string_view text);

/// Whether it stands in a register, and has a score in place of a rating: a risk or an issue.
[[nodiscard]] bool is_in_register(item_kind kind);

/// Whether it stands for a period, and so has no date to be kept: a report or a measure.
[[nodiscard]] bool is_of_period(item_kind kind);

/// The rating that a plan gives an item. C and B both read as complete.
/// Stored by number: never renumber, only append.
enum class rag : int {
    none = 0,
    complete = 1,
    green = 2,
    amber_green = 3,
    amber = 4,
    amber_red = 5,
    red = 6,
    unreadable = 7,
};

/// The letter (`G`, `A/G`), and the word (`Green`, `Amber/Green`); empty for none.
[[nodiscard]] std::string_view letter(rag rating);
[[nodiscard]] std::string_view word(rag rating);

/// One part of what is rated as a whole: a dimension of a status report.
struct rated_part {
    std::string name; ///< `Scope`, `Budget` ... as the header has it
    plan::rag rating = plan::rag::none;

    friend bool operator==(const rated_part&, const rated_part&) = default;
};

/// Where in a source file a value stood.
struct source_place {
    std::string file;
    std::string sheet;  ///< empty for CSV
    int row = 0;        ///< 1-based, as a spreadsheet shows it
    std::string column; ///< the header's text

    friend bool operator==(const source_place&, const source_place&) = default;
};

/// As a person finds it: `plan.xlsx, Risks, row 10, Date Due`.
[[nodiscard]] std::string in_words(const source_place& place);

/// A value of an item that somebody must settle: kept as typed, never guessed.
struct question {
    std::string field;  ///< `forecast`, `severity`, `owner` ...
    std::string text;   ///< as typed
    std::string reason; ///< what is wrong, as a sentence without a full stop
    source_place place;

    friend bool operator==(const question&, const question&) = default;
};

/// What was typed and where: `'Dec 19', in risks.csv, row 7, Date Due`; without a place the field
/// instead, `score '99'`.
[[nodiscard]] std::string typed_in_words(const question& asked);

/// What became of an item's values, as far as a rule asks. Days are as-of dates of imports.
struct item_history {
    std::optional<date> first_effective; ///< the effective date when there first was one
    std::optional<date> moved_from;      ///< the effective date before the newest re-cast
    std::optional<date> moved_on;        ///< day of the newest re-cast
    std::string moved_by;                ///< who made it, as typed; empty where nobody says so
    plan::rag rag_before = plan::rag::none;
    std::optional<date> rag_changed_on;
    std::optional<int> score_before;
    std::optional<date> score_changed_on;
    std::vector<rated_part> parts_before;
    std::optional<date> parts_changed_on;
    std::string actual_before; ///< as typed
    std::optional<date> actual_changed_on;

    friend bool operator==(const item_history&, const item_history&) = default;
};

/// A milestone, risk, issue, product, decision, promise, report or measure: whatever has an owner
/// and a day to be kept.
struct item {
    item_id id;
    item_kind kind = item_kind::milestone;
    /// What people call it: the ID of its register, or without one `M12`, `R12`, `I12`
    /// by the store's number.
    std::string ref;
    std::string title;
    std::string programme; ///< as the settings name it; empty: the first of them
    std::string workstream;
    plan::rag rag = plan::rag::none;
    std::string rag_text;            ///< as typed
    plan_date baseline;              ///< what was promised ("due date")
    plan_date forecast;              ///< what is now expected ("target date")
    std::string owner_text;          ///< as typed
    std::vector<std::string> owners; ///< the names in it, split, as typed
    std::string status_text;         ///< as typed
    bool closed = false;             ///< complete, or closed by status or a closing date
    std::optional<date> closed_on;
    bool stopped = false;          ///< closed without being complete: withdrawn, cancelled
    std::optional<int> impact;     ///< 1 to 5
    std::optional<int> likelihood; ///< 1 to 5
    std::optional<int> score;      ///< 1 to 25
    std::optional<int> severity;   ///< 1 to 25
    std::string plan_text;         ///< mitigation or resolution plan
    std::string raised_by;
    plan_date raised_on;
    std::string product; ///< that it delivers a part of
    std::string tranche;
    std::string fixed_by;       ///< the authority that alone may move its date; empty: nobody's
    std::string change_request; ///< reference of the one that its newest date rests on
    plan_date review;           ///< of a risk or issue: when it is next looked at
    std::vector<std::string> audiences;  ///< who may see it; empty: everybody
    std::optional<date> confirmed_on;    ///< when somebody last said that it stands as written
    std::vector<std::string> depends_on; ///< refs of what must be there before it, as typed
    std::string lead_text;               ///< how long it takes from its start, as typed: `6 months`
    std::vector<std::string> boards;     ///< of a decision: who decides, in this order
    std::optional<date> papers_on;       ///< of a decision: when its papers went to the board
    std::optional<date> notice_on;       ///< of a decision: when public notice of it was given
    std::vector<std::string> clearance;  ///< who sees the papers before the board, in this order
    std::optional<date> reported_on;     ///< of a report or measure: the day that it speaks of
    std::string cadence_text;            ///< of a report: how often it is due, as typed
    std::vector<rated_part> parts; ///< of a report: its dimensions, besides `rag`, the overall
    std::string target_text;       ///< of a measure, as typed: `712`, `£7.4m`, `78%`
    std::string actual_text;       ///< the same
    std::string part_of;           ///< of a measure: the one that it is a part of, by title

    date known_since{};       ///< as-of date of the import that first held it
    date dates_known_since{}; ///< as-of date of the import that last changed baseline, forecast or
                              ///< closure
    int recasts = 0;          ///< how often a forecast moved the effective date once there was one
    int baseline_changes = 0;
    item_history history;
    std::optional<date>
        vanished_on; ///< not in the newest import that held its table and workstream
    std::vector<question> questions; ///< open ones

    friend bool operator==(const item&, const item&) = default;
};

/// The date by which the item is now expected: the forecast's `by`, else the baseline's. None when
/// the forecast is to be confirmed or unreadable, or when there is neither.
[[nodiscard]] std::optional<date> effective_by(const item& subject);

/// `risk 18`; empty for what has no number.
[[nodiscard]] std::string kind_and_ref(const item& subject);

/// Whether the forecast is typed, but says no date (TBC, TBA or unreadable).
[[nodiscard]] bool forecast_unknown(const item& subject);

} // namespace remembrancer::plan
