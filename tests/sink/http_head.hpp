#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace remembrancer::sink {

/// The head of one HTTP/1 request, as views into the bytes it was parsed from.
struct http_head {
    std::string_view method;
    std::string_view target;
    std::string_view id;  ///< `webhook-id`, else `X-Id`
    std::size_t size = 0; ///< bytes, the empty line included
    std::uint64_t content_length = 0;
    bool keep_alive = true;
    bool expects_continue = false;
};

enum class head_state { incomplete, complete, refused };

struct head_result {
    head_state state = head_state::incomplete;
    int status = 0; ///< to answer with when refused; the connection is then beyond use
    http_head head;
};

/// RFC 9112, strictly: CRLF only, no folding, no white space before the colon, one Content-Length.
/// Any Transfer-Encoding is refused with 411.
[[nodiscard]] head_result parse_head(std::string_view input);

/// ASCII, without regard to case.
[[nodiscard]] bool same_word(std::string_view a, std::string_view b);

} // namespace remembrancer::sink
