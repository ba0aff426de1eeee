#include "daemon/intake/date_grammar.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include <fmt/format.h>

namespace remembrancer::intake {
namespace {

using std::optional;

bool take_any(token_reader& reader, std::initializer_list<std::string_view> words) {
    return std::ranges::any_of(words, [&](std::string_view word) { return reader.take(word); });
}

bool take_ordinal(token_reader& reader) {
    return take_any(reader, {"st", "nd", "rd", "th"});
}

optional<unsigned> take_month(token_reader& reader) {
    const auto month = month_of(reader.peek().text);
    if (month) {
        reader.skip();
        reader.take(".");
    }
    return month;
}

// A year that follows a day: not the day of another date, the hour of a time, or some other number.
optional<int> take_year_of_day(token_reader& reader, date_context& context) {
    token_reader ahead = reader;
    const bool comma = ahead.take(",");
    ahead.take("of");
    date_context further = context;
    const auto year = take_year(ahead, further, !comma);
    const token& after = ahead.peek();
    const bool glued = after.kind == token_kind::word && !after.spaced && !ahead.at_end();
    if (!year || glued || after.text == ":" || after.text == "am" || after.text == "pm" ||
        month_of(after.text))
        return std::nullopt;
    context = std::move(further);
    reader = ahead;
    return year;
}

// 30 November 2018, 21st Sept, 9 th March, 05-Dec-18, 4 May 23.
optional<date_unit> take_day_first(token_reader& reader, date_context& context) {
    token_reader ahead = reader;
    const auto day = ahead.take_number(1, 2);
    if (!day)
        return std::nullopt;
    take_ordinal(ahead);
    ahead.take("of");
    std::string_view mark;
    for (const std::string_view candidate : {"-", "/", "."})
        if (mark.empty() && ahead.take(candidate))
            mark = candidate;
    const auto month = take_month(ahead);
    if (!month)
        return std::nullopt;
    date_unit unit{.kind = unit_kind::day, .month = *month};
    unit.day = static_cast<unsigned>(*day);
    token_reader further = ahead;
    if (!mark.empty() && further.take(mark) && !further.peek().spaced)
        unit.year = take_year_of_day(further, context);
    if (unit.year)
        ahead = further;
    else
        unit.year = take_year_of_day(ahead, context);
    reader = ahead;
    return unit;
}

unsigned longest(unsigned month) {
    return static_cast<unsigned>(
        (std::chrono::year(2020) / std::chrono::month(month) / std::chrono::last).day());
}

// One or two figures after a month, and no year: `Dec 5` is a day, `Dec 45` a year, and `Dec 19` is
// asked about.
date_unit month_and_figures(unsigned month, int value, std::size_t width, date_context& context) {
    date_unit unit{.kind = unit_kind::month, .month = month};
    const std::string name = month_name(month);
    if (width == 1) {
        unit.kind = unit_kind::day;
        unit.day = static_cast<unsigned>(value);
    } else if (value > 31 || value == 0) {
        unit.year = 2000 + value;
        if (value == 0 || std::abs(*unit.year - context.as_of_year) > 40)
            context.ask(fmt::format("{} {}?", name, *unit.year));
    } else if (static_cast<unsigned>(value) > longest(month)) {
        context.ask(
            fmt::format("There is no {} {}: is {} {} meant?", value, name, name, 2000 + value));
    } else {
        context.ask(fmt::format("{} {} or {} {}?", value, name, name, 2000 + value));
    }
    return unit;
}

// August 2018, Dec '18, July 30 2018, December 19th, Dec 19 (which is a question).
optional<date_unit> take_month_first(token_reader& reader, date_context& context, unit_part part) {
    token_reader ahead = reader;
    const std::string_view written = reader.peek().text;
    const auto month = take_month(ahead);
    if (!month)
        return std::nullopt;
    date_unit unit{.kind = unit_kind::month, .part = part, .month = *month};
    token_reader further = ahead;
    if (!take_any(further, {",", "of"}) && !further.peek().spaced)
        take_any(further, {"-", "/"});
    const std::size_t width = further.peek().text.size();
    token_reader after = further;
    unit.year = take_year(after, context, part != unit_part::whole);
    if (unit.year) {
        reader = after;
        return unit;
    }
    const auto value = further.take_number(1, 2);
    // `Nov-3 Dec`: the figure belongs to the next month.
    if (value && part == unit_part::whole && !month_of(further.peek().text)) {
        const bool ordinal = take_ordinal(further);
        const auto year = take_year_of_day(further, context);
        reader = further;
        if (!ordinal && !year)
            return month_and_figures(*month, *value, width, context);
        unit.kind = unit_kind::day;
        unit.day = static_cast<unsigned>(*value);
        unit.year = year;
        return unit;
    }
    // `may slip` is no month.
    if (written == "may" && part == unit_part::whole && ahead.peek().kind == token_kind::word)
        return std::nullopt;
    reader = ahead;
    return unit;
}

// Autumn, autumn 2023, summer term 2022, winter of 22/23.
optional<date_unit> take_season(token_reader& reader, date_context& context, unit_part part) {
    constexpr std::array<std::string_view, 4> seasons{"spring", "summer", "autumn", "winter"};
    const auto found = std::ranges::find(seasons, reader.peek().text);
    if (found == seasons.end())
        return std::nullopt;
    token_reader ahead = reader;
    ahead.skip();
    const auto number = static_cast<unsigned>(found - seasons.begin()) + 1;
    const bool winter = number == seasons.size();
    const bool term = !winter && ahead.take("term");
    date_unit unit{
        .kind = term ? unit_kind::term : unit_kind::season, .part = part, .month = number};
    reader = ahead;
    ahead.take("of");
    if (winter || term) {
        unit.year = take_year_pair(ahead, context);
        // The school year begins with the autumn term.
        if (unit.year && term && number < 3)
            ++*unit.year;
    }
    if (!unit.year) {
        unit.year = take_year(ahead, context, true);
        if (unit.year && winter)
            context.ask(fmt::format("The winter of {} to {}, or of {} to {}?", *unit.year - 1,
                                    *unit.year, *unit.year, *unit.year + 1));
    }
    if (unit.year)
        reader = ahead;
    return unit;
}

// Q4 2018/19. With one year only it may be the calendar's quarter.
optional<date_unit> take_quarter(token_reader& reader, date_context& context) {
    token_reader ahead = reader;
    if (!take_any(ahead, {"q", "qtr", "quarter"}))
        return std::nullopt;
    const auto number = ahead.take_number(1, 1);
    if (!number || *number < 1 || *number > 4)
        return std::nullopt;
    take_any(ahead, {"of", ","});
    ahead.take("fy");
    date_unit unit{.kind = unit_kind::quarter, .month = static_cast<unsigned>(*number)};
    unit.year = take_year_pair(ahead, context);
    if (!unit.year) {
        const auto year = take_year(ahead, context, true);
        if (!year)
            return std::nullopt;
        const auto quarter = [&](unsigned first_month) {
            return fmt::format("{} to {} {}", month_name(first_month), month_name(first_month + 2),
                               *year);
        };
        const auto first = 3 * static_cast<unsigned>(*number) - 2;
        context.ask(number == 4
                        ? fmt::format("{}, or January to March {}?", quarter(first), *year + 1)
                        : fmt::format("{}, or {}?", quarter(first), quarter(first + 3)));
    }
    reader = ahead;
    return unit;
}

optional<date_unit> take_financial_year(token_reader& reader, date_context& context,
                                        unit_part part) {
    token_reader ahead = reader;
    if (!ahead.take("fy") && !ahead.take_all({"financial", "year"}))
        return std::nullopt;
    const auto year = take_year_pair(ahead, context);
    if (!year)
        return std::nullopt;
    reader = ahead;
    return date_unit{.kind = unit_kind::financial_year, .part = part, .year = year};
}

unit_part take_part(token_reader& reader) {
    token_reader ahead = reader;
    unit_part part = unit_part::whole;
    if (take_any(ahead, {"early", "beginning", "start"}))
        part = unit_part::early;
    else if (take_any(ahead, {"mid", "middle"}))
        part = unit_part::middle;
    else if (take_any(ahead, {"late", "end"}))
        part = unit_part::late;
    else
        return part;
    ahead.take("-");
    ahead.take("of");
    ahead.take("the");
    reader = ahead;
    return part;
}

int take_week(token_reader& reader) {
    if (reader.take("wc") || reader.take_all({"w", "/", "c"}) ||
        reader.take_all({"week", "commencing"}) || reader.take_all({"week", "beginning"}))
        return 1;
    return reader.take("we") || reader.take_all({"w", "/", "e"}) ||
                   reader.take_all({"week", "ending"})
               ? -1
               : 0;
}

optional<date_unit> take_any_unit(token_reader& reader, date_context& context, unit_part part) {
    if (auto unit = take_month_first(reader, context, part))
        return unit;
    if (auto unit = take_season(reader, context, part))
        return unit;
    if (auto unit = take_financial_year(reader, context, part))
        return unit;
    if (part == unit_part::whole) {
        if (auto unit = take_quarter(reader, context))
            return unit;
        if (auto unit = take_day_first(reader, context))
            return unit;
        return take_figures(reader, context);
    }
    auto years = take_figures(reader, context);
    if (!years || (years->kind != unit_kind::year && years->kind != unit_kind::financial_year))
        return std::nullopt;
    years->part = part;
    return years;
}

optional<date_unit> take_unit(token_reader& reader, date_context& context) {
    token_reader ahead = reader;
    ahead.take("the");
    const int weeks = take_week(ahead);
    const auto weekday = weekday_of(ahead.peek().text);
    if (weekday) {
        ahead.skip();
        take_any(ahead, {",", "."});
        ahead.take("the");
    }
    const unit_part part = weekday || weeks != 0 ? unit_part::whole : take_part(ahead);
    auto unit = take_any_unit(ahead, context, part);
    if (!unit || ((weekday || weeks != 0) && unit->kind != unit_kind::day))
        return std::nullopt;
    unit->weekday = weekday;
    unit->weeks = weeks;
    reader = ahead;
    return unit;
}

enum class join { none, stretch, list };

join take_join(token_reader& reader) {
    if (take_any(reader, {"-", "to", "until", "till"}))
        return join::stretch;
    return take_any(reader, {"/", "&", "and"}) ? join::list : join::none;
}

// 3rd/4th Dec, 3 - 7 December 2018.
optional<date_text> take_days_of_month(token_reader& reader, date_context& context) {
    token_reader ahead = reader;
    const auto day = ahead.take_number(1, 2);
    if (!day)
        return std::nullopt;
    take_ordinal(ahead);
    const join joined = take_join(ahead);
    if (joined == join::none)
        return std::nullopt;
    const auto last = take_day_first(ahead, context);
    if (!last)
        return std::nullopt;
    date_unit first = *last;
    first.day = static_cast<unsigned>(*day);
    if (first.day >= last->day)
        context.ask(fmt::format("From {} to {} {}: which days are meant?", first.day, last->day,
                                month_name(last->month)));
    reader = ahead;
    return date_text{first, last, joined == join::list};
}

} // namespace

void skip_lead(token_reader& reader) {
    while (take_any(reader, {"(", "[", "\"", "'", "by", "due", "on", "in", "at", "to", "for", "the",
                             "until", "till", ":"}) ||
           reader.take_all({"no", "later", "than"})) {
    }
    // Before the end is by the end; before anything else is left to ask about.
    for (const std::size_t the : {0U, 1U})
        if (reader.peek().text == "before" && (the == 0 || reader.peek(1).text == "the") &&
            reader.peek(1 + the).text == "end")
            reader.skip(1 + the);
}

optional<date_text> take_date(token_reader& reader, date_context& context) {
    token_reader ahead = reader;
    const bool must_range = take_any(ahead, {"from", "between"});
    if (auto days = take_days_of_month(ahead, context)) {
        days->listed = days->listed && !must_range;
        reader = ahead;
        return days;
    }
    const auto first = take_unit(ahead, context);
    if (!first)
        return std::nullopt;
    token_reader further = ahead;
    date_context further_context = context;
    optional<date_unit> last;
    const join joined = take_join(further);
    if (joined != join::none)
        last = take_unit(further, further_context);
    if (last) {
        context = std::move(further_context);
        reader = further;
        return date_text{*first, last, joined == join::list && !must_range};
    }
    if (must_range)
        return std::nullopt;
    reader = ahead;
    return date_text{*first};
}

} // namespace remembrancer::intake
