#include "daemon/intake/plan_dates.hpp"

#include "daemon/base/log.hpp"
#include "daemon/base/text.hpp"
#include "daemon/intake/date_grammar.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include <fmt/format.h>

namespace remembrancer::intake {
namespace {

// A remark of this length is a story, and dates within it would be anyone's guess.
constexpr std::size_t longest_text = 1000;

// The text as a question may quote it: short, on one line, harmless on a terminal.
std::string quoted(std::string_view text) {
    constexpr std::size_t longest = 60;
    const bool whole = text.size() <= longest;
    return '"' + base::printable(base::valid_utf8(text.substr(0, longest))) +
           (whole ? "\"" : "...\"");
}

plan::plan_date unreadable(std::string_view text, std::string question) {
    plan::plan_date out;
    out.text = std::string(text);
    out.precision = plan::precision::unreadable;
    out.question = std::move(question);
    return out;
}

bool is_to_be_confirmed(token_reader& reader) {
    reader.take("(");
    reader.take("date");
    for (const std::string_view word : {"tbc", "tba", "tbd", "unknown"})
        if (reader.take(word))
            return true;
    if (reader.take_all({"t", ".", "b", ".", "c"}) || reader.take_all({"t", ".", "b", ".", "a"}) ||
        reader.take_all({"not", "known"}))
        return true;
    if (!reader.take_all({"to", "be"}))
        return false;
    for (const std::string_view word :
         {"confirmed", "agreed", "announced", "advised", "determined", "decided"})
        if (reader.take(word))
            return true;
    return false;
}

// `may` is an English word as often as a month.
bool is_about_dates(const token& word) {
    return word.kind == token_kind::number || (word.text != "may" && month_of(word.text));
}

// Whether what follows a date leaves it as it is. Figures and months may be another date, and some
// words turn "by" into something else.
bool is_harmless(token_reader rest) {
    constexpr std::array<std::string_view, 15> turning{
        "or",  "not", "onward", "onwards", "earliest", "earlier",     "later", "after",
        "tbc", "tba", "tbd",    "unknown", "?",        "provisional", "plus"};
    constexpr std::array<std::string_view, 11> openings{",", ";", ":", "(",  ")", "[",
                                                        "]", "-", ".", "\"", "*"};
    if (rest.at_end())
        return true;
    const token& first = rest.peek();
    if (first.kind == token_kind::mark ? std::ranges::find(openings, first.text) == openings.end()
                                       : !first.spaced)
        return false;
    for (; !rest.at_end(); rest.skip())
        if (is_about_dates(rest.peek()) ||
            std::ranges::find(turning, rest.peek().text) != turning.end())
            return false;
    return true;
}

// A time of day beside a date, as exports write it, and people: dropped.
void skip_time(token_reader& reader) {
    token_reader ahead = reader;
    if (!ahead.take("t"))
        ahead.take("at");
    if (!ahead.take_number(1, 2))
        return;
    bool is_time = false;
    for (int field = 0; field < 2 && ahead.take(":"); ++field) {
        if (!ahead.take_number(2, 2))
            return;
        is_time = true;
    }
    if (is_time && ahead.take(".") && !ahead.take_number(1, 9))
        return;
    for (const std::string_view word : {"z", "am", "pm"})
        is_time = ahead.take(word) || is_time;
    if (is_time)
        reader = ahead;
}

std::string weekday_name(std::chrono::weekday which) {
    const plan::date sunday(std::chrono::year(2018) / 12 / 2);
    const std::string words =
        plan::in_words_with_weekday(sunday + std::chrono::days(which.c_encoding()));
    return words.substr(0, words.find(' '));
}

void check_weekday(const date_unit& unit, plan::date day, date_context& context) {
    if (unit.weekday && *unit.weekday != std::chrono::weekday(day))
        context.ask(fmt::format("{} is a {}, not a {}: which is right?", plan::in_words(day),
                                weekday_name(std::chrono::weekday(day)),
                                weekday_name(*unit.weekday)));
}

// `3rd/4th Dec` are two days in a row, over a weekend at most; `30 Nov / 15 Dec` are two dates.
void check_list(const date_text& text, const window& when, date_context& context) {
    constexpr std::chrono::days nearest{3};
    if (text.listed && text.first.kind == unit_kind::day && when.by - when.from > nearest)
        context.ask(fmt::format("{} or {}?", plan::in_words(when.from), plan::in_words(when.by)));
}

std::string no_window(const date_text& text) {
    const date_unit& first = text.first;
    if (text.last || first.kind != unit_kind::day)
        return "This ends before it begins, or on a day that does not exist: which days are meant?";
    return fmt::format("There is no {} {}{}: which day is meant?", first.day,
                       month_name(first.month), first.year ? fmt::format(" {}", *first.year) : "");
}

// `30 November 2018 (Friday)`: short forms such as `sat` are words as well.
void take_weekday_of_remark(date_text& date, token_reader rest) {
    for (; !rest.at_end() && !date.last && !date.first.weekday; rest.skip())
        if (rest.peek().text.ends_with("day"))
            date.first.weekday = weekday_of(rest.peek().text);
}

plan::plan_date read_tokens(std::string_view text, token_reader reader, plan::date as_of) {
    date_context context{.as_of_year = static_cast<int>(std::chrono::year_month_day(as_of).year())};
    auto date = take_date(reader, context);
    if (!date)
        return unreadable(text, context.question.empty()
                                    ? quoted(text) + " cannot be read as a date: which date is "
                                                     "meant? Write it as 05/12/2018, December "
                                                     "2018, End Oct 2018, or TBC."
                                    : context.question);
    take_weekday_of_remark(*date, reader);
    const auto [when, inferred] = resolve(*date, as_of);
    if (!when)
        context.ask(no_window(*date));
    if (when && date->first.kind == unit_kind::day)
        check_weekday(date->first, date->first.weeks < 0 ? when->by : when->from, context);
    if (when && date->last) {
        check_weekday(*date->last, when->by, context);
        check_list(*date, *when, context);
    }
    if (!date->last && date->first.kind == unit_kind::day)
        skip_time(reader);
    plan::plan_date out;
    out.text = std::string(text);
    if (when) {
        out.from = when->from;
        out.by = when->by;
    }
    if (context.question.empty() && !is_harmless(reader))
        context.ask(
            fmt::format("Is {} meant? {} says more than that.", plan::in_words(out), quoted(text)));
    if (!context.question.empty())
        return unreadable(text, context.question);
    out.precision = precision_of(*date);
    out.year_inferred = inferred;
    return out;
}

// What follows the lead words, if it is all that a named date can be.
std::string_view without_lead(std::string_view folded, const std::vector<token>& tokens) {
    token_reader reader(tokens);
    skip_lead(reader);
    if (reader.at_end())
        return {};
    std::string_view rest =
        folded.substr(static_cast<std::size_t>(reader.peek().text.data() - folded.data()));
    while (rest.ends_with(')') || rest.ends_with('.') || rest.ends_with(']'))
        rest.remove_suffix(1);
    return rest;
}

// A bare number in a date column is a spreadsheet's date that lost its format.
std::optional<plan::date> serial_date(const std::vector<token>& tokens) {
    if (tokens.size() != 1)
        return std::nullopt;
    token_reader reader(tokens);
    const auto days = reader.take_number(5, 5);
    if (!days || *days < 32874 || *days > 73415) // 1990 to 2100
        return std::nullopt;
    return plan::date(std::chrono::year(1899) / 12 / 30) + std::chrono::days(*days);
}

} // namespace

plan::plan_date read_plan_date(std::string_view typed, plan::date as_of, const key_dates& named) {
    const std::string_view text = base::trim(typed);
    if (text.size() > longest_text)
        return unreadable(text, "The text is too long for a date: which date is meant?");
    const std::string folded = base::folded(text);
    const std::vector<token> tokens = tokens_of(folded);
    if (std::ranges::all_of(tokens, [](const token& part) { return part.text == "-"; })) {
        plan::plan_date blank;
        blank.text = std::string(text);
        return blank;
    }

    const std::string_view name = without_lead(folded, tokens);
    const auto key = std::ranges::find_if(
        named, [&](const key_date& date) { return base::folded(date.name) == name; });
    if (key != named.end()) {
        plan::plan_date out = from_date(key->day);
        out.text = std::string(text);
        return out;
    }
    for (const std::string_view usual :
         {"vesting day", "vesting", "day 1", "day one", "go live", "go-live"})
        if (name == usual)
            return unreadable(text, quoted(text) + " is not among the key dates of the settings: "
                                                   "which date is it?");

    token_reader reader(tokens);
    if (is_to_be_confirmed(reader)) {
        for (; !reader.at_end(); reader.skip())
            if (is_about_dates(reader.peek()))
                return unreadable(text, quoted(text) +
                                            " is to be confirmed and names a date: is that the "
                                            "date to work to?");
        plan::plan_date out;
        out.text = std::string(text);
        out.precision = plan::precision::to_be_confirmed;
        return out;
    }
    if (const auto day = serial_date(tokens))
        return unreadable(text, fmt::format("{} is a number: is it a spreadsheet's for {}?",
                                            quoted(text), plan::in_words(*day)));
    reader = token_reader(tokens);
    skip_lead(reader);
    return read_tokens(text, reader, as_of);
}

plan::plan_date from_date(plan::date day) {
    const std::chrono::year_month_day ymd(day);
    plan::plan_date out;
    out.text = fmt::format("{:02}/{:02}/{:04}", static_cast<unsigned>(ymd.day()),
                           static_cast<unsigned>(ymd.month()), static_cast<int>(ymd.year()));
    out.precision = plan::precision::day;
    out.from = day;
    out.by = day;
    return out;
}

} // namespace remembrancer::intake
