#include "daemon/intake/table_kinds.hpp"

#include "daemon/base/text.hpp"
#include "daemon/intake/cell_text.hpp"
#include "daemon/intake/header_words.hpp"

#include <algorithm>
#include <span>

namespace remembrancer::intake {

bool context_names(table_kind kind, std::string_view context) {
    // What most people call a table of absences.
    if (kind == table_kind::absences && base::folded(context).find("leave") != std::string::npos)
        return true;
    std::string_view word = to_text(kind);
    word.remove_suffix(kind == table_kind::dependencies ? 3 : 1); // also a dependency log
    return base::folded(context).find(word) != std::string::npos;
}

namespace {

bool has_any(const table_layout& layout, std::initializer_list<field> fields) {
    return std::ranges::any_of(fields, [&](field f) { return layout.find(f) != nullptr; });
}

/// Whether there is enough to read items of this kind from.
bool is_items(const table_reading& read, std::string_view context) {
    const table_layout& layout = read.layout;
    if (layout.find(field::title) == nullptr ||
        !has_any(layout, {field::rag, field::baseline, field::forecast, field::owner, field::status,
                          field::closed, field::closed_on, field::impact, field::likelihood,
                          field::score, field::severity}))
        return false;
    if (read.names_kind)
        return true;
    const bool only_this_kind =
        (layout.kind == table_kind::risks && has_any(layout, {field::likelihood})) ||
        (layout.kind == table_kind::issues && has_any(layout, {field::severity}));
    return layout.columns.size() >= 3 && (only_this_kind || context_names(layout.kind, context));
}

/// Ratings of several dimensions, or an overall one with a dimension or with its period.
bool is_reports(const table_reading& read, std::string_view context) {
    const table_layout& layout = read.layout;
    if (layout.find(field::title) == nullptr)
        return false;
    const bool is_named = read.names_kind || context_names(layout.kind, context);
    const bool has_overall = layout.find(field::rag) != nullptr;
    // Budget, People and the like head columns of many a table.
    if (std::ranges::count(layout.columns, field::parts, &column_use::means) >= 2)
        return has_overall || is_named;
    return has_overall && is_named &&
           has_any(layout, {field::parts, field::reported_on, field::cadence});
}

bool is_measures(const table_reading& read, std::string_view context) {
    return read.layout.find(field::title) != nullptr &&
           has_any(read.layout, {field::target, field::actual}) &&
           (read.names_kind || context_names(read.layout.kind, context));
}

/// What makes a row of two refs an item's own.
std::vector<field> own_fields(const table_reading& read, std::string_view context) {
    const std::string successor = header_key(read.layout.header_of(field::successor));
    const std::string predecessor = header_key(read.layout.header_of(field::predecessor));
    // Nothing but a link has both words; who looks after it is its own.
    if (predecessor.starts_with("predecessor") && successor.starts_with("successor"))
        return {field::title};
    std::vector<field> own{field::title, field::rag,    field::baseline, field::forecast,
                           field::owner, field::closed, field::closed_on};
    // `Item` and `Depends on` also head a register.
    if (successor.starts_with("item") && !context_names(read.layout.kind, context))
        own.insert(own.end(), {field::id, field::status, field::impact, field::likelihood,
                               field::score, field::severity});
    return own;
}

/// Whether the header is that of one of these fields of an item.
bool is_of_an_item(std::string_view header, std::span<const field> own) {
    const std::string key = header_key(without_parentheses(header));
    if (key == "description" || key == "details" || key == "detail" || key == "summary")
        return false;
    return std::ranges::any_of(meanings_of(key), [&](const meaning& each) {
        return subject_of(each.table) == field::title &&
               std::ranges::find(own, each.means) != own.end();
    });
}

/// Two items and nothing of a third: a plan may well say before and after what a row comes.
bool is_dependencies(const table_reading& read, std::string_view context) {
    return read.layout.find(field::predecessor) != nullptr &&
           read.layout.find(field::successor) != nullptr &&
           (read.names_kind || context_names(read.layout.kind, context)) &&
           std::ranges::none_of(read.layout.unread,
                                [own = own_fields(read, context)](const std::string& header) {
                                    return is_of_an_item(header, own);
                                });
}

/// Somebody, and the days: a first and a last one, or both in one cell.
bool is_absences(const table_reading& read, std::string_view context) {
    return read.layout.find(field::name) != nullptr &&
           read.layout.find(field::away_from) != nullptr &&
           (read.names_kind || (has_any(read.layout, {field::away_until, field::back_on}) &&
                                context_names(read.layout.kind, context)));
}

/// Programmes, and what each is judged by; nothing of what they hold.
bool is_programmes(const table_reading& read) {
    const auto is_of_something_else = [](const std::string& header) {
        return std::ranges::any_of(meanings_of(header_key(header)), [](const meaning& each) {
            return each.means == field::title || each.means == field::workstream ||
                   each.means == field::name || each.means == field::email;
        });
    };
    // The head of a plan may name its programme and key date, each beside its value, and a row of
    // it a workstream `Programme` that is due on `vesting day`.
    const std::size_t known = read.layout.columns.size();
    const std::size_t unknown = read.layout.unread.size();
    const bool is_sure = unknown == 0 || (known > 2 && 2 * unknown <= known);
    return read.layout.find(field::programme) != nullptr && read.names_kind && is_sure &&
           std::ranges::none_of(read.layout.unread, is_of_something_else);
}

} // namespace

bool is_enough(const table_reading& read, std::string_view context) {
    switch (read.layout.kind) {
    case table_kind::workstreams:
        return read.layout.find(field::workstream) != nullptr && read.names_kind;
    case table_kind::contacts:
        return read.layout.find(field::name) != nullptr && read.names_kind;
    case table_kind::boards:
        return read.layout.find(field::board) != nullptr && read.names_kind;
    case table_kind::reports:
        return is_reports(read, context);
    case table_kind::measures:
        return is_measures(read, context);
    case table_kind::dependencies:
        return is_dependencies(read, context);
    case table_kind::absences:
        return is_absences(read, context);
    case table_kind::programmes:
        return is_programmes(read);
    case table_kind::milestones:
    case table_kind::risks:
    case table_kind::issues:
    case table_kind::products:
    case table_kind::decisions:
    case table_kind::promises:
        break;
    }
    return is_items(read, context);
}

} // namespace remembrancer::intake
