#include "connectors/transfer/retry_after.hpp"

#include "daemon/base/text.hpp"

#include <algorithm>
#include <charconv>
#include <string>

#include <curl/curl.h>

namespace remembrancer::transfer {
namespace {

using namespace std::chrono_literals;

constexpr std::chrono::seconds shortest = 1s;
constexpr std::chrono::seconds longest = 6h;

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

} // namespace

std::optional<std::chrono::sys_seconds> http_date(std::string_view text) {
    // All three forms begin with the day's name; without this check curl_getdate takes fragments
    // such as "1.5" for dates.
    const bool begins_with_letter =
        !text.empty() && (text.front() | 0x20) >= 'a' && (text.front() | 0x20) <= 'z';
    const std::time_t when =
        begins_with_letter ? curl_getdate(std::string(text).c_str(), nullptr) : std::time_t{-1};
    if (when < 0)
        return std::nullopt;
    return std::chrono::sys_seconds(std::chrono::seconds(when));
}

std::optional<std::chrono::seconds> retry_after(std::string_view header,
                                                std::chrono::sys_seconds now) {
    const std::string_view text = base::trim(header);
    if (text.empty())
        return std::nullopt;
    if (std::ranges::all_of(text, is_digit)) {
        std::int64_t seconds = 0;
        const auto read = std::from_chars(text.data(), text.data() + text.size(), seconds);
        if (read.ec != std::errc())
            return longest; // more digits than a number holds
        return std::chrono::seconds(std::clamp(seconds, shortest.count(), longest.count()));
    }
    const auto when = http_date(text);
    if (!when)
        return std::nullopt;
    return std::clamp<std::chrono::seconds>(*when - now, shortest, longest);
}

} // namespace remembrancer::transfer
