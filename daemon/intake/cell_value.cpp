#include "daemon/intake/cell_value.hpp"

#include "daemon/base/text.hpp"
#include "daemon/intake/text_encoding.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <utility>

#include <fmt/format.h>

namespace remembrancer::intake {
namespace {

constexpr std::array<std::string_view, 12> month_names{
    "January", "February", "March",     "April",   "May",      "June",
    "July",    "August",   "September", "October", "November", "December"};

template <typename... Format>
std::string chars_of(double number, Format... format) {
    std::array<char, 64> buffer{};
    const auto end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), number, format...);
    return {buffer.data(), end.ptr};
}

cell_value show_day(std::chrono::sys_days day, number_shape shape) {
    const std::chrono::year_month_day date(day);
    const auto month = static_cast<unsigned>(date.month());
    const auto year = static_cast<int>(date.year());
    if (shape == number_shape::month)
        return {fmt::format("{} {}", month_names[month - 1], year), std::nullopt};
    if (shape == number_shape::year)
        return {fmt::format("{}", year), std::nullopt};
    const auto of_month = static_cast<unsigned>(date.day());
    return {fmt::format("{:02}/{:02}/{:04}", of_month, month, year), day};
}

std::string time_text(double number) {
    constexpr long seconds_a_day = 24 * 60 * 60;
    const double fraction = number - std::floor(number);
    const long seconds = std::lround(fraction * seconds_a_day) % seconds_a_day;
    const std::string minutes = fmt::format("{:02}:{:02}", seconds / 3600, seconds / 60 % 60);
    return seconds % 60 == 0 ? minutes : fmt::format("{}:{:02}", minutes, seconds % 60);
}

// The code of an escape `_xHHHH_` at the front of `raw`.
std::optional<std::uint32_t> escape_at(std::string_view raw) {
    constexpr std::size_t length = 7;
    if (raw.size() < length || !raw.starts_with("_x") || raw[length - 1] != '_')
        return std::nullopt;
    std::uint32_t code = 0;
    const char* const end = raw.data() + length - 1;
    const auto read = std::from_chars(raw.data() + 2, end, code, 16);
    return read.ec == std::errc() && read.ptr == end ? std::optional(code) : std::nullopt;
}

} // namespace

std::optional<cell_type> cell_type_from(std::string_view t) {
    static constexpr std::array<std::pair<std::string_view, cell_type>, 8> types{{
        {"", cell_type::number},
        {"n", cell_type::number},
        {"s", cell_type::shared_string},
        {"inlineStr", cell_type::inline_string},
        {"str", cell_type::text},
        {"b", cell_type::boolean},
        {"e", cell_type::error},
        {"d", cell_type::iso_date},
    }};
    const auto* const found = std::ranges::find(types, t, &decltype(types)::value_type::first);
    return found != types.end() ? std::optional(found->second) : std::nullopt;
}

std::optional<double> number_from(std::string_view text) {
    text = base::trim(text);
    if (text.starts_with('+') && !text.starts_with("+-")) // from_chars takes no plus
        text.remove_prefix(1);
    double number = 0;
    const char* const end = text.data() + text.size();
    const auto read = std::from_chars(text.data(), end, number);
    if (read.ec != std::errc() || read.ptr != end || !std::isfinite(number))
        return std::nullopt;
    return number;
}

std::string number_text(double number) {
    constexpr double exact_integers = 9007199254740992.0; // 2^53
    if (number == 0)
        return "0"; // and not -0
    if (std::trunc(number) == number && std::abs(number) <= exact_integers)
        return chars_of(number, std::chars_format::fixed, 0);
    const std::string digits = chars_of(number, std::chars_format::general, 15);
    const double rounded = number_from(digits).value_or(number);
    const double size = std::abs(rounded);
    return size >= 1e-7 && size < 1e15 ? chars_of(rounded, std::chars_format::fixed)
                                       : chars_of(rounded, std::chars_format::scientific);
}

cell_value show_number(double number, number_shape shape, date_system system) {
    if (shape == number_shape::plain)
        return {number_text(number), std::nullopt};
    const bool time_alone = number > 0 && number < 1 && system == date_system::from_1900;
    if (shape == number_shape::time_of_day || time_alone)
        return {time_text(number), std::nullopt};
    if (const auto day = day_of_serial(number, system))
        return show_day(*day, shape);
    if (system == date_system::from_1900 && std::floor(number) == 60)
        return {"29/02/1900", std::nullopt};
    return {number_text(number), std::nullopt};
}

std::optional<cell_value> show_iso_date(std::string_view text, number_shape shape) {
    text = base::trim(text);
    constexpr std::size_t date_length = 10; // 2018-11-23
    if (text.size() < date_length || text[4] != '-' || text[7] != '-' ||
        (text.size() > date_length && text[date_length] != 'T'))
        return std::nullopt;
    const auto number = [&](std::size_t at, std::size_t length) {
        unsigned value = 0;
        const char* const end = text.data() + at + length;
        const auto read = std::from_chars(text.data() + at, end, value);
        return read.ec == std::errc() && read.ptr == end ? std::optional(value) : std::nullopt;
    };
    const auto year = number(0, 4);
    const auto month = number(5, 2);
    const auto day = number(8, 2);
    if (!year || !month || !day)
        return std::nullopt;
    const std::chrono::year_month_day date(std::chrono::year(static_cast<int>(*year)),
                                           std::chrono::month(*month), std::chrono::day(*day));
    if (!date.ok())
        return std::nullopt;
    return show_day(date, shape);
}

std::string workbook_text(std::string_view raw) {
    std::string out;
    out.reserve(raw.size());
    std::size_t i = 0;
    while (i < raw.size()) {
        const auto escaped = raw[i] == '_' ? escape_at(raw.substr(i)) : std::nullopt;
        if (!escaped) {
            out += raw[i++];
            continue;
        }
        append_utf8(out, *escaped == 0 ? 0xFFFD : *escaped);
        i += 7;
    }
    std::string text = with_plain_line_breaks(std::move(out));
    return base::is_valid_utf8(text) ? text : base::valid_utf8(text);
}

} // namespace remembrancer::intake
