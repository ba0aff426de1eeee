#include "connectors/kit/rate_headers.hpp"

#include "connectors/kit/json_answer.hpp"
#include "connectors/transfer/retry_after.hpp"

#include <algorithm>
#include <charconv>
#include <cstdint>
#include <system_error>

namespace remembrancer::kit {
namespace {

using std::chrono::milliseconds;

constexpr std::string_view date_header = "Date";
constexpr milliseconds longest = std::chrono::hours(6);

std::string_view value_of(const transfer::http_response& answer, std::string_view name) {
    const auto found = answer.headers.find(name);
    return found == answer.headers.end() ? std::string_view() : std::string_view(found->second);
}

/// Of a time since 1970 in units of `one`.
std::optional<milliseconds> until(std::string_view time, milliseconds one,
                                  std::chrono::sys_seconds now) {
    constexpr std::int64_t latest = 100'000'000'000'000; // in the year 5138, in milliseconds
    std::int64_t value = 0;
    const char* const end = time.data() + time.size();
    const auto [stop, error] = std::from_chars(time.data(), end, value);
    if (error != std::errc() || stop != end || value < 0 || value > latest)
        return {};
    return std::min(milliseconds(latest), value * one) - milliseconds(now.time_since_epoch());
}

} // namespace

std::vector<std::string> names_of(const rate_headers& headers) {
    if (headers.remaining.empty())
        return {};
    return {std::string(headers.remaining), std::string(headers.reset), std::string(date_header)};
}

std::optional<milliseconds> pause_after(const transfer::http_response& answer,
                                        const rate_headers& headers, std::chrono::sys_seconds now) {
    if (headers.remaining.empty() || value_of(answer, headers.remaining) != "0")
        return {};
    const std::string_view reset = value_of(answer, headers.reset);
    const auto theirs = transfer::http_date(value_of(answer, date_header)).value_or(now);
    std::optional<milliseconds> pause;
    switch (headers.form) {
    case reset_form::seconds_left:
        pause = span_of(reset);
        break;
    case reset_form::epoch_seconds:
        pause = until(reset, std::chrono::seconds(1), theirs);
        break;
    case reset_form::epoch_milliseconds:
        pause = until(reset, milliseconds(1), theirs);
        break;
    }
    if (!pause || *pause <= milliseconds(0))
        return {};
    return std::min(*pause, longest);
}

} // namespace remembrancer::kit
