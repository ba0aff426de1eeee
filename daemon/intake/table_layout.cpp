#include "daemon/intake/table_layout.hpp"

#include "daemon/base/text.hpp"
#include "daemon/intake/cell_text.hpp"
#include "daemon/intake/header_words.hpp"
#include "daemon/intake/refusal.hpp"
#include "daemon/intake/table_kinds.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <span>

#include <fmt/format.h>

namespace remembrancer::intake {
namespace {

constexpr std::size_t rows_to_search = 30;
/// A longer text is a sentence.
constexpr std::size_t longest_header = 80;

/// The meanings of a header in one kind of table, the likeliest first.
std::vector<meaning> meanings_in(table_kind kind, std::string_view header,
                                 const intake_settings& settings) {
    // `Score (I x P)` is also looked up as `Score`.
    const std::array<std::string, 2> keys{header_key(header),
                                          header_key(without_parentheses(header))};
    for (const std::string& key : keys)
        for (const header_mapping& mapping : settings.headers)
            if (mapping.table == kind && header_key(mapping.header) == key)
                return {{kind, mapping.means, -1, mapping.means == subject_of(kind)}};
    std::vector<meaning> found;
    for (const std::string& key : keys) {
        std::ranges::copy_if(meanings_of(key), std::back_inserter(found),
                             [kind](const meaning& each) { return each.table == kind; });
        if (!found.empty())
            break;
    }
    return found;
}

table_reading read_as(table_kind kind, const row& headers, const intake_settings& settings) {
    struct column {
        meaning known;
        const cell* header;
    };
    std::map<field, column> best;
    std::vector<const cell*> parts; ///< each a column of its own
    table_reading out;
    out.layout.kind = kind;
    const auto is_read = [&](const cell& header) {
        return std::ranges::find(parts, &header) != parts.end() ||
               std::ranges::any_of(
                   best, [&](const auto& entry) { return entry.second.header == &header; });
    };
    for (const cell& header : headers.cells) {
        if (header.text.size() > longest_header)
            continue;
        const auto known = meanings_in(kind, header.text, settings);
        if (known.empty())
            continue;
        const meaning& first = known.front();
        out.names_kind = out.names_kind || first.names_kind;
        if (first.means == field::parts) {
            parts.push_back(&header);
            continue;
        }
        const auto [at, is_new] = best.try_emplace(first.means, column{first, &header});
        if (!is_new && first.rank < at->second.known.rank)
            at->second = {first, &header};
    }
    // `Product` is a milestone's title, but its product beside a column `Milestone`.
    for (const cell& header : headers.cells) {
        if (header.text.size() > longest_header || is_read(header))
            continue;
        for (const meaning& other : meanings_in(kind, header.text, settings))
            if (best.try_emplace(other.means, column{other, &header}).second)
                break;
    }
    for (const auto& [means, column] : best)
        out.layout.columns.push_back(
            {means, column.header->column, on_one_line(column.header->text)});
    for (const cell* header : parts)
        out.layout.columns.push_back({field::parts, header->column, on_one_line(header->text)});
    for (const cell& header : headers.cells)
        if (!base::trim(header.text).empty() &&
            std::ranges::find(out.layout.columns, header.column, &column_use::column) ==
                out.layout.columns.end())
            out.layout.unread.push_back(on_one_line(header.text));
    return out;
}

/// Whether a row below a table is worth a closer look: rows of headers begin with known words.
bool may_be_headers(const row& candidate, const intake_settings& settings) {
    std::size_t known = 0;
    for (std::size_t i = 0; i < candidate.cells.size() && i < 3; ++i) {
        const std::string& text = candidate.cells[i].text;
        if (text.size() > longest_header || candidate.cells[i].date)
            continue;
        const bool has_meaning =
            !meanings_of(header_key(text)).empty() ||
            !meanings_of(header_key(without_parentheses(text))).empty() ||
            std::ranges::any_of(settings.headers, [&](const header_mapping& mapping) {
                return header_key(mapping.header) == header_key(text);
            });
        known += has_meaning ? 1 : 0;
    }
    return known >= 2;
}

std::string why_none(const sheet& source) {
    if (source.rows.empty())
        return "it is empty";
    constexpr std::size_t most_quoted = 5;
    std::string headers;
    const row& first = source.rows.front();
    for (std::size_t i = 0; i < first.cells.size() && i < most_quoted; ++i)
        headers += (i == 0 ? "" : ", ") + in_quotes(first.cells[i].text);
    if (first.cells.size() > most_quoted)
        headers += " ...";
    return fmt::format(
        "no row among the first {} has the headers of milestones, risks, issues, products, "
        "decisions, promises, workstreams, contacts, boards, reports, measures, dependencies, "
        "absences or programmes; row {} reads {}. "
        "If it is one of these, say what its headers mean under [import.headers] in the settings",
        rows_to_search, first.number, headers);
}

} // namespace

const column_use* table_layout::find(field means) const {
    const auto found = std::ranges::find(columns, means, &column_use::means);
    return found == columns.end() ? nullptr : &*found;
}

const cell* table_layout::cell_of(const row& source, field means) const {
    const column_use* use = find(means);
    const cell* found = use == nullptr ? nullptr : source.find(use->column);
    // What names a row names one: the rows merged with it go on with it.
    const bool names_another = found != nullptr && found->merged &&
                               (means == field::id || means == subject_of(kind)) &&
                               kind != table_kind::dependencies && kind != table_kind::absences;
    return names_another ? nullptr : found;
}

std::string_view table_layout::text_of(const row& source, field means) const {
    const cell* found = cell_of(source, means);
    return found == nullptr ? std::string_view() : base::trim(found->text);
}

std::string table_layout::header_of(field means) const {
    const column_use* use = find(means);
    return use == nullptr ? std::string() : use->header;
}

field subject_of(table_kind kind) {
    switch (kind) {
    case table_kind::workstreams:
        return field::workstream;
    case table_kind::contacts:
    case table_kind::absences:
        return field::name;
    case table_kind::boards:
        return field::board;
    case table_kind::dependencies:
        return field::successor;
    case table_kind::programmes:
        return field::programme;
    case table_kind::milestones:
    case table_kind::risks:
    case table_kind::issues:
    case table_kind::products:
    case table_kind::decisions:
    case table_kind::promises:
    case table_kind::reports:
    case table_kind::measures:
        break;
    }
    return field::title;
}

std::optional<table_layout> layout_from(const row& headers, std::string_view context,
                                        const intake_settings& settings) {
    std::optional<table_layout> best;
    std::size_t best_score = 0;
    for (const table_kind kind : table_kinds) {
        table_reading read = read_as(kind, headers, settings);
        if (!is_enough(read, context))
            continue;
        // What a report or a measure is called, and what comes before and after, stands in plans of
        // other things too.
        const bool is_shared = kind == table_kind::reports || kind == table_kind::measures ||
                               kind == table_kind::dependencies;
        // A word for the kind weighs more than a column that several kinds have. A list of who is
        // away may have mail addresses, and would be taken for all the contacts.
        const std::size_t score =
            read.layout.columns.size() +
            ((read.names_kind || kind == table_kind::absences) && !is_shared ? table_kinds.size()
                                                                             : 0) +
            (context_names(kind, context) ? 1 : 0);
        if (score > best_score) {
            best_score = score;
            best = std::move(read.layout);
        }
    }
    return best;
}

found_tables find_tables(const sheet& source, const intake_settings& settings) {
    found_tables out;
    const std::string& context = source.name.empty() ? source.file : source.name;
    for (std::size_t at = 0; at < source.rows.size(); ++at) {
        if (out.tables.empty() && at == rows_to_search)
            break;
        if (!out.tables.empty() && !may_be_headers(source.rows[at], settings))
            continue;
        auto layout = layout_from(source.rows[at], context, settings);
        // A row of a plan may hold nothing but words that head one of these.
        const bool is_row = !out.tables.empty() && layout && layout->kind == table_kind::programmes;
        if (!layout || is_row)
            continue;
        layout->header = at;
        if (!out.tables.empty() && out.tables.back().kind == layout->kind &&
            out.tables.back().columns == layout->columns)
            continue;
        if (!out.tables.empty())
            out.tables.back().end = at;
        layout->end = source.rows.size();
        out.tables.push_back(std::move(*layout));
    }
    if (out.tables.empty())
        out.why_not = why_none(source);
    return out;
}

std::vector<field> usual_fields_missing(const table_layout& layout) {
    std::vector<field> usual;
    switch (layout.kind) {
    case table_kind::milestones:
    case table_kind::products:
    case table_kind::decisions:
    case table_kind::promises:
        usual = {field::id,       field::workstream, field::rag,   field::baseline,
                 field::forecast, field::owner,      field::status};
        break;
    case table_kind::risks:
    case table_kind::issues:
        usual = {field::id,    field::workstream, field::owner, field::baseline,
                 field::score, field::plan,       field::status};
        break;
    case table_kind::workstreams:
    case table_kind::contacts:
    case table_kind::boards:
    case table_kind::reports:
    case table_kind::measures:
    case table_kind::dependencies:
    case table_kind::absences:
    case table_kind::programmes:
        break;
    }
    std::erase_if(usual, [&](field each) { return layout.find(each) != nullptr; });
    return usual;
}

} // namespace remembrancer::intake
