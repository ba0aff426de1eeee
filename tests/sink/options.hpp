#pragma once

#include "tests/sink/fault.hpp"
#include "tests/sink/hub.hpp"

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace remembrancer::sink {

enum class protocol { http, https, smtp, smtps };

struct listen_option {
    protocol speaks = protocol::http;
    std::string address;    ///< numeric
    std::uint16_t port = 0; ///< 0: any that is free
};

struct sink_options {
    std::vector<listen_option> listeners;
    std::vector<fault> faults;
    auth_policy auth;
    talk_limits limits;
    std::filesystem::path tls_cert; ///< PEM, with its chain; STARTTLS is offered if given
    std::filesystem::path tls_key;  ///< PEM
    std::filesystem::path capture;  ///< a directory; empty: none
    bool keep = false;
    bool require_tls = false;
    bool die_with_parent = false;
    bool help = false;
};

extern const std::string_view usage;

/// Throws std::invalid_argument that says which argument is wrong.
[[nodiscard]] sink_options parse_options(const std::vector<std::string>& arguments);

} // namespace remembrancer::sink
