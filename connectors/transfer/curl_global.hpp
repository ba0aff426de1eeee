#pragma once

namespace remembrancer::transfer {

/// Keeps libcurl initialised while it lives. Whatever holds curl handles has one as its first
/// member. Any number may live at once, on any thread (libcurl counts them; 7.84 or later).
class curl_global {
public:
    /// Throws std::runtime_error when libcurl or its TLS library cannot start.
    curl_global();
    curl_global(const curl_global&) = delete;
    curl_global& operator=(const curl_global&) = delete;
    ~curl_global();
};

} // namespace remembrancer::transfer
