#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace remembrancer::kit {

/// Appends `text` as the inside of a JSON string of at most `limit` bytes as written (and an
/// ellipsis where it was longer). Invalid UTF-8 becomes U+FFFD; control characters are escaped.
void append_text(std::string& out, std::string_view text, std::size_t limit);

/// Writes one JSON object to the end of a buffer, in the order of the calls. A payload has to stop
/// at a size, and to take back what went beyond: for that the bytes must be at hand.
class json_object {
public:
    explicit json_object(std::string& out) : out_(out) { out_ += '{'; }
    json_object(const json_object&) = delete;
    json_object& operator=(const json_object&) = delete;

    void text(std::string_view key, std::string_view value, std::size_t limit);
    void number(std::string_view key, std::int64_t value);
    void null(std::string_view key);
    /// The caller writes the value.
    std::string& value(std::string_view key);
    void close() { out_ += '}'; }

private:
    std::string& out_;
    bool first_ = true;
};

} // namespace remembrancer::kit
