#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace remembrancer::bench {

/// What is posted, the same on both sides but for the webhook-id.
struct post {
    std::string url;
    std::string body;
    std::vector<std::string> headers; ///< each but the webhook-id
    int count = 0;
    int connections = 32;
};

/// Seconds that libcurl alone needs, on one thread around curl_multi_poll. Each request sets its
/// easy handle up from nothing, as a plain client's does. Throws on any answer but 2xx.
[[nodiscard]] double bare_posts(const post& what);

} // namespace remembrancer::bench
