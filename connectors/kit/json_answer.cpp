#include "connectors/kit/json_answer.hpp"

#include <algorithm>
#include <charconv>
#include <system_error>

#include <nlohmann/json.hpp>

namespace remembrancer::kit {

json_answer::json_answer(std::string_view body) {
    const auto parsed = nlohmann::json::parse(body, nullptr, false);
    is_object_ = parsed.is_object();
    if (!is_object_)
        return;
    for (const auto& [key, value] : parsed.items()) {
        if (value.is_string())
            values_.emplace(key, value.get<std::string>());
        else if (value.is_number() || value.is_boolean())
            values_.emplace(key, value.dump());
    }
}

std::string json_answer::text(std::string_view key) const {
    const auto found = values_.find(key);
    return found == values_.end() ? std::string() : found->second;
}

std::optional<std::chrono::milliseconds> span_of(std::string_view seconds) {
    constexpr double longest = 24 * 60 * 60;
    double value = 0;
    const char* const end = seconds.data() + seconds.size();
    const auto [stop, error] = std::from_chars(seconds.data(), end, value);
    if (error != std::errc() || stop != end || !(value >= 0))
        return {};
    return std::chrono::ceil<std::chrono::milliseconds>(
        std::chrono::duration<double>(std::min(value, longest)));
}

std::optional<std::chrono::seconds> whole_span_of(std::string_view seconds) {
    const auto span = span_of(seconds);
    if (!span)
        return {};
    return std::chrono::ceil<std::chrono::seconds>(*span);
}

} // namespace remembrancer::kit
