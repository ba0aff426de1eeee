#include "daemon/calendar/meeting_text.hpp"

#include "daemon/base/error.hpp"
#include "daemon/base/log.hpp"
#include "daemon/base/text.hpp"
#include "daemon/calendar/recurrence_settings.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>
#include <vector>

#include <fmt/format.h>

namespace remembrancer::calendar {
namespace {

/// A cell that says when a board meets has no more; a longer one is a sentence.
constexpr std::size_t longest_text = 200;

constexpr std::string_view expected =
    "expected a weekday, a number of weeks from a date, or a weekday of the month, as 'every 2 "
    "weeks from 5 December 2018' or 'first Wednesday of the month'";

constexpr std::array<std::string_view, 7> weekdays{"monday", "tuesday",  "wednesday", "thursday",
                                                   "friday", "saturday", "sunday"};

constexpr std::array<std::string_view, 12> months{"january",   "february", "march",    "april",
                                                  "may",       "june",     "july",     "august",
                                                  "september", "october",  "november", "december"};

/// Of a month's weekday, or of the weeks between two meetings.
struct ordinal {
    std::string_view word;
    int number;
};
constexpr std::array<ordinal, 11> ordinals{{{"first", 1},
                                            {"1st", 1},
                                            {"second", 2},
                                            {"2nd", 2},
                                            {"third", 3},
                                            {"3rd", 3},
                                            {"fourth", 4},
                                            {"4th", 4},
                                            {"other", 2},
                                            {"alternate", 2},
                                            {"last", -1}}};
constexpr std::array<ordinal, 7> numbers{
    {{"one", 1}, {"two", 2}, {"three", 3}, {"four", 4}, {"six", 6}, {"eight", 8}, {"twelve", 12}}};

constexpr std::array<std::string_view, 7> without_meaning{"every", "each", "on", "the",
                                                          "of",    "a",    "and"};

template <class Table, class Projection = std::identity>
auto find_in(const Table& table, std::string_view word, Projection projection = {}) {
    return std::ranges::find(table, word, projection);
}

std::vector<std::string_view> words_of(std::string_view text) {
    std::vector<std::string_view> words;
    constexpr std::string_view gaps = " ,;";
    for (std::size_t at = text.find_first_not_of(gaps); at != std::string_view::npos;
         at = text.find_first_not_of(gaps, at)) {
        const std::size_t end = std::min(text.find_first_of(gaps, at), text.size());
        words.push_back(text.substr(at, end - at));
        at = end;
    }
    return words;
}

std::optional<int> number_in(std::string_view text) {
    int value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    const bool is_number = error == std::errc() && end == text.data() + text.size() && value >= 0;
    return is_number ? std::optional(value) : std::nullopt;
}

std::optional<plan::date> day_of(std::optional<int> day, std::optional<int> month,
                                 std::optional<int> year) {
    if (!day || !month || !year || *year < 2000 || *year > 2100)
        return std::nullopt;
    const std::chrono::year_month_day found(std::chrono::year(*year),
                                            std::chrono::month(static_cast<unsigned>(*month)),
                                            std::chrono::day(static_cast<unsigned>(*day)));
    return found.ok() ? std::optional(plan::date(found)) : std::nullopt;
}

std::optional<int> month_in(std::string_view word) {
    const auto found = std::ranges::find_if(
        months, [&](std::string_view name) { return word.size() >= 3 && name.starts_with(word); });
    if (found == months.end())
        return std::nullopt;
    return static_cast<int>(found - months.begin()) + 1;
}

/// `2018-12-05`, `05/12/2018`, `Wednesday 5th December 2018`.
std::optional<plan::date> read_day(std::string_view text) {
    std::vector<std::string_view> words = words_of(text);
    if (words.size() > 1 && find_in(weekdays, words.front()) != weekdays.end())
        words.erase(words.begin());
    if (words.size() == 3) {
        std::string_view day = words[0];
        for (const std::string_view ending : {"st", "nd", "rd", "th"})
            if (day.ends_with(ending))
                day.remove_suffix(ending.size());
        return day_of(number_in(day), month_in(words[1]), number_in(words[2]));
    }
    if (words.size() != 1)
        return std::nullopt;
    if (const auto iso = plan::date_from_iso(words[0]))
        return iso;
    const std::size_t first = words[0].find('/');
    const std::size_t second = words[0].find('/', first + 1);
    if (first == std::string_view::npos || second == std::string_view::npos)
        return std::nullopt;
    return day_of(number_in(words[0].substr(0, first)),
                  number_in(words[0].substr(first + 1, second - first - 1)),
                  number_in(words[0].substr(second + 1)));
}

/// What the words before the day to count from say.
struct pattern {
    std::vector<std::string> days; ///< `monday` ...
    std::vector<int> which;        ///< `first and third`
    std::optional<int> weeks;
    bool is_monthly = false;
};

std::optional<pattern> read_pattern(std::string_view text) {
    constexpr int none = -1;
    pattern out;
    int count = none;
    for (std::string_view word : words_of(text)) {
        if (find_in(without_meaning, word) != without_meaning.end())
            continue;
        if (word == "weekly" || word == "fortnightly" || word == "fortnight") {
            out.weeks = word == "weekly" ? 1 : 2;
        } else if (word == "week" || word == "weeks") {
            const bool is_every_nth =
                count == none && out.which.size() == 1 && out.which.front() > 0;
            out.weeks = is_every_nth ? out.which.front() : count == none ? 1 : count;
            if (is_every_nth)
                out.which.clear();
            count = none;
        } else if (word == "month" || word == "monthly") {
            out.is_monthly = true;
        } else if (const auto* nth = find_in(ordinals, word, &ordinal::word);
                   nth != ordinals.end()) {
            out.which.push_back(nth->number);
        } else if (const auto* number = find_in(numbers, word, &ordinal::word);
                   number != numbers.end()) {
            count = number->number;
        } else if (const auto digits = number_in(word)) {
            count = *digits;
        } else {
            if (word.size() > 1 && word.ends_with('s'))
                word.remove_suffix(1);
            if (find_in(weekdays, word) == weekdays.end())
                return std::nullopt;
            out.days.emplace_back(word);
        }
    }
    // A number of something else than weeks: `2 Wednesdays`, `3 months`.
    return count == none ? std::optional(std::move(out)) : std::nullopt;
}

std::string in_capitals(std::string_view weekday) {
    std::string two(weekday.substr(0, 2));
    for (char& c : two)
        c = static_cast<char>(c - 'a' + 'A');
    return two;
}

std::string monthly_rule(const pattern& of) {
    std::string rule = "FREQ=MONTHLY;BYDAY=";
    for (const int which : of.which)
        for (const std::string& day : of.days)
            rule += fmt::format("{}{}{}", rule.ends_with('=') ? "" : ",", which, in_capitals(day));
    return rule;
}

constexpr std::string_view beginning = "2000-01-03";

/// Empty, or what is wrong. `from` empty: nobody said.
std::string settings_from(const pattern& said, const std::string& from, recurrence_settings& out) {
    if (said.is_monthly) {
        if (said.which.empty() || said.days.empty() || said.weeks)
            return "it does not say on which day of the month; " + std::string(expected);
        out.rrule = monthly_rule(said);
        out.start = from.empty() ? std::string(beginning) : from;
        return {};
    }
    if (said.which.size() > 1 || (!said.which.empty() && (said.which.front() < 0 || said.weeks)))
        return "it is not clear how often; " + std::string(expected);
    const int weeks = said.weeks.value_or(said.which.empty() ? 1 : said.which.front());
    if (said.days.empty() && from.empty())
        return "it does not say on which day; " + std::string(expected);
    if (weeks > 1 && from.empty())
        return fmt::format("it does not say from which day its {} weeks count; {}", weeks,
                           expected);
    out.days = said.days;
    if (!from.empty())
        out.every = fmt::format("{} weeks from {}", weeks, from);
    return {};
}

/// `FREQ=WEEKLY;INTERVAL=2;BYDAY=WE`, in small letters.
std::string settings_from_rule(std::string_view rule, const std::string& from,
                               recurrence_settings& out) {
    constexpr std::string_view prefix = "rrule:";
    if (rule.starts_with(prefix))
        rule = base::trim(rule.substr(prefix.size()));
    const bool counts = rule.find("interval=") != std::string_view::npos ||
                        rule.find("count=") != std::string_view::npos;
    if (counts && from.empty())
        return "it does not say from which day it counts; expected one after it, as 'from 5 "
               "December 2018'";
    out.rrule = rule;
    out.start = from.empty() ? std::string(beginning) : from;
    return {};
}

} // namespace

meetings_reading read_meetings(std::string_view text) {
    const std::string folded = base::folded(text.substr(0, longest_text + 1));
    if (folded.empty())
        return {};
    if (folded.size() > longest_text)
        return {std::nullopt,
                fmt::format("it is too long to say when a board meets; {}", expected)};
    constexpr std::string_view since = " from ";
    const std::size_t parted = folded.rfind(since);
    std::string_view said(folded);
    std::string from;
    if (parted != std::string::npos) {
        const auto day = read_day(said.substr(parted + since.size()));
        if (!day)
            return {std::nullopt,
                    fmt::format("'{}' is no day to count from; expected one as 5 December 2018",
                                base::printable(said.substr(parted + since.size())))};
        from = plan::to_iso(*day);
        said = said.substr(0, parted);
    }
    recurrence_settings settings;
    settings.on_closed_day = "skip";
    std::string fault;
    if (said.find("freq=") != std::string_view::npos)
        fault = settings_from_rule(said, from, settings);
    else if (const auto pattern = read_pattern(said))
        fault = settings_from(*pattern, from, settings);
    else
        fault = "it does not say when it meets; " + std::string(expected);
    if (!fault.empty())
        return {std::nullopt, std::move(fault)};
    try {
        return {make_recurrence(settings), {}};
    } catch (const base::user_error& error) {
        return {std::nullopt, error.what()};
    }
}

} // namespace remembrancer::calendar
