#pragma once

#include "daemon/plan/message_item.hpp"

#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace remembrancer::plan {

/// What a digest is for. Stored by name, as are its parts, figures and columns.
enum class digest_kind {
    week,         ///< one person's own plan
    forward_plan, ///< a programme manager's
    board_plan,   ///< what comes to one board
    scorecard,    ///< last period against this
    measures,     ///< target against actual
};

[[nodiscard]] std::string_view to_text(digest_kind kind);
[[nodiscard]] std::optional<digest_kind> digest_kind_from_text(std::string_view text);
/// All of them, for a fault that says what was expected.
[[nodiscard]] std::vector<std::string> digest_kind_names();

/// One section of a digest.
enum class digest_part {
    weeks,          ///< a strip: dates of each workstream in each week
    risk_map,       ///< open risks by impact and likelihood
    overdue,        ///< open, and past the day that is expected now
    this_week,      ///< due from the day to seven days on
    next_week,      ///< in the seven days after
    next_two_weeks, ///< in the fourteen days after the first seven
    later_weeks,    ///< after two weeks and within eight
    recast,         ///< expected on another day than when the digest's period began
    needs_date,     ///< a target to be confirmed, or no date at all
    needs_answer,   ///< what the plan says that its owner should look at
    past_baseline,  ///< milestones that were promised before the day
    contradictions,
    missing, ///< what the plan should say and does not
    clusters,
    top_risks,
    top_issues,
    unrated, ///< workstreams without a rating
    missed_rounds,
    dead_messages,
    silences,
    meetings,  ///< of a board
    decisions, ///< that a board is to make
    promises,  ///< to the board
    ratings,   ///< last period against this
    dimensions,
    milestones, ///< by tranche and state
    products,   ///< the same
    measures,
};

[[nodiscard]] std::string_view to_text(digest_part part);
[[nodiscard]] std::optional<digest_part> digest_part_from_text(std::string_view text);

/// A number that stands at the top of a digest.
enum class digest_figure {
    days_to,      ///< a key date; `count` days, `of` working days
    days_since,   ///< the same once it has passed
    overdue,      ///< open and past the day that is expected now
    due_in_week,  ///< from the day to seven days on, which is `on`
    due_in_weeks, ///< the same to eight weeks on
    past_baseline,
    needs_date,
    contradictions,
    missing,
    top_risk,    ///< its score
    high_risks,  ///< open risks in the top bands, `of` all open ones
    unrated,     ///< workstreams
    questions,   ///< for the programme office
    time_used,   ///< days `of` days
    delivered,   ///< milestones closed `of` all
    to_decide,   ///< decisions that come to the board
    unconfirmed, ///< those of them without a date
    on_target,   ///< measures `of` all that have both numbers
};

[[nodiscard]] std::string_view to_text(digest_figure figure);
[[nodiscard]] std::optional<digest_figure> digest_figure_from_text(std::string_view text);

struct digest_number {
    digest_figure figure = digest_figure::overdue;
    int count = 0;
    std::optional<int> of;
    std::string name; ///< of the key date or the item it is about; may be empty
    std::optional<date> on;

    friend bool operator==(const digest_number&, const digest_number&) = default;
};

enum class digest_column {
    item, ///< its title, or whatever else the row is about
    ref,  ///< `Risk 18`
    workstream,
    owner, ///< names as typed
    rating,
    rating_before,
    due, ///< expected now
    due_before,
    baseline,
    left,  ///< until it is due
    times, ///< how often its date was moved
    score,
    rank,
    rank_before, ///< when the digest's period began
    impact,      ///< of a risk; what stands beside it runs by likelihood
    meeting,     ///< of the board, that a decision comes to
    papers,      ///< their last day
    papers_left,
    notice, ///< its last day
    what,   ///< a sentence
    until,
    by, ///< who said so
    week,
    dates, ///< how many
    busiest,
    on_busiest, ///< how many dates on that day
    dimension,
    tranche,
    complete,
    on_track,
    at_risk,
    off_track, ///< red, or past its day
    no_status, ///< neither late nor undated, and not rated
    undated,
    late,
    all,
    share, ///< in hundredths
    target,
    actual,
    actual_before,
    shortfall, ///< what is carried forward
};

[[nodiscard]] std::string_view to_text(digest_column column);
[[nodiscard]] std::optional<digest_column> digest_column_from_text(std::string_view text);

/// From the digest's day on; negative when it has passed.
struct time_left {
    int days = 0;
    int working_days = 0;

    friend bool operator==(const time_left&, const time_left&) = default;
};

/// How much a cell should strike the eye; what it says, its words and numbers say too.
enum class emphasis : int { none = 0, some = 1, more = 2, most = 3 };

struct digest_cell {
    using content = std::variant<std::monostate, std::string, int, date, plan_date, rag, time_left>;
    content value;
    plan::emphasis emphasis = plan::emphasis::none;

    friend bool operator==(const digest_cell&, const digest_cell&) = default;
};

/// What stands above a column: its name, the Monday of a week, or a number of a scale.
using digest_heading = std::variant<digest_column, date, int>;

/// As machines read it: the column's name, an ISO day, the number.
[[nodiscard]] std::string name_of(const digest_heading& heading);

/// A table, or findings; the first cell of a row says what the row is about.
struct digest_section {
    digest_part part = digest_part::overdue;
    std::vector<digest_heading> columns;
    std::vector<std::vector<digest_cell>> rows; ///< as many cells as columns
    std::vector<message_item> findings;
    int more = 0;          ///< left out for size
    bool totalled = false; ///< the last row is the sum of those before it, and has no name

    friend bool operator==(const digest_section&, const digest_section&) = default;
};

/// How far a digest looks back that has none before it.
inline constexpr std::chrono::days usual_period{7};

/// Facts, not words; `render` puts them into words.
struct digest {
    digest_kind kind = digest_kind::forward_plan;
    std::string programme;
    std::string subject;  ///< the person or the board that it is of; may be empty
    std::string audience; ///< who may see what is in it; empty: whoever may see everything
    date today{};
    std::optional<date> plan_as_of;
    std::optional<date> since; ///< the day with which it compares; none where it compares nothing
    std::vector<digest_number> figures;
    std::vector<digest_section> sections; ///< none of them empty

    friend bool operator==(const digest&, const digest&) = default;
};

/// UTF-8 JSON, one line; rows are objects by the names of their columns.
[[nodiscard]] std::string to_json(const digest& model);

} // namespace remembrancer::plan
