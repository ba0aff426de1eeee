#pragma once

#include <chrono>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace remembrancer::kit {

/// The top level of an answer that is one JSON object. Of any other answer, one that was cut among
/// them, there is nothing in it.
class json_answer {
public:
    explicit json_answer(std::string_view body);

    [[nodiscard]] bool is_object() const { return is_object_; }

    /// A text; of a number or a truth value what JSON writes; empty for everything else.
    [[nodiscard]] std::string text(std::string_view key) const;

private:
    bool is_object_ = false;
    std::map<std::string, std::string, std::less<>> values_;
};

/// A number of seconds that may have a fraction, at most a day; none for what is no such number.
[[nodiscard]] std::optional<std::chrono::milliseconds> span_of(std::string_view seconds);

/// The same in whole seconds, rounded up.
[[nodiscard]] std::optional<std::chrono::seconds> whole_span_of(std::string_view seconds);

} // namespace remembrancer::kit
