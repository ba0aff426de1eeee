#pragma once

#include "daemon/intake/plan_dates.hpp"
#include "daemon/plan/item.hpp"

#include <array>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace remembrancer::intake {

/// What a table of a plan lists.
enum class table_kind {
    milestones,
    risks,
    issues,
    products,
    decisions,
    promises,
    workstreams,
    contacts,
    boards,
    reports,
    measures,
    dependencies,
    absences,
    programmes,
};

/// Of readings that fit as well the first wins.
inline constexpr std::array table_kinds{
    table_kind::milestones,  table_kind::risks,     table_kind::issues,
    table_kind::products,    table_kind::decisions, table_kind::promises,
    table_kind::workstreams, table_kind::contacts,  table_kind::boards,
    table_kind::reports,     table_kind::measures,  table_kind::dependencies,
    table_kind::absences,    table_kind::programmes};

/// `milestones`, `risks` ...: as in settings and reports.
[[nodiscard]] std::string_view to_text(table_kind kind);

/// What a column of such a table means. The names are those of `plan::question::field` and
/// `store::field_change::field`.
enum class field {
    id,
    workstream,
    title,
    rag,
    baseline,
    forecast,
    owner,
    status,
    closed,    ///< whether it is: yes, a tick, a word, or the date
    closed_on, ///< since when; a word or a tick will do
    raised_by,
    raised_on,
    impact,
    likelihood,
    score,
    severity,
    plan, ///< mitigation or resolution
    product,
    tranche,
    fixed_by, ///< the authority that alone may move the date, or yes
    change_request,
    review,
    audiences, ///< who may see it
    confirmed_on,
    depends_on,
    lead_time, ///< how long it takes from its start
    boards,
    papers_on, ///< when the papers went to the board
    notice_on, ///< when public notice was given
    clearance, ///< who sees the papers before the board
    programme, ///< of those that the settings name
    lead_member,
    sponsor,
    project_manager,
    theme_lead,
    name,
    email,
    organisation,
    deputy,
    notes,
    board,
    chairs,
    meets,         ///< how often a board does, and on which days
    papers_before, ///< how many days before a meeting they are due
    notice_before, ///< how many clear days before a meeting it must be given
    parts,         ///< the rating of one dimension; the only field with several columns
    reported_on,   ///< the period, or the day it was reported on
    cadence,
    target, ///< of a measure
    actual,
    part_of,        ///< the measure that it is a part of
    sub_workstream, ///< the part of its workstream that it belongs to
    parent,         ///< the workstream that one is a part of
    initiation,     ///< a workstream's initiation document
    predecessor,    ///< of a link between two items
    successor,
    lag, ///< days or weeks between the two
    link_type,
    changed_by, ///< who changed the row last: says nothing of the plan itself
    away_from,  ///< the first day of an absence; or all its days, as a window
    away_until, ///< its last day
    back_on,    ///< the day after it
    nation,     ///< of a programme: whose bank holidays
    started,
    key_date,
    programme_director,
    programme_office,
    rag_key, ///< what else its ratings are called
    bands,   ///< of its risks' scores
    severity_scale,
};

[[nodiscard]] std::string_view to_text(field which);
[[nodiscard]] std::optional<field> field_from_text(std::string_view text);

/// The whole numbers that a column may hold.
struct scale {
    int lowest = 1; ///< at least 1
    int highest = 5;

    friend bool operator==(const scale&, const scale&) = default;
};

/// A column that the built-in words do not know, or take for another.
struct header_mapping {
    table_kind table = table_kind::milestones;
    std::string header; ///< compared without case, punctuation, footnote marks
    field means = field::title;

    friend bool operator==(const header_mapping&, const header_mapping&) = default;
};

/// What is read differently in one programme of several.
struct programme_reading {
    std::string name;
    std::map<std::string, plan::rag> rag_words; ///< besides those of all, and before them
    std::optional<scale> severity;              ///< else that of all
    intake::key_dates key_dates;

    friend bool operator==(const programme_reading&, const programme_reading&) = default;
};

struct intake_settings {
    /// Win over the built-in words.
    std::vector<header_mapping> headers;
    /// Further ratings, or other meanings of the known ones: `B` as red, `Grey` as none.
    std::map<std::string, plan::rag> rag_words;
    /// A 5 x 5 matrix is what programmes use; other values than these are questioned.
    scale impact;
    scale likelihood;
    scale score{1, 25};
    scale severity{1, 25};
    /// Dates that a plan may name: `vesting day`.
    intake::key_dates key_dates;
    std::string programme; ///< the first's name
    std::vector<programme_reading> further_programmes;

    friend bool operator==(const intake_settings&, const intake_settings&) = default;
};

} // namespace remembrancer::intake
