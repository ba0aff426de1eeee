#include "daemon/intake/csv_reader.hpp"

#include "daemon/intake/csv_records.hpp"
#include "daemon/intake/refusal.hpp"
#include "daemon/intake/text_encoding.hpp"

#include <algorithm>
#include <compare>
#include <map>
#include <utility>

#include <fmt/format.h>

namespace remembrancer::intake {
namespace {

// How well a separator fits: of the records it cuts at all, how many into the commonest number of
// fields, and into how many.
struct fit {
    std::size_t records = 0;
    std::size_t fields = 0;

    auto operator<=>(const fit&) const = default;
};

fit fit_of(std::string_view text, char separator) {
    constexpr std::size_t sample_records = 50;
    constexpr std::size_t sample_bytes = 64 * 1024;
    const bool cut = text.size() > sample_bytes;
    csv_records records(text.substr(0, sample_bytes), separator, sample_bytes);
    std::map<std::size_t, std::size_t> by_fields;
    csv_record record;
    csv_record following;
    bool more = records.next(following) == csv_outcome::record;
    for (std::size_t i = 0; more && i < sample_records; ++i) {
        std::swap(record, following);
        more = records.next(following) == csv_outcome::record;
        const bool whole = more || !cut;
        if (whole && record.fields.size() > 1)
            ++by_fields[record.fields.size()];
    }
    fit best;
    for (const auto& [fields, count] : by_fields)
        best = std::max(best, fit{count, fields});
    return best;
}

// The separator that a line `sep=;` names; `text` then starts behind that separator.
char take_separator_line(std::string_view& text) {
    constexpr std::string_view sign = "sep=";
    if (!text.starts_with(sign) || text.size() <= sign.size())
        return '\0';
    const char separator = text[sign.size()];
    const std::string_view rest = text.substr(sign.size() + 1);
    const bool alone = rest.empty() || rest.front() == '\n' || rest.front() == '\r';
    if (!alone || separator == '"' || separator == '\n' || separator == '\r')
        return '\0';
    text = rest; // an empty first record, so that lines keep their numbers
    return separator;
}

row filled_cells(csv_record& record, budget& spent) {
    row filled{.number = record.line, .cells = {}};
    for (std::size_t column = 0; column < record.fields.size(); ++column) {
        std::string& text = record.fields[column];
        if (text.empty())
            continue;
        spent.take_cell();
        spent.take_text(text.size());
        text.shrink_to_fit();
        filled.cells.push_back({std::move(text), std::nullopt, column});
    }
    filled.cells.shrink_to_fit();
    return filled;
}

} // namespace

char detect_separator(std::string_view text) {
    char best = ',';
    fit best_fit;
    for (const char separator : {'\t', ';', ','}) {
        const fit here = fit_of(text, separator);
        if (here > best_fit) {
            best = separator;
            best_fit = here;
        }
    }
    return best;
}

sheet read_csv(std::string bytes, const std::string& name, budget& spent) {
    const std::string decoded = decode_text(std::move(bytes));
    std::string_view text(decoded);
    const limits& allowed = spent.allowed();
    if (text.size() > allowed.csv_bytes)
        refuse(spent.file(), fmt::format("has {} bytes as UTF-8, and a table may have {}; remove "
                                         "what is not part of the plan, or split the file",
                                         text.size(), allowed.csv_bytes));
    if (const std::size_t nul = text.find('\0'); nul != std::string_view::npos)
        refuse(fmt::format("{}, line {}", spent.file(),
                           1 + std::ranges::count(text.substr(0, nul), '\n')),
               "holds a NUL byte, so it is not plain text; save the table as CSV (UTF-8)");
    const char named = take_separator_line(text);
    csv_records records(text, named != '\0' ? named : detect_separator(text), allowed.columns);
    sheet table{.file = name, .name = {}, .hidden = false, .rows = {}};
    csv_record record;
    csv_outcome outcome = records.next(record);
    for (; outcome == csv_outcome::record; outcome = records.next(record)) {
        if (record.line > allowed.rows)
            refuse(spent.file(),
                   fmt::format("has more than {} lines, the most a sheet may have", allowed.rows));
        row filled = filled_cells(record, spent);
        if (!filled.cells.empty())
            table.rows.push_back(std::move(filled));
    }
    if (outcome == csv_outcome::unclosed_quote)
        refuse(
            fmt::format("{}, line {}", spent.file(), records.line()),
            "a quote (\") opens here and never closes; close it, or save the table as CSV again");
    if (outcome == csv_outcome::too_many_fields)
        refuse(fmt::format("{}, line {}", spent.file(), record.line),
               fmt::format("has more than {} columns, the most a sheet may have", allowed.columns));
    return table;
}

} // namespace remembrancer::intake
