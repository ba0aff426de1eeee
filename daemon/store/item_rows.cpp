#include "daemon/store/item_rows.hpp"

#include "daemon/store/lines.hpp"

#include <algorithm>
#include <charconv>
#include <string_view>

namespace remembrancer::store {
namespace {

enum class absent { never, empty_text, zero };

struct column {
    std::string_view name;
    absent when_null = absent::never;
};

constexpr std::array<column, 69> columns{{
    {"ref"},
    {"title"},
    {"workstream"},
    {"rag"},
    {"rag_text"},
    {"baseline_text"},
    {"baseline_precision"},
    {"baseline_from", absent::empty_text},
    {"baseline_by", absent::empty_text},
    {"baseline_inferred"},
    {"forecast_text"},
    {"forecast_precision"},
    {"forecast_from", absent::empty_text},
    {"forecast_by", absent::empty_text},
    {"forecast_inferred"},
    {"owner_text"},
    {"owners"},
    {"status_text"},
    {"closed"},
    {"closed_on", absent::empty_text},
    {"impact", absent::zero},
    {"likelihood", absent::zero},
    {"score", absent::zero},
    {"severity", absent::zero},
    {"plan_text"},
    {"raised_by"},
    {"raised_on_text"},
    {"known_since"},
    {"dates_known_since"},
    {"recasts"},
    {"baseline_changes"},
    {"vanished_on", absent::empty_text},
    {"product"},
    {"tranche"},
    {"fixed_by"},
    {"change_request"},
    {"review_text"},
    {"review_precision"},
    {"review_from", absent::empty_text},
    {"review_by", absent::empty_text},
    {"review_inferred"},
    {"audiences"},
    {"confirmed_on", absent::empty_text},
    {"first_effective", absent::empty_text},
    {"moved_from", absent::empty_text},
    {"moved_on", absent::empty_text},
    {"rag_before"},
    {"rag_changed_on", absent::empty_text},
    {"score_before", absent::zero},
    {"score_changed_on", absent::empty_text},
    {"depends_on"},
    {"lead_text"},
    {"boards"},
    {"papers_on", absent::empty_text},
    {"notice_on", absent::empty_text},
    {"programme"},
    {"clearance"},
    {"reported_on", absent::empty_text},
    {"cadence_text"},
    {"parts"},
    {"target_text"},
    {"actual_text"},
    {"part_of"},
    {"parts_before"},
    {"parts_changed_on", absent::empty_text},
    {"actual_before"},
    {"actual_changed_on", absent::empty_text},
    {"stopped"},
    {"moved_by"},
}};

std::string_view null_as(const column& c) {
    return c.when_null == absent::zero ? "0" : "''";
}

std::string placeholder(const column& c) {
    const std::string name = ":" + std::string(c.name);
    if (c.when_null == absent::never)
        return name;
    return "NULLIF(" + name + ", " + std::string(null_as(c)) + ")";
}

template <class Piece>
std::string joined(const Piece& piece) {
    std::string text;
    for (const column& c : columns)
        text += (text.empty() ? "" : ", ") + piece(c);
    return text;
}

// `item.id, item.kind, item.ref, ...` with COALESCE where a column may be NULL.
const std::string& item_select_list() {
    static const std::string text =
        "item.id, item.kind, " + joined([](const column& c) {
            const std::string name = "item." + std::string(c.name);
            if (c.when_null == absent::never)
                return name;
            return "COALESCE(" + name + ", " + std::string(null_as(c)) + ")";
        });
    return text;
}

std::optional<int> positive(long long number) {
    return number > 0 ? std::optional(static_cast<int>(number)) : std::nullopt;
}

/// A line each: the rating's number, a space, the name.
std::string parts_to_lines(const std::vector<plan::rated_part>& parts) {
    std::vector<std::string> lines;
    for (const plan::rated_part& part : parts)
        lines.push_back(std::to_string(static_cast<int>(part.rating)) + " " + part.name);
    return to_lines(lines);
}

std::vector<plan::rated_part> parts_from_lines(const std::string& text) {
    std::vector<plan::rated_part> parts;
    for (const std::string& line : from_lines(text)) {
        const std::size_t gap = std::min(line.find(' '), line.size());
        int rating = 0;
        std::from_chars(line.data(), line.data() + gap, rating);
        parts.push_back(
            {line.substr(std::min(gap + 1, line.size())), static_cast<plan::rag>(rating)});
    }
    return parts;
}

} // namespace

plan::plan_date plan_date_columns::value() const {
    plan::plan_date when;
    when.text = text;
    when.precision = static_cast<plan::precision>(precision);
    when.from = date_or_none(from);
    when.by = date_or_none(by);
    when.year_inferred = inferred != 0;
    return when;
}

void plan_date_columns::set(const plan::plan_date& when) {
    text = when.text;
    precision = static_cast<int>(when.precision);
    from = or_empty(when.from);
    by = or_empty(when.by);
    inferred = when.year_inferred ? 1 : 0;
}

void item_columns::put_into(plan::item& item) const {
    item.id.value = id;
    item.kind = static_cast<plan::item_kind>(kind);
    item.ref = ref;
    item.title = title;
    item.workstream = workstream;
    item.rag = static_cast<plan::rag>(rag);
    item.rag_text = rag_text;
    item.baseline = baseline.value();
    item.forecast = forecast.value();
    item.owner_text = owner_text;
    item.owners = from_lines(owners);
    item.status_text = status_text;
    item.closed = closed != 0;
    item.closed_on = date_or_none(closed_on);
    item.impact = positive(impact);
    item.likelihood = positive(likelihood);
    item.score = positive(score);
    item.severity = positive(severity);
    item.plan_text = plan_text;
    item.raised_by = raised_by;
    item.raised_on.text = raised_on;
    item.known_since = date_or_none(known_since).value_or(plan::date{});
    item.dates_known_since = date_or_none(dates_known_since).value_or(plan::date{});
    item.recasts = static_cast<int>(recasts);
    item.baseline_changes = static_cast<int>(baseline_changes);
    item.vanished_on = date_or_none(vanished_on);
    item.product = product;
    item.tranche = tranche;
    item.fixed_by = fixed_by;
    item.change_request = change_request;
    item.review = review.value();
    item.audiences = from_lines(audiences);
    item.confirmed_on = date_or_none(confirmed_on);
    item.depends_on = from_lines(depends_on);
    item.lead_text = lead_text;
    item.boards = from_lines(boards);
    item.papers_on = date_or_none(papers_on);
    item.notice_on = date_or_none(notice_on);
    item.programme = programme;
    item.clearance = from_lines(clearance);
    item.reported_on = date_or_none(reported_on);
    item.cadence_text = cadence_text;
    item.parts = parts_from_lines(parts);
    item.target_text = target_text;
    item.actual_text = actual_text;
    item.part_of = part_of;
    item.stopped = stopped != 0;
    put_into(item.history);
}

void item_columns::put_into(plan::item_history& history) const {
    history.first_effective = date_or_none(first_effective);
    history.moved_from = date_or_none(moved_from);
    history.moved_on = date_or_none(moved_on);
    history.rag_before = static_cast<plan::rag>(rag_before);
    history.rag_changed_on = date_or_none(rag_changed_on);
    history.score_before = positive(score_before);
    history.score_changed_on = date_or_none(score_changed_on);
    history.parts_before = parts_from_lines(parts_before);
    history.parts_changed_on = date_or_none(parts_changed_on);
    history.actual_before = actual_before;
    history.actual_changed_on = date_or_none(actual_changed_on);
    history.moved_by = moved_by;
}

void item_columns::set(const plan::item& item) {
    id = item.id.value;
    kind = static_cast<int>(item.kind);
    ref = item.ref;
    title = item.title;
    workstream = item.workstream;
    rag = static_cast<int>(item.rag);
    rag_text = item.rag_text;
    baseline.set(item.baseline);
    forecast.set(item.forecast);
    owner_text = item.owner_text;
    owners = to_lines(item.owners);
    status_text = item.status_text;
    closed = item.closed ? 1 : 0;
    closed_on = or_empty(item.closed_on);
    impact = item.impact.value_or(0);
    likelihood = item.likelihood.value_or(0);
    score = item.score.value_or(0);
    severity = item.severity.value_or(0);
    plan_text = item.plan_text;
    raised_by = item.raised_by;
    raised_on = item.raised_on.text;
    known_since = plan::to_iso(item.known_since);
    dates_known_since = plan::to_iso(item.dates_known_since);
    recasts = item.recasts;
    baseline_changes = item.baseline_changes;
    vanished_on = or_empty(item.vanished_on);
    product = item.product;
    tranche = item.tranche;
    fixed_by = item.fixed_by;
    change_request = item.change_request;
    review.set(item.review);
    audiences = to_lines(item.audiences);
    confirmed_on = or_empty(item.confirmed_on);
    depends_on = to_lines(item.depends_on);
    lead_text = item.lead_text;
    boards = to_lines(item.boards);
    papers_on = or_empty(item.papers_on);
    notice_on = or_empty(item.notice_on);
    programme = item.programme;
    clearance = to_lines(item.clearance);
    reported_on = or_empty(item.reported_on);
    cadence_text = item.cadence_text;
    parts = parts_to_lines(item.parts);
    target_text = item.target_text;
    actual_text = item.actual_text;
    part_of = item.part_of;
    stopped = item.stopped ? 1 : 0;
    set(item.history);
}

void item_columns::set(const plan::item_history& history) {
    first_effective = or_empty(history.first_effective);
    moved_from = or_empty(history.moved_from);
    moved_on = or_empty(history.moved_on);
    rag_before = static_cast<int>(history.rag_before);
    rag_changed_on = or_empty(history.rag_changed_on);
    score_before = history.score_before.value_or(0);
    score_changed_on = or_empty(history.score_changed_on);
    parts_before = parts_to_lines(history.parts_before);
    parts_changed_on = or_empty(history.parts_changed_on);
    actual_before = history.actual_before;
    actual_changed_on = or_empty(history.actual_changed_on);
    moved_by = history.moved_by;
}

const std::string& item_insert_names() {
    static const std::string text = joined([](const column& c) { return std::string(c.name); });
    return text;
}

const std::string& item_insert_values() {
    static const std::string text = joined(placeholder);
    return text;
}

const std::string& item_assignments() {
    static const std::string text =
        joined([](const column& c) { return std::string(c.name) + " = " + placeholder(c); });
    return text;
}

void item_statement::finish_rows(const std::string& rest) {
    bind(soci::into(columns_.id));
    bind(soci::into(columns_.kind));
    columns_.each([this](auto& column) { bind(soci::into(column)); });
    finish("SELECT " + item_select_list() + " FROM item " + rest);
}

std::vector<plan::item> item_statement::rows() {
    std::vector<plan::item> read;
    for (bool more = run(); more; more = next())
        add_row(read);
    return read;
}

} // namespace remembrancer::store
