#pragma once

// For the files of this folder that read and write the models of messages.

#include "daemon/plan/digest.hpp"
#include "daemon/plan/json_writer.hpp"
#include "daemon/plan/message_item.hpp"

#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include <boost/json.hpp>

namespace remembrancer::plan {

namespace json = boost::json;

/// Throws std::runtime_error for a name that no value has.
template <class Value>
[[nodiscard]] Value required(std::optional<Value> value, std::string_view what,
                             std::string_view text) {
    if (!value)
        throw std::runtime_error("message model: unknown " + std::string(what) + " '" +
                                 std::string(text) + "'");
    return *value;
}

void write(json_writer& to, const std::vector<std::string>& texts);
void write(json_writer& to, const plan_date& when);
void write(json_writer& to, const message_item& item);
void write(json_writer& to, const digest& model);

// These throw boost's system_error for another shape, and std::runtime_error for an unknown name.

[[nodiscard]] inline std::string_view view(const json::value& value) {
    const json::string& text = value.as_string();
    return {text.data(), text.size()};
}
[[nodiscard]] inline std::string text_at(const json::object& from, json::string_view key) {
    return std::string(view(from.at(key)));
}
[[nodiscard]] inline int number_at(const json::object& from, json::string_view key) {
    return from.at(key).to_number<int>();
}
[[nodiscard]] date date_of(const json::value& value);
[[nodiscard]] std::optional<date> optional_date(const json::value& value);
[[nodiscard]] plan_date decode_plan_date(const json::object& value);
[[nodiscard]] message_item decode_item(const json::object& value);
[[nodiscard]] digest decode_digest(const json::object& value);

} // namespace remembrancer::plan
