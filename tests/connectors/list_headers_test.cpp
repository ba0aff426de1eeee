#include "connectors/mime/list_headers.hpp"

#include <functional>

#include <doctest/doctest.h>

using namespace remembrancer;

namespace {

const char* const url = "https://plans.example.org/unsubscribe/{token}?from=mail";

mime::mail_settings with_url(const std::string& where) {
    mime::mail_settings settings;
    settings.unsubscribe_url = where;
    settings.unsubscribe_secret = base::secret("nobody can guess this");
    return settings;
}

std::string headers(const mime::mail_settings& settings, const std::string& reply_to) {
    mime::mail_identity identity;
    identity.reply_to_address = reply_to;
    std::string out;
    mime::append_list_headers(out, identity, settings, "example.org", "board_plan", "Owner");
    return out;
}

} // namespace

TEST_CASE("a series has a name, and its reader a way out of it") {
    const std::string token = mime::reader_token("Owner", base::secret("nobody can guess this"));
    CHECK(headers(with_url(url), "office@example.org") ==
          "List-Id: <board-plan.digests.example.org>\r\n"
          "List-Unsubscribe: <https://plans.example.org/unsubscribe/" +
              token +
              "?from=mail>, <mailto:office@example.org?subject=unsubscribe>\r\n"
              "List-Unsubscribe-Post: List-Unsubscribe=One-Click\r\n");
    CHECK(headers({}, "office@example.org") ==
          "List-Id: <board-plan.digests.example.org>\r\n"
          "List-Unsubscribe: <mailto:office@example.org?subject=unsubscribe>\r\n");
    CHECK(headers({}, "") == "List-Id: <board-plan.digests.example.org>\r\n");
}

TEST_CASE("a reader's token is theirs, and another secret's is another") {
    const base::secret secret("nobody can guess this");
    const std::string token = mime::reader_token("Owner", secret);
    CHECK(token.size() == 64);
    CHECK(token == mime::reader_token("Owner", secret));
    CHECK(token != mime::reader_token("Owner 2", secret));
    CHECK(token != mime::reader_token("Owner", base::secret("another")));
    // RFC 4231, test case 2
    CHECK(mime::reader_token("what do ya want for nothing?", base::secret("Jefe")) ==
          "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
}

TEST_CASE("settings of an unsubscribe link that cannot work are named by their key") {
    struct row {
        std::string name;
        std::function<void(mime::mail_settings&)> change;
        std::string key; ///< empty: nothing is wrong
    };
    const auto where = [](std::string text) {
        return [text](mime::mail_settings& s) { s.unsubscribe_url = text; };
    };
    const row rows[] = {
        {"sound", [](mime::mail_settings&) {}, ""},
        {"none", [](mime::mail_settings& s) { s = {}; }, ""},
        {"no token", where("https://example.org/"), "unsubscribe_url"},
        {"two tokens", where("https://example.org/{token}/{token}"), "unsubscribe_url"},
        {"plain http", where("http://example.org/{token}"), "unsubscribe_url"},
        {"no scheme", where("example.org/{token}"), "unsubscribe_url"},
        {"a line end", where("https://example.org/{token}\r\nBcc: x"), "unsubscribe_url"},
        {"a second link", where("https://example.org/{token}>,<mailto:x"), "unsubscribe_url"},
        {"beyond ASCII", where("https://b\u00fccher.example/{token}"), "unsubscribe_url"},
        {"long", where("https://example.org/{token}" + std::string(400, 'x')), "unsubscribe_url"},
        {"no secret", [](mime::mail_settings& s) { s.unsubscribe_secret = {}; },
         "unsubscribe_secret_file"},
        {"short secret",
         [](mime::mail_settings& s) { s.unsubscribe_secret = base::secret("guess"); },
         "unsubscribe_secret_file"},
        {"secret alone", where(""), "unsubscribe_url"},
    };
    for (const row& r : rows) {
        CAPTURE(r.name);
        mime::mail_settings settings = with_url(url);
        r.change(settings);
        const std::vector<std::string> faults = mime::faults_in(settings);
        CHECK(faults.size() == (r.key.empty() ? 0 : 1));
        if (!faults.empty())
            CHECK(faults[0].starts_with(r.key + ": "));
    }
}
