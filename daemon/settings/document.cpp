#include "daemon/settings/document.hpp"

#include "daemon/base/log.hpp"
#include "daemon/base/text.hpp"
#include "daemon/settings/fault.hpp"

#include <algorithm>

#include <fmt/format.h>
#include <toml++/toml.h>

namespace remembrancer::settings {
namespace {

place place_of(const toml::source_region& source) {
    return {static_cast<int>(source.begin.line), static_cast<int>(source.begin.column)};
}

node converted(const toml::node& from);

node::table members_of(const toml::table& from) {
    node::table out;
    out.reserve(from.size());
    for (const auto& [key, value] : from)
        out.push_back({std::string(key.str()), place_of(key.source()), converted(value)});
    // The library sorts by key; people read by line.
    std::ranges::stable_sort(out, {},
                             [](const member& m) { return std::pair(m.at.line, m.at.column); });
    return out;
}

node::list items_of(const toml::array& from) {
    node::list out;
    out.reserve(from.size());
    for (const toml::node& value : from)
        out.push_back(converted(value));
    return out;
}

plan::date date_of(const toml::date& from) {
    return std::chrono::year_month_day(std::chrono::year(from.year), std::chrono::month(from.month),
                                       std::chrono::day(from.day));
}

node converted(const toml::node& from) {
    node out{place_of(from.source()), clock_value{}};
    if (const auto* table = from.as_table())
        out.value = members_of(*table);
    else if (const auto* list = from.as_array())
        out.value = items_of(*list);
    else if (const auto* text = from.as_string())
        out.value = text->get();
    else if (const auto* whole = from.as_integer())
        out.value = whole->get();
    else if (const auto* real = from.as_floating_point())
        out.value = real->get();
    else if (const auto* truth = from.as_boolean())
        out.value = truth->get();
    else if (const auto* day = from.as_date())
        out.value = date_of(day->get());
    return out;
}

template <class... Calls>
struct overloaded : Calls... {
    using Calls::operator()...;
};
template <class... Calls>
overloaded(Calls...) -> overloaded<Calls...>;

constexpr std::size_t longest_shown = 80;

} // namespace

const node* find(const node* of, std::string_view key) {
    const auto* members = of == nullptr ? nullptr : std::get_if<node::table>(&of->value);
    if (members == nullptr)
        return nullptr;
    const auto found = std::ranges::find(*members, key, &member::key);
    return found == members->end() ? nullptr : &found->value;
}

std::string description_of(const node& value) {
    return std::visit(overloaded{
                          [](const std::string& text) {
                              const bool cut = text.size() > longest_shown;
                              const std::string shown =
                                  cut ? base::valid_utf8(text.substr(0, longest_shown)) : text;
                              return fmt::format("\"{}{}\"", base::printable(shown),
                                                 cut ? "..." : "");
                          },
                          [](std::int64_t number) { return std::to_string(number); },
                          [](double number) { return fmt::format("{}", number); },
                          [](bool truth) { return std::string(truth ? "true" : "false"); },
                          [](plan::date day) { return plan::to_iso(day); },
                          [&](const auto&) { return kind_of(value); },
                      },
                      value.value);
}

std::string kind_of(const node& value) {
    static constexpr std::string_view kinds[] = {"a text", "a number", "a number", "true or false",
                                                 "a date", "a time",   "a list",   "a table"};
    return std::string(kinds[value.value.index()]);
}

node parse_document(std::string_view text, const std::string& file) {
    try {
        const toml::table root = toml::parse(text);
        return {{1, 1}, members_of(root)};
    } catch (const toml::parse_error& error) {
        const place at = place_of(error.source());
        throw settings_error({{file, at.line, at.column, "",
                               "this is no TOML 1.0: " + base::printable(error.description())}});
    }
}

} // namespace remembrancer::settings
