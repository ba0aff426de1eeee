#include "daemon/settings/duration_text.hpp"

#include <charconv>
#include <cstdint>

namespace remembrancer::settings {
namespace {

struct unit {
    std::string_view name;
    std::chrono::milliseconds length;
};

constexpr unit units[] = {
    {"d", std::chrono::days(1)},          {"h", std::chrono::hours(1)},
    {"m", std::chrono::minutes(1)},       {"s", std::chrono::seconds(1)},
    {"ms", std::chrono::milliseconds(1)},
};

constexpr std::chrono::milliseconds longest = std::chrono::days(10'000);

} // namespace

std::optional<std::chrono::milliseconds> duration_from_text(std::string_view text) {
    if (text.empty() || text.front() == '-')
        return std::nullopt;
    std::int64_t count = 0;
    const char* end = text.data() + text.size();
    const auto number = std::from_chars(text.data(), end, count);
    if (number.ec != std::errc())
        return std::nullopt;
    const std::string_view name = text.substr(static_cast<std::size_t>(number.ptr - text.data()));
    for (const unit& one : units)
        if (one.name == name && count <= longest / one.length)
            return count * one.length;
    return std::nullopt;
}

std::string to_text(std::chrono::milliseconds length) {
    for (const unit& one : units)
        if (length % one.length == std::chrono::milliseconds(0) && length >= one.length)
            return std::to_string(length / one.length).append(one.name);
    return length == length.zero() ? "0s" : std::to_string(length.count()).append("ms");
}

} // namespace remembrancer::settings
