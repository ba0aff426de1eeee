#include "connectors/transfer/smtp_settings.hpp"

#include <functional>

#include <doctest/doctest.h>

using namespace remembrancer;
using transfer::smtp_settings;

namespace {

smtp_settings with_endpoint(const std::string& url) {
    smtp_settings settings;
    settings.auth = transfer::smtp_auth::xoauth2;
    settings.user = "office";
    settings.token.url = url;
    settings.token.client_id = "app";
    settings.token.client_secret = base::secret("hunter2");
    settings.token.scope = "https://outlook.office365.com/.default";
    return settings;
}

} // namespace

TEST_CASE("settings that cannot work are named by their key, all at once") {
    struct row {
        std::string name;
        std::function<void(smtp_settings&)> change;
        std::vector<std::string> keys;
    };
    const row rows[] = {
        {"defaults", [](smtp_settings&) {}, {}},
        {"no host", [](smtp_settings& s) { s.host = ""; }, {"host"}},
        {"a path in the host", [](smtp_settings& s) { s.host = "relay/x"; }, {"host"}},
        {"a login in the host", [](smtp_settings& s) { s.host = "u:p@relay"; }, {"host"}},
        {"a line end in the host", [](smtp_settings& s) { s.host = "relay\r\nQUIT"; }, {"host"}},
        {"an IPv6 address", [](smtp_settings& s) { s.host = "2001:db8::1"; }, {}},
        {"port 0", [](smtp_settings& s) { s.port = 0; }, {"port"}},
        {"plain text on this machine",
         [](smtp_settings& s) { s.tls = transfer::smtp_tls::none; },
         {}},
        {"plain text elsewhere",
         [](smtp_settings& s) {
             s.host = "relay.example.org";
             s.tls = transfer::smtp_tls::none;
         },
         {"tls"}},
        {"a name that only looks like loopback",
         [](smtp_settings& s) {
             s.host = "127.example.org";
             s.tls = transfer::smtp_tls::none;
         },
         {"tls"}},
        {"plain text elsewhere, as wished",
         [](smtp_settings& s) {
             s.host = "relay.example.org";
             s.tls = transfer::smtp_tls::none;
             s.allow_plaintext = true;
         },
         {}},
        {"a password in plain text, as wished",
         [](smtp_settings& s) {
             s.host = "relay.example.org";
             s.tls = transfer::smtp_tls::none;
             s.allow_plaintext = true;
             s.auth = transfer::smtp_auth::password;
             s.user = "office";
             s.password = base::secret("hunter2");
         },
         {"auth"}},
        {"no user, no password",
         [](smtp_settings& s) { s.auth = transfer::smtp_auth::password; },
         {"user", "password_file"}},
        {"a token endpoint",
         [](smtp_settings& s) { s = with_endpoint("https://login.example.org/token"); },
         {}},
        {"a token endpoint on this machine",
         [](smtp_settings& s) { s = with_endpoint("http://[::1]:8080/token"); },
         {}},
        {"a token endpoint in plain http",
         [](smtp_settings& s) { s = with_endpoint("http://127.0.0.1.example.org/token"); },
         {"token_url"}},
        {"a token endpoint and a token file",
         [](smtp_settings& s) {
             s = with_endpoint("https://login.example.org/token");
             s.token_file = "token";
         },
         {"token_url"}},
        {"a token endpoint alone",
         [](smtp_settings& s) {
             s = with_endpoint("https://login.example.org/token");
             s.token.client_id.clear();
             s.token.client_secret = {};
             s.token.scope.clear();
         },
         {"client_id", "client_secret_file", "scope"}},
        {"no token file",
         [](smtp_settings& s) {
             s.auth = transfer::smtp_auth::xoauth2;
             s.user = "office";
         },
         {"token_file"}},
        {"a bad greeting", [](smtp_settings& s) { s.ehlo_name = "x y"; }, {"ehlo_name"}},
        {"no sessions", [](smtp_settings& s) { s.sessions = 0; }, {"sessions"}},
        {"33 sessions", [](smtp_settings& s) { s.sessions = 33; }, {"sessions"}},
        {"32 sessions", [](smtp_settings& s) { s.sessions = 32; }, {}},
        {"timeouts out of range",
         [](smtp_settings& s) {
             s.connect_timeout = std::chrono::seconds(0);
             s.response_timeout = std::chrono::seconds(601);
         },
         {"connect_timeout", "response_timeout"}},
    };
    for (const row& r : rows) {
        CAPTURE(r.name);
        smtp_settings settings;
        r.change(settings);
        std::vector<std::string> keys;
        for (const std::string& fault : transfer::faults_in(settings)) {
            CHECK(fault.find("hunter2") == std::string::npos);
            keys.push_back(fault.substr(0, fault.find(':')));
        }
        CHECK(keys == r.keys);
    }
}
