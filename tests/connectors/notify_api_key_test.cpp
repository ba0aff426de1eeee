#include "connectors/notify/api_key.hpp"

#include <doctest/doctest.h>

using namespace remembrancer;
using namespace std::chrono_literals;

namespace {

const std::string issuer = "26785a09-ab16-4eb0-8407-a37497a57506";
const std::string secret = "3d844edf-8d35-48ac-975b-e847b4f122b0";

} // namespace

TEST_CASE("an API key is read from its end, whatever its name") {
    for (const std::string name : {"test", "my-test-key", "", "a-1234-5678"}) {
        CAPTURE(name);
        const auto key = notify::api_key_of(name + "-" + issuer + "-" + secret);
        REQUIRE(key.has_value());
        CHECK(key->issuer == issuer);
        CHECK(key->secret == base::secret(secret));
    }
    CHECK(notify::api_key_of(issuer + "-" + secret).has_value());
}

TEST_CASE("what does not end in two UUIDs is no API key") {
    for (const std::string& text :
         {std::string(), secret, "name-" + secret, "name-" + issuer + "-" + secret + "\n",
          "name-" + issuer + "_" + secret, "name-" + issuer + "-" + secret.substr(1),
          "name-" + issuer + "-" + secret.substr(0, 35) + "g", "name-" + issuer + secret + "-"}) {
        CAPTURE(text.size());
        CHECK(!notify::api_key_of(text).has_value());
    }
}

TEST_CASE("a UUID has its hyphens at their places") {
    CHECK(notify::is_uuid(issuer));
    CHECK(notify::is_uuid("26785A09-AB16-4EB0-8407-A37497A57506"));
    CHECK(!notify::is_uuid("26785a09ab164eb08407a37497a57506"));
    CHECK(!notify::is_uuid("26785a09-ab16-4eb0-8407a-37497a57506"));
    CHECK(!notify::is_uuid("{26785a09-ab16-4eb0-8407-a37497a5750}"));
}

TEST_CASE("a token is that of another implementation") {
    const auto key = notify::api_key_of("test-" + issuer + "-" + secret).value();
    // By the package jsonwebtoken of Node.js, which Notify's own client uses.
    CHECK(notify::token_of(key, std::chrono::sys_seconds(1'543'998'600s)) ==
          "eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9."
          "eyJpc3MiOiIyNjc4NWEwOS1hYjE2LTRlYjAtODQwNy1hMzc0OTdhNTc1MDYiLCJpYXQiOjE1NDM5OTg2MDB9."
          "PrY6v5n1joQSNangaQ6JJ5Cmhz0x6k63BiIf7OHFGeQ");
    CHECK(notify::token_of(key, std::chrono::sys_seconds(1'543'998'601s)) !=
          notify::token_of(key, std::chrono::sys_seconds(1'543'998'600s)));
}
