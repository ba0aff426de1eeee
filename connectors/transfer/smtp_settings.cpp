#include "connectors/transfer/smtp_settings.hpp"

#include "connectors/transfer/url.hpp"

#include <algorithm>
#include <utility>

#include <arpa/inet.h>

namespace remembrancer::transfer {
namespace {

bool is_ipv4(const std::string& host) {
    in_addr address{};
    return inet_pton(AF_INET, host.c_str(), &address) == 1;
}

bool is_ipv6(const std::string& host) {
    in6_addr address{};
    return inet_pton(AF_INET6, host.c_str(), &address) == 1;
}

// Letters, digits, hyphen and dot (RFC 1123); a name beyond ASCII belongs here as its A-label.
bool is_host_name(const std::string& host) {
    return !host.empty() && host.size() <= 253 && host.front() != '.' && host.front() != '-' &&
           std::ranges::all_of(host, [](char c) {
               return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                      c == '-' || c == '.';
           });
}

bool has_control(const std::string& text) {
    return std::ranges::any_of(text, [](char c) { return (c >= 0 && c < ' ') || c == '\x7f'; });
}

struct timeout_range {
    const char* key;
    std::chrono::seconds value;
    std::chrono::seconds largest;
};

void check_token_source(const smtp_settings& settings, std::vector<std::string>& faults) {
    if (settings.token_file.empty() && settings.token.url.empty())
        faults.emplace_back("token_file: expected, or token_url, because auth is \"xoauth2\"");
    if (!settings.token_file.empty() && !settings.token.url.empty())
        faults.emplace_back("token_url: there is a token_file too; keep one of them");
    if (settings.token.url.empty())
        return;
    for (std::string& fault : faults_in(settings.token))
        faults.push_back(std::move(fault));
}

void check_authentication(const smtp_settings& settings, std::vector<std::string>& faults) {
    if (settings.auth == smtp_auth::none)
        return;
    if (settings.user.empty() || has_control(settings.user))
        faults.emplace_back("user: expected the account's name, for auth other than \"none\"");
    if (settings.auth == smtp_auth::password && settings.password.empty())
        faults.emplace_back("password_file: expected, because auth is \"password\"");
    if (settings.auth == smtp_auth::xoauth2)
        check_token_source(settings, faults);
    if (settings.tls == smtp_tls::none && !is_loopback(settings.host))
        faults.emplace_back("auth: a password never leaves this machine without TLS; set tls to "
                            "\"starttls\" or \"implicit\"");
}

} // namespace

bool is_loopback(const std::string& host) {
    return host == "localhost" || host == "::1" || (host.starts_with("127.") && is_ipv4(host));
}

std::vector<std::string> faults_in(const token_endpoint& endpoint) {
    std::vector<std::string> faults;
    const base::secret url(endpoint.url);
    if (const std::string fault = url_fault(url, is_loopback(host_of(url))); !fault.empty())
        faults.push_back("token_url: " + fault);
    if (endpoint.client_id.empty() || has_control(endpoint.client_id))
        faults.emplace_back("client_id: expected the ID of the application that token_url knows");
    if (endpoint.client_secret.empty())
        faults.emplace_back("client_secret_file: expected, because there is a token_url");
    if (endpoint.scope.empty() || has_control(endpoint.scope))
        faults.emplace_back("scope: expected what the token is for, with Exchange Online "
                            "\"https://outlook.office365.com/.default\"");
    return faults;
}

std::vector<std::string> faults_in(const smtp_settings& settings) {
    std::vector<std::string> faults;
    if (!is_host_name(settings.host) && !is_ipv6(settings.host))
        faults.emplace_back("host: expected the relay's name or address, as in "
                            "\"relay.example.org\"");
    if (settings.port == 0)
        faults.emplace_back("port: expected 1 to 65535; 587 is usual");
    if (settings.tls == smtp_tls::none && !settings.allow_plaintext && !is_loopback(settings.host))
        faults.emplace_back("tls: \"none\" is for a relay on this machine; use \"starttls\" or "
                            "\"implicit\", or set allow_plaintext if the network itself is safe");
    if (!settings.ehlo_name.empty() && !is_host_name(settings.ehlo_name))
        faults.emplace_back("ehlo_name: expected a host name, as in \"plans.example.org\"");
    if (settings.sessions < 1 || settings.sessions > 32)
        faults.emplace_back("sessions: expected 1 to 32");
    check_authentication(settings, faults);
    const timeout_range timeouts[] = {
        {"connect_timeout", settings.connect_timeout, std::chrono::seconds(300)},
        {"response_timeout", settings.response_timeout, std::chrono::seconds(600)},
        {"total_timeout", settings.total_timeout, std::chrono::seconds(3600)},
        {"idle_limit", settings.idle_limit, std::chrono::seconds(3600)},
    };
    for (const timeout_range& t : timeouts)
        if (t.value < std::chrono::seconds(1) || t.value > t.largest)
            faults.push_back(std::string(t.key) + ": expected 1 to " +
                             std::to_string(t.largest.count()) + " seconds");
    return faults;
}

} // namespace remembrancer::transfer
