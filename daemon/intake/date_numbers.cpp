#include "daemon/intake/date_numbers.hpp"

#include <cstdlib>

#include <fmt/format.h>

namespace remembrancer::intake {
namespace {

constexpr int first_year = 1990;
constexpr int last_year = 2100;

struct figure {
    int value = 0;
    std::size_t width = 0;
};

std::optional<figure> take_figure(token_reader& reader) {
    const std::size_t width = reader.peek().text.size();
    const auto value = reader.take_number(1, 4);
    if (!value || width == 3)
        return std::nullopt;
    return figure{*value, width};
}

// The mark between two figures; `to` joins years only, which are told apart by their width.
std::string_view take_separator(token_reader& reader) {
    for (const std::string_view mark : {"/", "-", ".", "'"})
        if (reader.take(mark))
            return mark;
    return reader.take("to") ? "-" : "";
}

int checked_year(int year, date_context& context) {
    if (year < first_year || year > last_year)
        context.ask(fmt::format("The year {} is not one of a plan: which year is meant?", year));
    return year;
}

// Plans look ahead: two figures mean this century, unless that is too far off to be meant.
int full_year(int two_figures, date_context& context) {
    constexpr int reach = 40;
    const int year = 2000 + two_figures;
    if (std::abs(year - context.as_of_year) > reach)
        context.ask(fmt::format("{} or {}?", year - 100, year));
    return year;
}

int year_of(const figure& written, date_context& context) {
    return written.width == 4 ? checked_year(written.value, context)
                              : full_year(written.value, context);
}

date_unit day_unit(int day, int month, std::optional<int> year) {
    date_unit unit{.kind = unit_kind::day, .year = year};
    unit.day = static_cast<unsigned>(day);
    unit.month = static_cast<unsigned>(month);
    return unit;
}

date_unit month_unit(int month, int year) {
    return {.kind = unit_kind::month, .month = static_cast<unsigned>(month), .year = year};
}

date_unit years_unit(int first, int second) {
    if (second == first + 1)
        return {.kind = unit_kind::financial_year, .year = first};
    return {.kind = unit_kind::year, .year = first, .years = second - first + 1};
}

bool is_month(int value) {
    return value >= 1 && value <= 12;
}

// Day first, always. A month beyond 12 is asked about, even where the American order would fit.
date_unit day_and_month(int day, int month, std::optional<int> year, date_context& context) {
    if (is_month(month))
        return day_unit(day, month, year);
    if (is_month(day) && month >= 1 && month <= 31) {
        const std::string name = month_name(static_cast<unsigned>(day));
        context.ask(fmt::format("There is no month {}, and dates are read day first: is {} {} {} "
                                "meant?",
                                month, month, name,
                                year ? std::to_string(*year)
                                     : fmt::format("or {} {}", name, 2000 + month)));
    } else {
        context.ask(fmt::format("There is no month {}: which date is meant?", month));
    }
    return day_unit(1, 1, year);
}

// 2018-12-05, 2019-20, 2019-12, 2021-26, 2024 - 2030.
std::optional<date_unit> year_first(const figure& first, token_reader& reader,
                                    date_context& context) {
    const int year = checked_year(first.value, context);
    const date_unit alone{.kind = unit_kind::year, .year = year};
    token_reader ahead = reader;
    const std::string_view mark = take_separator(ahead);
    const auto second = mark.empty() ? std::nullopt : take_figure(ahead);
    if (!second)
        return alone;
    token_reader further = ahead;
    if (mark != "'" && second->width <= 2 && further.take(mark)) {
        if (const auto third = further.take_number(1, 2)) {
            reader = further;
            if (!is_month(second->value))
                context.ask(
                    fmt::format("There is no month {}: which date is meant?", second->value));
            return day_unit(*third, is_month(second->value) ? second->value : 1, year);
        }
    }
    const int until = second->width == 4 ? second->value : year / 100 * 100 + second->value;
    const bool may_be_month = mark != "'" && second->width <= 2 && is_month(second->value);
    constexpr int longest = 50;
    const bool may_be_years = until > year && until <= year + longest && second->width != 1;
    if (!may_be_month && !may_be_years)
        return std::nullopt;
    reader = ahead;
    if (may_be_month && may_be_years)
        context.ask(fmt::format("{} {}, or {} to {}?",
                                month_name(static_cast<unsigned>(second->value)), year, year,
                                until));
    return may_be_month ? month_unit(second->value, year) : years_unit(year, until);
}

// 29/11, or the financial year 19/20.
std::optional<date_unit> two_figures(const figure& first, const figure& second,
                                     std::string_view mark, date_context& context) {
    // "3.5" and "3-4" are anything but dates.
    if (mark != "/" && second.width != 2)
        return std::nullopt;
    const bool is_day = is_month(second.value) && mark != "'";
    const bool is_pair = mark != "." && first.width == 2 && second.width == 2 &&
                         second.value == (first.value + 1) % 100;
    constexpr int near = 2;
    const int year = 2000 + first.value;
    if (is_pair && (!is_day || std::abs(year - context.as_of_year) <= near)) {
        if (is_month(first.value) && second.value <= 31)
            context.ask(fmt::format(
                "{} {}, or the financial year {} to {}?", is_day ? first.value : second.value,
                month_name(static_cast<unsigned>(is_day ? second.value : first.value)), year,
                year + 1));
        return years_unit(full_year(first.value, context), year + 1);
    }
    if (mark == "'")
        return std::nullopt;
    return day_and_month(first.value, second.value, std::nullopt, context);
}

// 05/12/2018, 29/11, 12/2018, 19/20.
std::optional<date_unit> short_first(const figure& first, token_reader& reader,
                                     date_context& context) {
    token_reader ahead = reader;
    const std::string_view mark = take_separator(ahead);
    const auto second = mark.empty() ? std::nullopt : take_figure(ahead);
    if (!second)
        return std::nullopt;
    if (second->width == 4) {
        if (mark == "'" || !is_month(first.value))
            return std::nullopt;
        reader = ahead;
        return month_unit(first.value, checked_year(second->value, context));
    }
    token_reader further = ahead;
    if (mark != "'" && further.take(mark)) {
        further.take("'");
        const auto third = take_figure(further);
        if (!third || third->width == 1)
            return std::nullopt;
        reader = further;
        return day_and_month(first.value, second->value, year_of(*third, context), context);
    }
    const auto found = two_figures(first, *second, mark, context);
    if (found)
        reader = ahead;
    return found;
}

} // namespace

std::optional<int> take_year(token_reader& reader, date_context& context, bool bare) {
    token_reader ahead = reader;
    const bool apostrophe = ahead.take("'") || ahead.take("`");
    const auto written = take_figure(ahead);
    if (!written || written->width == 1 || (written->width == 2 && !apostrophe && !bare))
        return std::nullopt;
    reader = ahead;
    return year_of(*written, context);
}

std::optional<int> take_year_pair(token_reader& reader, date_context& context) {
    token_reader ahead = reader;
    ahead.take("'");
    const auto first = take_figure(ahead);
    const std::string_view mark = first ? take_separator(ahead) : "";
    const auto second = mark.empty() || mark == "." ? std::nullopt : take_figure(ahead);
    if (!second || first->width == 1 || second->width == 1 ||
        second->value % 100 != (first->value + 1) % 100)
        return std::nullopt;
    reader = ahead;
    return year_of(*first, context);
}

std::optional<date_unit> take_figures(token_reader& reader, date_context& context) {
    token_reader ahead = reader;
    const auto first = take_figure(ahead);
    if (!first)
        return std::nullopt;
    const auto found = first->width == 4 ? year_first(*first, ahead, context)
                                         : short_first(*first, ahead, context);
    if (found)
        reader = ahead;
    return found;
}

std::string month_name(unsigned month) {
    const plan::date first(std::chrono::year(2018) / std::chrono::month(month) / 1);
    const std::string words = plan::month_in_words(first);
    return words.substr(0, words.find(' '));
}

} // namespace remembrancer::intake
