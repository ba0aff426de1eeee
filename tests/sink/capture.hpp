#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace remembrancer::sink {

/// Keeps what arrived, if asked to: the last delivery of each id in memory, or every one in a
/// file. An HTTP request is kept as it came; a mail with the dots unstuffed and its envelope put
/// before it as `X-Envelope-From` and `X-Envelope-To` lines. Writes block: for tests that look at
/// content, not for speed. Throws std::runtime_error when a file cannot be written.
class capture {
public:
    void keep_in_memory() { in_memory_ = true; }
    /// Files are numbered in order of arrival: 000001.http, 000002.eml.
    void write_to(std::filesystem::path directory);
    [[nodiscard]] bool wanted() const { return in_memory_ || !directory_.empty(); }

    void request(std::string_view id, std::string_view head_and_body);
    void mail(std::string_view id, std::string_view sender,
              const std::vector<std::string>& recipients, std::string_view stuffed);
    /// The last delivery with this id, or null.
    [[nodiscard]] const std::string* last(std::string_view id) const;
    void reset() { last_.clear(); }

private:
    void keep(std::string_view id, std::string text, std::string_view extension);

    bool in_memory_ = false;
    std::filesystem::path directory_;
    std::uint64_t written_ = 0;
    std::unordered_map<std::string, std::string> last_;
};

/// `data` as between DATA and the final dot, with leading dots removed (RFC 5321 4.5.2).
[[nodiscard]] std::string unstuffed(std::string_view data);

} // namespace remembrancer::sink
