#include "tests/sink/smtp_dialogue.hpp"

#include <doctest/doctest.h>

using namespace remembrancer;

namespace {

sink::auth_policy office() {
    sink::auth_policy policy;
    policy.user = "office";
    policy.password = "p:w";
    policy.token = "t0ken";
    return policy;
}

std::string encoded(std::string_view bytes) {
    constexpr std::string_view alphabet =
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    std::string text;
    for (std::size_t i = 0; i < bytes.size(); i += 3) {
        std::uint32_t bits = 0;
        for (std::size_t j = i; j < i + 3; ++j)
            bits = (bits << 8) | (j < bytes.size() ? static_cast<unsigned char>(bytes[j]) : 0U);
        for (std::size_t digit = 0; digit < 4; ++digit)
            text += i + digit > bytes.size() ? '=' : alphabet[(bits >> (18 - 6 * digit)) & 63];
    }
    return text;
}

std::string plain(std::string_view authzid, std::string_view user, std::string_view password) {
    std::string bytes(authzid);
    bytes += '\0';
    bytes += user;
    bytes += '\0';
    bytes += password;
    return encoded(bytes);
}

/// What comes back for each line, first digits only; stops when the session closes.
std::string codes_for(sink::smtp_dialogue& talk, const std::vector<std::string>& lines) {
    std::string codes;
    for (const std::string& line : lines) {
        std::string out;
        talk.advance(line + "\r\n", out);
        codes += (codes.empty() ? "" : " ") + out.substr(0, 3);
    }
    return codes;
}

} // namespace

TEST_CASE("base64 is decoded with padding and nothing else is taken for it") {
    struct row {
        const char* name;
        std::string text;
        std::optional<std::string> bytes;
    };
    const row rows[] = {
        {"empty", "", ""},
        {"no padding", "YWJj", "abc"},
        {"one", "YWI=", "ab"},
        {"two", "YQ==", "a"},
        {"short", "YWI", std::nullopt},
        {"three pads", "Y===", std::nullopt},
        {"pad inside", "YQ==YWJj", std::nullopt},
        {"not in the alphabet", "YW\xff=", std::nullopt},
        {"cancelled", "*", std::nullopt},
    };
    for (const row& r : rows) {
        CAPTURE(r.name);
        std::string bytes;
        CHECK(sink::base64_decode(r.text, bytes) == r.bytes.has_value());
        if (r.bytes)
            CHECK(bytes == *r.bytes);
    }
}

TEST_CASE("AUTH takes the right credentials by each mechanism and refuses the others") {
    const std::string bearer = encoded("user=office\x01"
                                       "auth=Bearer t0ken\x01\x01");
    const std::string wrong_bearer = encoded("user=office\x01"
                                             "auth=Bearer other\x01\x01");
    struct row {
        const char* name;
        std::vector<std::string> lines;
        std::string codes;
    };
    const row rows[] = {
        {"plain", {"AUTH PLAIN " + plain("", "office", "p:w")}, "235"},
        {"plain with its own authzid", {"AUTH plain " + plain("office", "office", "p:w")}, "235"},
        {"plain for another", {"AUTH PLAIN " + plain("root", "office", "p:w")}, "535"},
        {"plain, wrong password", {"AUTH PLAIN " + plain("", "office", "pw")}, "535"},
        {"plain, wrong user", {"AUTH PLAIN " + plain("", "officer", "p:w")}, "535"},
        {"plain without NUL", {"AUTH PLAIN " + encoded("office")}, "535"},
        {"plain, two lines", {"AUTH PLAIN", plain("", "office", "p:w")}, "334 235"},
        {"login", {"AUTH LOGIN", encoded("office"), encoded("p:w")}, "334 334 235"},
        {"login, user at once", {"AUTH LOGIN " + encoded("office"), encoded("p:w")}, "334 235"},
        {"login, wrong", {"AUTH LOGIN", encoded("office"), encoded("x")}, "334 334 535"},
        {"login, empty password", {"AUTH LOGIN", encoded("office"), ""}, "334 334 535"},
        {"token", {"AUTH XOAUTH2 " + bearer}, "235"},
        {"wrong token", {"AUTH XOAUTH2 " + wrong_bearer, ""}, "334 535"},
        {"cancelled", {"AUTH LOGIN", "*"}, "334 501"},
        {"not base64", {"AUTH PLAIN !!!!"}, "501"},
        {"unknown mechanism", {"AUTH CRAM-MD5"}, "504"},
        {"no mechanism", {"AUTH"}, "504"},
        {"twice", {"AUTH PLAIN " + plain("", "office", "p:w"), "AUTH PLAIN"}, "235 503"},
        {"mail without", {"MAIL FROM:<a@b>"}, "530"},
        {"mail after", {"AUTH XOAUTH2 " + bearer, "MAIL FROM:<a@b>"}, "235 250"},
        {"mail after refusal", {"AUTH PLAIN " + plain("", "x", "y"), "MAIL FROM:<a@b>"}, "535 530"},
    };
    for (const row& r : rows) {
        CAPTURE(r.name);
        sink::hub hub;
        hub.auth = office();
        sink::smtp_dialogue talk(hub, hub.listeners.emplace_back(), false);
        std::string out;
        talk.advance("EHLO c\r\n", out);
        CHECK(out.find("250-AUTH PLAIN LOGIN XOAUTH2\r\n") != std::string::npos);
        CHECK(codes_for(talk, r.lines) == r.codes);
    }
}

TEST_CASE("where TLS is required neither AUTH nor mail come before it") {
    sink::hub hub;
    hub.auth = office();
    hub.offer_starttls = hub.require_tls = true;
    sink::smtp_dialogue talk(hub, hub.listeners.emplace_back(), false);
    std::string out;
    talk.open(out);
    talk.advance("EHLO c\r\n", out);
    CHECK(out.find("250-STARTTLS\r\n") != std::string::npos);
    CHECK(out.find("AUTH") == std::string::npos);
    CHECK(codes_for(talk, {"AUTH PLAIN " + plain("", "office", "p:w"), "MAIL FROM:<a@b>"}) ==
          "530 530");
    out.clear();
    CHECK(talk.advance("STARTTLS\r\nNOOP\r\n", out).then == sink::effect::start_tls);
    CHECK(out.substr(0, 3) == "220");
    CHECK(out.find("250") == std::string::npos);
    talk.secured();
    out.clear();
    talk.open(out);
    CHECK(out.empty());
    CHECK(codes_for(talk, {"MAIL FROM:<a@b>", "EHLO c"}) == "530 250");
    CHECK(codes_for(talk, {"AUTH PLAIN " + plain("", "office", "p:w"), "MAIL FROM:<a@b>",
                           "STARTTLS"}) == "235 250 502");
}

TEST_CASE("a policy with fewer mechanisms offers and takes only those") {
    sink::hub hub;
    hub.auth = office();
    hub.auth.mechanisms = "LOGIN";
    sink::smtp_dialogue talk(hub, hub.listeners.emplace_back(), false);
    CHECK(codes_for(talk, {"EHLO c", "AUTH PLAIN " + plain("", "office", "p:w")}) == "250 504");
}
