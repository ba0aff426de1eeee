#include "daemon/calendar/rule_text.hpp"

#include "daemon/base/error.hpp"
#include "daemon/base/log.hpp"
#include "daemon/base/text.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <map>
#include <optional>
#include <vector>

#include <fmt/format.h>

namespace remembrancer::calendar {
namespace {

using parts = std::map<std::string, std::string, std::less<>>;

// Whole numbers that a part takes; `negative` when -n counts from the end.
struct number_part {
    std::string_view name;
    int low;
    int high;
    bool negative;
};

// RFC 5545, section 3.3.10. INTERVAL and COUNT have no limit there: these keep libical's 16 bits
// safe and a rule's expansion short.
constexpr std::array<number_part, 8> number_parts{{
    {"INTERVAL", 1, 1000, false},
    {"COUNT", 1, 10000, false},
    {"BYMINUTE", 0, 59, false},
    {"BYHOUR", 0, 23, false},
    {"BYMONTHDAY", 1, 31, true},
    {"BYYEARDAY", 1, 366, true},
    {"BYMONTH", 1, 12, false},
    {"BYSETPOS", 1, 366, true},
}};

constexpr std::array<std::string_view, 7> weekdays{"MO", "TU", "WE", "TH", "FR", "SA", "SU"};

[[noreturn]] void fail(std::string_view part, std::string_view found, std::string_view expected) {
    constexpr std::size_t longest = 60;
    throw base::user_error(base::exit_code::settings,
                           fmt::format("rrule: {} is \"{}\"; expected {}", part,
                                       base::printable(found.substr(0, longest)), expected));
}

std::vector<std::string_view> split(std::string_view text, char at) {
    std::vector<std::string_view> pieces;
    for (;;) {
        const std::size_t end = text.find(at);
        pieces.push_back(text.substr(0, end));
        if (end == std::string_view::npos)
            return pieces;
        text.remove_prefix(end + 1);
    }
}

std::optional<int> number(std::string_view text) {
    int value = 0;
    const auto [end, ec] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (ec != std::errc() || end != text.data() + text.size())
        return std::nullopt;
    return value;
}

void check_numbers(const number_part& part, std::string_view values) {
    const bool is_list = part.name.starts_with("BY");
    const std::vector<std::string_view> list =
        is_list ? split(values, ',') : std::vector<std::string_view>{values};
    for (const std::string_view text : list) {
        const auto value = number(text);
        const int size = value ? (part.negative && *value < 0 ? -*value : *value) : part.low - 1;
        if (size < part.low || size > part.high)
            fail(part.name, values,
                 fmt::format("{} {} to {}{}", is_list ? "numbers from" : "a number from", part.low,
                             part.high,
                             part.negative ? ", or from -1 back, counted from the end" : ""));
    }
}

bool is_weekday(std::string_view text) {
    return std::ranges::find(weekdays, text) != weekdays.end();
}

void check_days(std::string_view values, std::string_view frequency) {
    const bool may_count = frequency == "MONTHLY" || frequency == "YEARLY";
    const int most = frequency == "MONTHLY" ? 5 : 53;
    for (std::string_view text : split(values, ',')) {
        const std::string_view day = text.size() < 2 ? text : text.substr(text.size() - 2);
        std::string_view position = text.substr(0, text.size() - day.size());
        if (position.starts_with('+'))
            position.remove_prefix(1);
        const auto count = number(position);
        if (!is_weekday(day) || (!position.empty() && !count))
            fail("BYDAY", values, "weekdays such as MO,TH, or -1FR for the last Friday");
        if (count && !may_count)
            fail("BYDAY", values,
                 "weekdays without numbers: a number goes with FREQ=MONTHLY or "
                 "FREQ=YEARLY only");
        if (count && (*count == 0 || std::abs(*count) > most))
            fail("BYDAY", values,
                 fmt::format("a number from 1 to {0} or -1 to -{0} before the weekday", most));
    }
}

// UNTIL in UTC, as RFC 5545 has it for times with a zone; a bare date means the end of that day.
std::string local_until(std::string_view text, const zone& where) {
    constexpr std::string_view expected =
        "a date as 20190331, or a time in UTC as 20190331T120000Z, or without Z in local time";
    const auto field = [&](std::size_t at, std::size_t size) {
        const auto value = number(text.substr(at, size));
        if (!value || *value < 0)
            fail("UNTIL", text, expected);
        return *value;
    };
    const bool is_date = text.size() == 8;
    const bool is_utc = text.size() == 16 && text.back() == 'Z';
    if (!is_date && !is_utc && !(text.size() == 15 && text[8] == 'T'))
        fail("UNTIL", text, expected);
    const std::chrono::year_month_day ymd(std::chrono::year(field(0, 4)),
                                          std::chrono::month(static_cast<unsigned>(field(4, 2))),
                                          std::chrono::day(static_cast<unsigned>(field(6, 2))));
    if (!ymd.ok() || (!is_date && (text[8] != 'T' || field(9, 2) > 23 || field(11, 2) > 59 ||
                                   field(13, 2) > 60)))
        fail("UNTIL", text, expected);
    local_time until{plan::date(ymd), std::chrono::minutes(23 * 60 + 59)};
    if (!is_date)
        until.of_day = std::chrono::minutes(60 * field(9, 2) + field(11, 2));
    if (is_utc)
        until =
            where.to_local(std::chrono::sys_time<std::chrono::minutes>(until.day) + until.of_day);
    std::string iso = plan::to_iso(until.day);
    std::erase(iso, '-');
    return fmt::format("{}T{:02}{:02}00", iso, until.of_day.count() / 60,
                       until.of_day.count() % 60);
}

parts split_parts(std::string_view rule) {
    std::string upper(base::trim(rule));
    std::ranges::transform(upper, upper.begin(), [](char c) {
        return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
    });
    std::string_view text = upper;
    if (text.starts_with("RRULE:"))
        text.remove_prefix(6);
    if (text.ends_with(';'))
        text.remove_suffix(1);
    parts found;
    for (const std::string_view part : split(text, ';')) {
        const std::size_t equals = part.find('=');
        if (equals == std::string_view::npos || equals + 1 == part.size())
            fail("a part", part, "NAME=VALUE, as in FREQ=WEEKLY;BYDAY=MO");
        const std::string name(part.substr(0, equals));
        if (!found.emplace(name, part.substr(equals + 1)).second)
            fail("a second " + base::printable(name), part, "each part once");
    }
    return found;
}

void check_frequency(const parts& found) {
    constexpr std::string_view expected = "DAILY, WEEKLY, MONTHLY or YEARLY";
    const auto frequency = found.find("FREQ");
    if (frequency == found.end())
        throw base::user_error(base::exit_code::settings,
                               fmt::format("rrule: FREQ is missing; expected {}", expected));
    const std::string& value = frequency->second;
    if (value != "DAILY" && value != "WEEKLY" && value != "MONTHLY" && value != "YEARLY")
        fail("FREQ", value, expected);
}

void check_names(const parts& found) {
    std::vector<std::string> known{"FREQ", "UNTIL", "BYDAY", "WKST"};
    for (const number_part& part : number_parts)
        known.emplace_back(part.name);
    for (const auto& [name, value] : found) {
        if (std::ranges::find(known, name) != known.end())
            continue;
        const std::string guess = name.size() <= 20 ? base::nearest(name, known) : "";
        // BYWEEKNO is left out: libical 3.0.16 returns some of its dates twice.
        fail("a part", name,
             fmt::format("one of {}{}", fmt::join(known, ", "),
                         guess.empty() ? "" : ". Did you mean " + guess + "?"));
    }
}

// The combinations that RFC 5545 forbids; libical reads some of them as something else.
void check_combinations(const parts& found) {
    const std::string& frequency = found.at("FREQ");
    const bool has_by = std::ranges::any_of(found, [](const auto& part) {
        return part.first.starts_with("BY") && part.first != "BYSETPOS";
    });
    if (found.contains("COUNT") && found.contains("UNTIL"))
        fail("COUNT", found.at("COUNT"), "either COUNT or UNTIL, not both");
    if (found.contains("BYMONTHDAY") && frequency == "WEEKLY")
        fail("BYMONTHDAY", found.at("BYMONTHDAY"), "no BYMONTHDAY with FREQ=WEEKLY");
    if (found.contains("BYYEARDAY") && frequency != "YEARLY")
        fail("BYYEARDAY", found.at("BYYEARDAY"), "BYYEARDAY with FREQ=YEARLY only");
    if (found.contains("BYSETPOS") && !has_by)
        fail("BYSETPOS", found.at("BYSETPOS"), "another BY part for it to choose from");
}

} // namespace

std::string checked_rule(std::string_view rule, const zone& where) {
    constexpr std::size_t longest = 500;
    if (rule.size() > longest)
        fail("the rule", rule, fmt::format("at most {} characters", longest));
    parts found = split_parts(rule);
    check_names(found);
    check_frequency(found);
    for (const number_part& part : number_parts)
        if (const auto value = found.find(part.name); value != found.end())
            check_numbers(part, value->second);
    if (const auto days = found.find("BYDAY"); days != found.end())
        check_days(days->second, found.at("FREQ"));
    if (const auto start = found.find("WKST"); start != found.end() && !is_weekday(start->second))
        fail("WKST", start->second, "one of MO, TU, WE, TH, FR, SA, SU");
    if (const auto until = found.find("UNTIL"); until != found.end())
        until->second = local_until(until->second, where);
    check_combinations(found);

    std::string text = "FREQ=" + found.at("FREQ");
    for (const auto& [name, value] : found)
        if (name != "FREQ")
            text += ';' + name + '=' + value;
    return text;
}

} // namespace remembrancer::calendar
