#include "daemon/calendar/recurrence_settings.hpp"

#include "daemon/base/error.hpp"
#include "daemon/base/log.hpp"
#include "daemon/base/text.hpp"
#include "daemon/calendar/recurrence.hpp"
#include "daemon/calendar/working_calendar.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

#include <fmt/format.h>

namespace remembrancer::calendar {
namespace {

struct weekday_name {
    std::string_view name;
    std::string_view rule;
};

// In the order of std::chrono::weekday::c_encoding.
constexpr std::array<weekday_name, 7> weekdays{{
    {"sunday", "SU"},
    {"monday", "MO"},
    {"tuesday", "TU"},
    {"wednesday", "WE"},
    {"thursday", "TH"},
    {"friday", "FR"},
    {"saturday", "SA"},
}};

constexpr std::string_view working_day = "working-day";

// A Monday before any plan: rules without a date of their own count from here.
constexpr plan::date beginning = std::chrono::year(2000) / 1 / 3;
static_assert(std::chrono::weekday(beginning) == std::chrono::Monday);

[[noreturn]] void fail(std::string_view key, std::string_view found, std::string_view expected) {
    constexpr std::size_t longest = 80;
    throw base::user_error(base::exit_code::settings,
                           fmt::format("{} is \"{}\"; expected {}", key,
                                       base::printable(found.substr(0, longest)), expected));
}

std::chrono::minutes read_time(std::string_view text) {
    int hours = -1;
    int minutes = -1;
    if (text.size() == 5 && text[2] == ':') {
        const auto read = [](std::string_view digits, int& value) {
            const char* end = digits.data() + digits.size();
            if (digits.front() == '-' || std::from_chars(digits.data(), end, value).ptr != end)
                value = -1;
        };
        read(text.substr(0, 2), hours);
        read(text.substr(3, 2), minutes);
    }
    if (hours < 0 || hours > 23 || minutes < 0 || minutes > 59)
        fail("time", text, "hours and minutes as 08:30, from 00:00 to 23:59");
    return std::chrono::minutes(60 * hours + minutes);
}

closed_day_policy read_policy(std::string_view text) {
    if (text == "keep")
        return closed_day_policy::keep;
    if (text == "skip")
        return closed_day_policy::skip;
    if (text == "next-working-day")
        return closed_day_policy::next_working_day;
    fail("on_closed_day", text, "keep, skip or next-working-day");
}

// `2 weeks from 2018-12-05`, perhaps with `every` before it.
struct interval {
    int weeks = 1;
    plan::date from = beginning;
};

interval read_interval(std::string_view text) {
    const std::string folded = base::folded(text);
    std::string_view rest = folded;
    const auto take = [&rest](std::string_view word) {
        if (!rest.starts_with(word))
            return false;
        rest.remove_prefix(word.size());
        return true;
    };
    take("every ");
    interval found;
    const char* end = rest.data() + rest.size();
    const auto number = std::from_chars(rest.data(), end, found.weeks);
    bool understood = number.ec == std::errc();
    rest.remove_prefix(static_cast<std::size_t>(number.ptr - rest.data()));
    understood = understood && (take(" weeks from ") || take(" week from "));
    const auto from = understood ? plan::date_from_iso(rest) : std::nullopt;
    constexpr int longest = 520;
    if (!from || found.weeks < 1 || found.weeks > longest)
        fail("every", text, "a number of weeks and a date, as \"2 weeks from 2018-12-05\"");
    found.from = *from;
    return found;
}

const weekday_name& read_weekday(const std::string& text) {
    const std::string folded = base::folded(text.substr(0, 80));
    const auto found = std::ranges::find(weekdays, folded, &weekday_name::name);
    if (found != weekdays.end())
        return *found;
    std::vector<std::string> known{std::string(working_day)};
    for (const weekday_name& day : weekdays)
        known.emplace_back(day.name);
    const std::string guess = base::nearest(folded, known);
    fail("days", text,
         fmt::format("monday to sunday, or working-day alone{}",
                     guess.empty() ? "" : ". Did you mean " + guess + "?"));
}

std::string weekly_rule(const recurrence_settings& settings, const interval& every) {
    std::string rule = fmt::format("FREQ=WEEKLY;INTERVAL={};BYDAY=", every.weeks);
    if (settings.days.empty())
        return rule.append(weekdays.at(std::chrono::weekday(every.from).c_encoding()).rule);
    for (std::size_t n = 0; n < settings.days.size(); ++n)
        rule.append(n == 0 ? "" : ",").append(read_weekday(settings.days[n]).rule);
    return rule;
}

// Weeks begin on Monday, and nothing happens before the date itself: `monday` with `2 weeks from`
// Wednesday 5 December has its first Monday on the 17th.
recurrence make_plain(const recurrence_settings& settings, std::chrono::minutes time) {
    const bool each_working_day =
        std::ranges::find(settings.days, working_day) != settings.days.end();
    if (each_working_day && (settings.days.size() > 1 || !settings.every.empty()))
        fail("days", working_day, "working-day alone: without other days, and without every");
    const closed_day_policy policy = read_policy(settings.on_closed_day);
    zone where = zone::named(settings.zone);
    if (each_working_day || (settings.days.empty() && settings.every.empty()))
        return {"FREQ=DAILY", {beginning, time}, std::move(where), closed_day_policy::skip};
    const interval every = settings.every.empty() ? interval{} : read_interval(settings.every);
    return {weekly_rule(settings, every), {every.from, time}, std::move(where), policy};
}

recurrence make_from_rule(const recurrence_settings& settings, std::chrono::minutes time) {
    if (!settings.days.empty() || !settings.every.empty())
        fail("rrule", settings.rrule, "either rrule, or days and every, not both");
    const auto start = plan::date_from_iso(settings.start);
    if (!start)
        fail("start", settings.start, "the date from which rrule counts, as 2018-12-05");
    return {settings.rrule,
            {*start, time},
            zone::named(settings.zone),
            read_policy(settings.on_closed_day)};
}

// The messages of this folder begin with their key, as `time is "8"` or `rrule: FREQ is missing`.
settings_fault fault_from(std::string_view default_key, std::string_view message) {
    constexpr std::array<std::string_view, 7> keys{"days", "every",         "rrule", "start",
                                                   "time", "on_closed_day", "zone"};
    for (const std::string_view key : keys) {
        if (!message.starts_with(key))
            continue;
        const std::string_view rest = message.substr(key.size());
        if (rest.starts_with(": "))
            return {std::string(key), std::string(rest.substr(2))};
        if (rest.starts_with(" is "))
            return {std::string(key), fmt::format("it{}", rest)};
    }
    return {std::string(default_key), std::string(message)};
}

} // namespace

recurrence make_recurrence(const recurrence_settings& settings) {
    const std::chrono::minutes time = read_time(settings.time);
    if (!settings.rrule.empty())
        return make_from_rule(settings, time);
    if (!settings.start.empty())
        fail("start", settings.start, "no start without rrule; every has a date of its own");
    return make_plain(settings, time);
}

std::vector<settings_fault> faults_of(const recurrence_settings& settings) {
    std::vector<settings_fault> faults;
    const auto check = [&faults](std::string_view key, const recurrence_settings& part) {
        try {
            static_cast<void>(make_recurrence(part));
        } catch (const base::user_error& error) {
            faults.push_back(fault_from(key, error.what()));
        }
    };
    // Each value by itself first, because make_recurrence stops at the first that is wrong.
    const auto alone = [](auto member, const std::string& value) {
        recurrence_settings part;
        part.days = {std::string(weekdays.at(1).name)};
        part.*member = value;
        return part;
    };
    check("time", alone(&recurrence_settings::time, settings.time));
    check("zone", alone(&recurrence_settings::zone, settings.zone));
    check("on_closed_day", alone(&recurrence_settings::on_closed_day, settings.on_closed_day));
    if (faults.empty())
        check("rrule", settings);
    return faults;
}

} // namespace remembrancer::calendar
