#include "daemon/plan/item.hpp"

#include "daemon/plan/name_table.hpp"

#include <array>

namespace remembrancer::plan {
namespace {

struct rag_names {
    std::string_view letter;
    std::string_view word;
};

constexpr std::array<rag_names, 8> names_of_rag{{
    {"", ""},
    {"C", "Complete"},
    {"G", "Green"},
    {"A/G", "Amber/Green"},
    {"A", "Amber"},
    {"A/R", "Amber/Red"},
    {"R", "Red"},
    {"?", "Not understood"},
}};

constexpr name_table<item_kind, 8> kinds{{
    {item_kind::milestone, "milestone"},
    {item_kind::risk, "risk"},
    {item_kind::issue, "issue"},
    {item_kind::product, "product"},
    {item_kind::decision, "decision"},
    {item_kind::promise, "promise"},
    {item_kind::report, "report"},
    {item_kind::measure, "measure"},
}};

} // namespace

std::string_view to_text(item_kind kind) {
    return name_in(kinds, kind);
}
std::optional<item_kind> item_kind_from_text(std::string_view text) {
    return value_in(kinds, text);
}

bool is_in_register(item_kind kind) {
    return kind == item_kind::risk || kind == item_kind::issue;
}

bool is_of_period(item_kind kind) {
    return kind == item_kind::report || kind == item_kind::measure;
}

std::string_view letter(rag rating) {
    return names_of_rag.at(static_cast<std::size_t>(rating)).letter;
}

std::string_view word(rag rating) {
    return names_of_rag.at(static_cast<std::size_t>(rating)).word;
}

std::string in_words(const source_place& place) {
    std::string words = place.file;
    if (!place.sheet.empty())
        words += ", " + place.sheet;
    if (place.row > 0)
        words += ", row " + std::to_string(place.row);
    if (!place.column.empty())
        words += ", " + place.column;
    return words;
}

std::string typed_in_words(const question& asked) {
    const std::string text = "'" + asked.text + "'";
    return asked.place.row == 0 ? asked.field + " " + text : text + ", in " + in_words(asked.place);
}

std::optional<date> effective_by(const item& subject) {
    if (forecast_unknown(subject))
        return std::nullopt;
    return subject.forecast.by ? subject.forecast.by : subject.baseline.by;
}

std::string kind_and_ref(const item& subject) {
    if (subject.ref.empty())
        return {};
    return std::string(to_text(subject.kind)) + " " + subject.ref;
}

bool forecast_unknown(const item& subject) {
    return subject.forecast.precision == precision::to_be_confirmed ||
           subject.forecast.precision == precision::unreadable;
}

} // namespace remembrancer::plan
