#include "daemon/intake/programme_cells.hpp"

#include "daemon/base/text.hpp"
#include "daemon/intake/plan_dates.hpp"
#include "daemon/intake/rag_text.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <map>
#include <optional>
#include <utility>
#include <vector>

namespace remembrancer::intake {
namespace {

/// `Red` and `15`.
using named_value = std::pair<std::string_view, std::string_view>;

/// What semicolons, line breaks and the further ones of `between` part.
std::vector<std::string_view> parts_of(std::string_view text, std::string_view between = {}) {
    std::vector<std::string_view> out;
    const std::string ends = ";\n" + std::string(between);
    while (!text.empty()) {
        const std::size_t end = std::min(text.find_first_of(ends), text.size());
        if (const std::string_view part = base::trim(text.substr(0, end)); !part.empty())
            out.push_back(part);
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return out;
}

/// At its last `:` or `=`.
std::optional<named_value> split(std::string_view part) {
    const std::size_t at = part.find_last_of(":=");
    if (at == std::string_view::npos)
        return std::nullopt;
    return named_value{base::trim(part.substr(0, at)), base::trim(part.substr(at + 1))};
}

std::optional<int> number_of(std::string_view text) {
    int number = 0;
    const char* const last = text.data() + text.size();
    const auto [end, ec] = std::from_chars(text.data(), last, number);
    if (ec != std::errc() || end != last || number < 0)
        return std::nullopt;
    return number;
}

struct range {
    int first;
    int last;
};

/// `15`, `15+`, `15-25`, `(15 to 25)`, and nothing else.
std::optional<range> range_of(std::string_view text) {
    if (text.size() > 2 && text.front() == '(' && text.back() == ')')
        text = text.substr(1, text.size() - 2);
    if (const auto alone = number_of(text))
        return range{*alone, *alone};
    if (text.ends_with('+'))
        text = base::trim(text.substr(0, text.size() - 1));
    else
        for (const std::string_view word : {"to", "-", "\u2013", ":"})
            if (const std::size_t at = text.find(word); at != std::string_view::npos) {
                const auto first = number_of(base::trim(text.substr(0, at)));
                const auto last = number_of(base::trim(text.substr(at + word.size())));
                return first && last ? std::optional(range{*first, *last}) : std::nullopt;
            }
    const auto from = number_of(text);
    return from ? std::optional(range{*from, *from}) : std::nullopt;
}

/// Whether a name can be told from what stands around it.
bool is_name(std::string_view name) {
    return !name.empty() && name.find(": ") == std::string_view::npos &&
           name.find(';') == std::string_view::npos;
}

void append(std::string& list, std::string_view name, std::string_view value) {
    if (!list.empty())
        list += "; ";
    list.append(name).append(": ").append(value);
}

std::optional<plan::date> exact_day(std::string_view text, plan::date as_of) {
    const plan::plan_date read = read_plan_date(text, as_of);
    // A year that is not written would be another one when the table is imported again.
    const bool is_exact = read.precision == plan::precision::day && !read.year_inferred;
    return is_exact ? read.by : std::nullopt;
}

struct named_day {
    std::string_view name; ///< empty: the header's
    plan::date day;
};

/// A date with or without a name before it.
std::optional<named_day> read_named_day(std::string_view part, plan::date as_of) {
    if (const auto day = exact_day(part, as_of))
        return named_day{{}, *day};
    if (const auto parts = split(part)) {
        const auto day = exact_day(parts->second, as_of);
        return day ? std::optional(named_day{parts->first, *day}) : std::nullopt;
    }
    for (std::size_t at = part.find(' '); at != std::string_view::npos; at = part.find(' ', at + 1))
        if (const auto day = exact_day(base::trim(part.substr(at)), as_of))
            return named_day{base::trim(part.substr(0, at)), *day};
    return std::nullopt;
}

std::string_view without_dash(std::string_view name) {
    for (const std::string_view dash : {"-", "\u2013"})
        if (name.ends_with(dash))
            name.remove_suffix(dash.size());
    return base::trim(name);
}

/// `Red` and 15 of `Red 15-25`, `Red: 15+`, `Level 3 15`.
std::optional<std::pair<std::string, int>> read_band(std::string_view part) {
    constexpr int most = 1'000'000;
    const auto made = [](std::string_view name, std::string_view scores) {
        const auto range = range_of(base::trim(scores));
        const std::string_view own = without_dash(base::trim(name));
        const bool is_good = range && range->first <= most && range->first <= range->last &&
                             is_name(own) && own.find_first_of("<>()\t") == std::string_view::npos;
        return is_good ? std::optional(std::pair(std::string(own), range->first)) : std::nullopt;
    };
    if (const auto parts = split(part))
        return made(parts->first, parts->second);
    for (std::size_t at = part.find(' '); at != std::string_view::npos; at = part.find(' ', at + 1))
        if (const auto band = made(part.substr(0, at), part.substr(at)))
            return band;
    return std::nullopt;
}

} // namespace

programme_cell read_nation(std::string_view text) {
    static const std::map<std::string, std::string> nations{
        {"england", "england-and-wales"},
        {"wales", "england-and-wales"},
        {"england and wales", "england-and-wales"},
        {"england-and-wales", "england-and-wales"},
        {"scotland", "scotland"},
        {"northern ireland", "northern-ireland"},
        {"northern-ireland", "northern-ireland"},
    };
    if (base::trim(text).empty())
        return {};
    const auto found = nations.find(base::folded(text));
    if (found == nations.end())
        return {{},
                "expected whose bank holidays: England and Wales, Scotland or Northern Ireland"};
    return {found->second, {}};
}

programme_cell read_day(std::string_view text, plan::date as_of) {
    if (base::trim(text).empty())
        return {};
    const auto day = exact_day(text, as_of);
    if (!day)
        return {{}, "expected one day, such as 1 May 2019"};
    return {plan::to_iso(*day), {}};
}

programme_cell read_key_dates(std::string_view text, std::string_view header, plan::date as_of) {
    programme_cell out;
    std::vector<std::string> names;
    for (const std::string_view part : parts_of(text)) {
        const auto read = read_named_day(part, as_of);
        const std::string name = base::folded(!read || read->name.empty() ? header : read->name);
        const bool is_named = name != "key date" && name != "key dates" && is_name(name);
        if (!read || !is_named || std::ranges::find(names, name) != names.end())
            return {{},
                    "expected a day, or several with a name each, such as Vesting day: 1 April "
                    "2019; Opening day: 1 April 2020"};
        append(out.value, name, plan::to_iso(read->day));
        names.push_back(name);
    }
    return out;
}

programme_cell read_rag_key(std::string_view text) {
    programme_cell out;
    for (const std::string_view part : parts_of(text, ",")) {
        const auto typed = split(part);
        const plan::rag rating = typed ? read_rag(typed->second) : plan::rag::unreadable;
        if (!typed || !is_name(typed->first) || rating == plan::rag::unreadable)
            return {{},
                    "expected what a rating is called and the rating, such as B = Red; P = "
                    "Complete: one of none, Complete, Green, Amber/Green, Amber, Amber/Red, Red"};
        append(out.value, typed->first,
               rating == plan::rag::none ? "none" : base::folded(plan::word(rating)));
    }
    return out;
}

programme_cell read_bands(std::string_view text) {
    std::vector<std::pair<std::string, int>> bands;
    for (const std::string_view part : parts_of(text, ",")) {
        const auto band = read_band(part);
        const bool is_new = band && std::ranges::none_of(bands, [&](const auto& each) {
                                return each.second == band->second ||
                                       base::folded(each.first) == base::folded(band->first);
                            });
        if (!is_new)
            return {{}, "expected each band with its lowest score, such as Amber: 8; Red: 15"};
        bands.push_back(*band);
    }
    std::ranges::sort(bands, {}, &std::pair<std::string, int>::second);
    programme_cell out;
    for (const auto& [name, lowest] : bands)
        append(out.value, name, std::to_string(lowest));
    return out;
}

programme_cell read_severity(std::string_view text) {
    constexpr int most = 1000;
    text = base::trim(text);
    if (text.empty())
        return {};
    const auto read = range_of(text);
    const bool is_range = read && !number_of(text) && !text.ends_with('+');
    if (!is_range || read->first < 1 || read->last < read->first || read->last > most)
        return {{}, "expected the lowest and the highest severity, such as 1 to 4"};
    return {std::to_string(read->first) + ": " + std::to_string(read->last), {}};
}

} // namespace remembrancer::intake
