#include "daemon/plan/date.hpp"

#include <array>
#include <charconv>

#include <fmt/compile.h>
#include <fmt/format.h>

namespace remembrancer::plan {
namespace {

constexpr std::array<std::string_view, 12> months{"January",   "February", "March",    "April",
                                                  "May",       "June",     "July",     "August",
                                                  "September", "October",  "November", "December"};
constexpr std::array<std::string_view, 7> weekdays{"Sunday",   "Monday", "Tuesday", "Wednesday",
                                                   "Thursday", "Friday", "Saturday"};

std::string_view month_name(std::chrono::month month) {
    return months.at(static_cast<unsigned>(month) - 1);
}

std::optional<unsigned> digits(std::string_view text) {
    unsigned value = 0;
    for (const char c : text) {
        if (c < '0' || c > '9')
            return std::nullopt;
        value = value * 10 + static_cast<unsigned>(c - '0');
    }
    return value;
}

} // namespace

std::string to_iso(date day) {
    const std::chrono::year_month_day ymd(day);
    // Written out by hand: a round formats a date for every item it wakes.
    std::string out = "0000-00-00";
    auto put = [&out](std::size_t at, unsigned value) {
        out[at] = static_cast<char>('0' + value / 10);
        out[at + 1] = static_cast<char>('0' + value % 10);
    };
    const auto year = static_cast<unsigned>(static_cast<int>(ymd.year()));
    put(0, year / 100 % 100);
    put(2, year % 100);
    put(5, static_cast<unsigned>(ymd.month()));
    put(8, static_cast<unsigned>(ymd.day()));
    return out;
}

std::optional<date> date_from_iso(std::string_view text) {
    if (text.size() != 10 || text[4] != '-' || text[7] != '-')
        return std::nullopt;
    const auto year = digits(text.substr(0, 4));
    const auto month = digits(text.substr(5, 2));
    const auto day = digits(text.substr(8, 2));
    if (!year || !month || !day)
        return std::nullopt;
    const std::chrono::year_month_day ymd{std::chrono::year(static_cast<int>(*year)),
                                          std::chrono::month(*month), std::chrono::day(*day)};
    if (!ymd.ok())
        return std::nullopt;
    return date(ymd);
}

std::string in_words(date day) {
    const std::chrono::year_month_day ymd(day);
    return fmt::format(FMT_COMPILE("{} {} {}"), static_cast<unsigned>(ymd.day()),
                       month_name(ymd.month()), static_cast<int>(ymd.year()));
}

std::string in_words_with_weekday(date day) {
    return fmt::format(FMT_COMPILE("{} {}"), weekdays.at(std::chrono::weekday(day).c_encoding()),
                       in_words(day));
}

std::string month_in_words(date day) {
    const std::chrono::year_month_day ymd(day);
    return fmt::format(FMT_COMPILE("{} {}"), month_name(ymd.month()), static_cast<int>(ymd.year()));
}

} // namespace remembrancer::plan
