#include "connectors/transfer/smtp_client.hpp"

#include "tests/support/mail_sender.hpp"
#include "tests/support/temporary_directory.hpp"
#include "tests/support/test_certificate.hpp"

#include <fstream>
#include <functional>

#include <doctest/doctest.h>

using namespace remembrancer;
using transfer::smtp_auth;
using transfer::smtp_fault;
using transfer::smtp_result;
using transfer::smtp_settings;
using transfer::smtp_tls;

namespace {

const support::test_certificate& certificate() {
    static const support::test_certificate made;
    return made;
}

std::vector<std::string> with_tls(std::vector<std::string> arguments) {
    const std::vector<std::string> all{
        "--http",    "127.0.0.1:0",      "--smtp",     "127.0.0.1:0",
        "--smtps",   "127.0.0.1:0",      "--tls-cert", certificate().cert(),
        "--tls-key", certificate().key()};
    arguments.insert(arguments.end(), all.begin(), all.end());
    return arguments;
}

smtp_settings over_tls(const support::sink_process& sink, smtp_tls mode) {
    smtp_settings settings =
        support::relay_at(mode == smtp_tls::implicit ? sink.smtps_port() : sink.smtp_port());
    settings.host = "localhost";
    settings.tls = mode;
    settings.ca_file = certificate().cert();
    settings.sessions = 1;
    return settings;
}

transfer::smtp_response send_one(const smtp_settings& settings,
                                 const std::string& id = "x@example.org") {
    boost::asio::io_context io;
    transfer::smtp_client client(io.get_executor(), settings);
    return support::send_all(io, client, {support::mail_with_id(id)}).front();
}

} // namespace

TEST_CASE("mail goes out over a trusted certificate only") {
    const support::sink_process sink(with_tls({"--require-tls"}));
    for (const smtp_tls mode : {smtp_tls::starttls, smtp_tls::implicit}) {
        CAPTURE(static_cast<int>(mode));
        smtp_settings settings = over_tls(sink, mode);
        CHECK(send_one(settings).result == smtp_result::accepted);
        settings.ca_file.clear(); // the system's authorities do not know it
        const transfer::smtp_response refused = send_one(settings);
        CHECK(refused.result == smtp_result::not_sent);
        CHECK(refused.fault == smtp_fault::tls);
    }
    CHECK(sink.counters().copies == 2);
}

TEST_CASE("a certificate for another name is refused") {
    const support::sink_process sink({"--http", "127.0.0.1:0", "--smtp", "127.0.0.2:0",
                                      "--tls-cert", certificate().cert(), "--tls-key",
                                      certificate().key()});
    smtp_settings settings = over_tls(sink, smtp_tls::starttls);
    settings.host = "127.0.0.2"; // the certificate is localhost's and 127.0.0.1's
    const transfer::smtp_response response = send_one(settings);
    CHECK(response.result == smtp_result::not_sent);
    CHECK(response.fault == smtp_fault::tls);
}

TEST_CASE("a relay that offers no TLS gets no mail") {
    const support::sink_process sink;
    smtp_settings settings = support::relay_at(sink.smtp_port());
    settings.tls = smtp_tls::starttls;
    const transfer::smtp_response response = send_one(settings);
    CHECK(response.result == smtp_result::not_sent);
    CHECK(response.fault == smtp_fault::tls);
    CHECK(sink.counters().deliveries == 0);
}

TEST_CASE("each way to log in works, and wrong credentials are told apart") {
    struct row {
        std::string name;
        std::string mechanisms;
        std::function<void(smtp_settings&)> change;
        smtp_result result;
        smtp_fault fault;
    };
    const support::temporary_directory directory;
    const std::string token = (directory.path() / "token").string();
    std::ofstream(token) << "t0ken\n";
    const auto password = [](const char* word) {
        return [word](smtp_settings& s) {
            s.auth = smtp_auth::password;
            s.password = base::secret(word);
        };
    };
    const auto bearer = [](const std::string& file) {
        return [file](smtp_settings& s) {
            s.auth = smtp_auth::xoauth2;
            s.token_file = file;
        };
    };
    const row rows[] = {
        {"PLAIN", "PLAIN", password("pass word"), smtp_result::accepted, smtp_fault::none},
        {"LOGIN", "LOGIN", password("pass word"), smtp_result::accepted, smtp_fault::none},
        {"XOAUTH2", "XOAUTH2", bearer(token), smtp_result::accepted, smtp_fault::none},
        {"wrong password", "PLAIN LOGIN", password("guess"), smtp_result::rejected,
         smtp_fault::login},
        {"wrong mechanism", "XOAUTH2", password("pass word"), smtp_result::not_sent,
         smtp_fault::login},
        {"no token file", "XOAUTH2", bearer(token + ".gone"), smtp_result::not_sent,
         smtp_fault::login},
    };
    for (const row& r : rows) {
        CAPTURE(r.name);
        const support::sink_process sink(
            with_tls({"--require-tls", "--auth-user", "office", "--auth-password", "pass word",
                      "--auth-token", "t0ken", "--auth-mechanisms", r.mechanisms}));
        smtp_settings settings = over_tls(sink, smtp_tls::starttls);
        settings.user = "office";
        r.change(settings);
        const transfer::smtp_response response = send_one(settings);
        CHECK(response.result == r.result);
        CHECK(response.fault == r.fault);
        CHECK(response.error.find("pass word") == std::string::npos);
        CHECK(response.error.find("guess") == std::string::npos);
    }
}

TEST_CASE("a token is read again when its file changes, and the session logs in anew") {
    const support::temporary_directory directory;
    const std::string token = (directory.path() / "token").string();
    std::ofstream(token) << "old";
    const support::sink_process sink(with_tls(
        {"--auth-user", "office", "--auth-token", "fresh", "--auth-mechanisms", "XOAUTH2"}));
    smtp_settings settings = over_tls(sink, smtp_tls::starttls);
    settings.auth = smtp_auth::xoauth2;
    settings.user = "office";
    settings.token_file = token;
    boost::asio::io_context io;
    transfer::smtp_client client(io.get_executor(), settings);
    const std::vector<transfer::smtp_request> one{support::mail_with_id("x@example.org")};
    CHECK(support::send_all(io, client, one).front().fault == smtp_fault::login);
    std::ofstream(token) << "fresh";
    CHECK(support::send_all(io, client, one).front().result == smtp_result::accepted);
    const transfer::smtp_response again = support::send_all(io, client, one).front();
    CHECK(again.result == smtp_result::accepted);
    CHECK(again.reused);
}
