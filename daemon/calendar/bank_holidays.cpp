#include "daemon/calendar/bank_holidays.hpp"

#include "daemon/base/error.hpp"
#include "daemon/base/log.hpp"
#include "daemon/calendar/working_calendar.hpp"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <fstream>
#include <iterator>
#include <utility>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace remembrancer::calendar {
namespace {

using nlohmann::json;

constexpr std::array<std::pair<nation, std::string_view>, 3> nations{{
    {nation::england_and_wales, "england-and-wales"},
    {nation::scotland, "scotland"},
    {nation::northern_ireland, "northern-ireland"},
}};

constexpr std::string_view shape =
    R"({"england-and-wales": {"division": "england-and-wales", "events": [{"title": "Christmas Day",)"
    R"( "date": "2018-12-25", "notes": "", "bunting": true}]}, ...} as published at)"
    R"( https://www.gov.uk/bank-holidays.json)";

// As much of a foreign value as an error line can bear.
std::string excerpt(const json& value) {
    constexpr std::size_t longest = 60;
    std::string text = value.dump(-1, ' ', true, json::error_handler_t::replace);
    if (text.size() > longest)
        text = text.substr(0, longest) + "...";
    return base::printable(text);
}

[[noreturn]] void fail(const std::string& file, std::string_view where, const std::string& fault,
                       std::string_view expected) {
    throw base::user_error(
        base::exit_code::settings,
        fmt::format("{}: {}{}; expected {}", base::printable(file), where, fault, expected));
}

holiday_list read_events(const json& events, const std::string& file, std::string_view division) {
    holiday_list days;
    std::size_t number = 0;
    for (const json& event : events) {
        const std::string where = fmt::format("{}, event {}: ", division, ++number);
        if (!event.is_object() || !event.contains("date") || !event.contains("title"))
            fail(file, where, "found " + excerpt(event), "an object with a title and a date");
        const json& title = event["title"];
        const json& date = event["date"];
        if (!title.is_string())
            fail(file, where, "the title is " + excerpt(title), "text");
        const auto day = date.is_string() ? plan::date_from_iso(date.get_ref<const std::string&>())
                                          : std::nullopt;
        if (!day || *day < working_calendar::first_day || *day > working_calendar::last_day)
            fail(file, where, "the date is " + excerpt(date),
                 "a date as \"2018-12-25\", from 2000 to 2100");
        days[*day] = title.get<std::string>();
    }
    return days;
}

json parse_json(std::string_view text, const std::string& file) {
    try {
        return json::parse(text);
    } catch (const json::parse_error& fault) {
        const auto end = std::min<std::size_t>(fault.byte, text.size());
        const auto line = 1 + std::count(text.begin(), text.begin() + static_cast<long>(end), '\n');
        fail(file, fmt::format("line {}: ", line), "this is not JSON", shape);
    }
}

} // namespace

std::string_view to_text(nation which) {
    return std::ranges::find(nations, which, &std::pair<nation, std::string_view>::first)->second;
}

std::optional<nation> nation_from_text(std::string_view text) {
    const auto found =
        std::ranges::find(nations, text, &std::pair<nation, std::string_view>::second);
    if (found == nations.end())
        return std::nullopt;
    return found->first;
}

bank_holidays parse_bank_holidays(std::string_view text, const std::string& file) {
    const json document = parse_json(text, file);
    if (!document.is_object() || document.empty())
        fail(file, "", "found " + excerpt(document), shape);
    bank_holidays all;
    for (const auto& [name, division] : document.items()) {
        const auto which = nation_from_text(name);
        if (!which)
            fail(file, "", "found the division " + excerpt(name),
                 "england-and-wales, scotland or northern-ireland");
        if (!division.is_object() || !division.contains("events") || !division["events"].is_array())
            fail(file, name + ": ", "found no list of events", shape);
        all[*which] = read_events(division["events"], file, name);
    }
    return all;
}

void merge(bank_holidays& known, const bank_holidays& newer) {
    using namespace std::chrono;
    for (const auto& [which, days] : newer) {
        holiday_list& list = known[which];
        for (const auto& [day, title] : days) {
            const year of = year_month_day(day).year();
            const auto january = days.lower_bound(sys_days(of / January / 1));
            const auto december = days.lower_bound(sys_days(of / December / 1));
            const bool whole = january->first < sys_days(of / February / 1) &&
                               december != days.end() && december->first <= of / December / 31;
            if (whole && january->first == day)
                list.erase(list.lower_bound(sys_days(of / January / 1)),
                           list.upper_bound(sys_days(of / December / 31)));
            list[day] = title;
        }
    }
}

bank_holidays read_bank_holidays(const std::vector<std::string>& files) {
    bank_holidays all;
    for (const std::string& file : files) {
        std::ifstream in(file, std::ios::binary);
        const std::string text(std::istreambuf_iterator<char>(in), {});
        if (!in.is_open() || in.bad())
            fail(file, "", fmt::format("cannot be read ({})", std::strerror(errno)),
                 "a readable bank-holidays.json; correct the path in the settings");
        merge(all, parse_bank_holidays(text, file));
    }
    return all;
}

} // namespace remembrancer::calendar
