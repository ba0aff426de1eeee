#include "daemon/settings/read_identity.hpp"
#include "daemon/settings/readers.hpp"
#include "daemon/settings/secret_files.hpp"

#include <array>
#include <cstdint>
#include <utility>

namespace remembrancer::settings {
namespace {

using transfer::smtp_auth;
using transfer::smtp_tls;

// The ports of RFC 6409 (submission), RFC 8314 (implicit TLS) and of a plain relay.
std::uint16_t usual_port(smtp_tls tls) {
    switch (tls) {
    case smtp_tls::starttls:
        return 587;
    case smtp_tls::implicit:
        return 465;
    case smtp_tls::none:
        break;
    }
    return 25;
}

void read_relay(section& email, transfer::smtp_settings& into) {
    email.read("host", into.host);
    constexpr std::array tls{smtp_tls::starttls, smtp_tls::implicit, smtp_tls::none};
    if (const auto chosen = email.word("tls", {"starttls", "implicit", "none"}))
        into.tls = tls.at(*chosen);
    int port = usual_port(into.tls);
    email.read("port", port, 1, 65535);
    into.port = static_cast<std::uint16_t>(port);
    email.read("allow_plaintext", into.allow_plaintext);
    email.read_file("ca_file", into.ca_file);
    email.read("ehlo_name", into.ehlo_name);
}

/// A secret that nothing uses is a forgotten line, and mail would fail for want of it.
void refuse_unused_secrets(section& email, smtp_auth auth) {
    const auto expect_use = [&](std::string_view key, bool is_used, std::string_view message) {
        email.expect(key, is_used || !email.has(key), message);
    };
    if (!email.has("auth")) {
        const bool has_any = email.has("password_file") || email.has("token_file") ||
                             email.has("client_secret_file");
        email.expect("auth", !has_any,
                     "expected \"password\" or \"xoauth2\", because there is a secret file");
        return;
    }
    expect_use("password_file", auth == smtp_auth::password,
               "expected auth = \"password\" beside it; leave out what is not used");
    for (const char* key : {"token_file", "token_url", "client_secret_file"})
        expect_use(key, auth == smtp_auth::xoauth2,
                   "expected auth = \"xoauth2\" beside it; leave out what is not used");
    for (const char* key : {"client_id", "client_secret_file", "scope", "token_ca_file"})
        expect_use(key, email.has("token_url"),
                   "expected token_url beside it; leave out what is not used");
}

void read_account(section& email, transfer::smtp_settings& into) {
    constexpr std::array auth{smtp_auth::none, smtp_auth::password, smtp_auth::xoauth2};
    const auto chosen = email.word("auth", {"none", "password", "xoauth2"});
    if (chosen)
        into.auth = auth.at(*chosen);
    email.read("user", into.user);
    email.refuse("password", "a password never stands in the settings; use password_file");
    email.refuse("token", "a token never stands in the settings; use token_file");
    into.password = read_secret(email, "password_file");
    into.token_file = read_secret_path(email, "token_file");
    email.read("token_url", into.token.url);
    email.read("client_id", into.token.client_id);
    email.refuse("client_secret", "a secret never stands in the settings; use client_secret_file");
    into.token.client_secret = read_secret(email, "client_secret_file");
    email.read("scope", into.token.scope);
    email.read_file("token_ca_file", into.token.ca_file);
    refuse_unused_secrets(email, into.auth);
}

void read_limits(section& email, email::email_settings& into) {
    using std::chrono::seconds;
    email.read("sessions", into.smtp.sessions, 1, 32);
    email.read("connect_timeout", into.smtp.connect_timeout, seconds(1), seconds(300));
    email.read("response_timeout", into.smtp.response_timeout, seconds(1), seconds(600));
    email.read("total_timeout", into.smtp.total_timeout, seconds(1), seconds(3600));
    email.read("idle_limit", into.smtp.idle_limit, seconds(1), seconds(3600));
    email.read("in_flight", into.limits.in_flight, 1, 1000);
    email.read("per_second", into.limits.per_second, 0, 1e6);
}

} // namespace

void read_email(section& root, settings& into) {
    section section = root.table("email");
    email::email_settings email;
    read_identity(section, email.identity);
    read_mail(section, email.mail);
    read_relay(section, email.smtp);
    read_account(section, email.smtp);
    read_limits(section, email);
    if (section.exists())
        section.adopt(transfer::faults_in(email.smtp));
    if (!transfer::is_loopback(email.smtp.host))
        section.expect("from", section.has("from"),
                       "expected the address that mail is from, because the relay is another "
                       "machine");
    section.finish();
    if (section.exists())
        into.email = std::move(email);
}

} // namespace remembrancer::settings
