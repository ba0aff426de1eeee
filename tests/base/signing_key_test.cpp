#include "daemon/base/base64.hpp"
#include "daemon/base/signing_key.hpp"

#include <stdexcept>

#include <doctest/doctest.h>

using namespace remembrancer;

namespace {

std::string from_hex(std::string_view digits) {
    std::string bytes;
    for (std::size_t at = 0; at + 1 < digits.size(); at += 2)
        bytes += static_cast<char>(std::stoi(std::string(digits.substr(at, 2)), nullptr, 16));
    return bytes;
}

} // namespace

TEST_CASE("HMAC-SHA256 is that of RFC 4231, in parts as in one, again and again") {
    base::hmac_key key("Jefe");
    const std::string expected =
        from_hex("5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
    CHECK(key.sign({"what do ya want for nothing?"}) == expected);
    CHECK(key.sign({"what do ya ", "", "want for nothing?"}) == expected);
    CHECK(key.sign({"what do ya want for nothing"}) != expected);
    CHECK(base::hmac_key("jefe").sign({"what do ya want for nothing?"}) != expected);
}

TEST_CASE("ed25519 is that of RFC 8032") {
    struct row {
        std::string name;
        std::string seed;
        std::string public_key;
        std::string message;
        std::string signature;
    };
    // Section 7.1, tests 1 and 3.
    const row rows[] = {
        {"nothing", "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60",
         "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a", "",
         "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e3970"
         "1cf9b46bd25bf5f0595bbe24655141438e7a100b"},
        {"two bytes", "c5aa8df43f9f837bedb7442f31dcb7b166d38535076f094b85ce3a2e0b4458f7",
         "fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025", "af82",
         "6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18ff9b538d16f290ae67f760"
         "984dc6594a7c15e9716ed28dc027beceea1ec40a"},
    };
    for (const row& r : rows) {
        CAPTURE(r.name);
        const base::ed25519_key key(from_hex(r.seed));
        const std::string message = from_hex(r.message);
        CHECK(key.public_key() == from_hex(r.public_key));
        CHECK(key.sign({message}) == from_hex(r.signature));
        CHECK(key.sign({message.substr(0, 1), message.empty() ? "" : message.substr(1)}) ==
              from_hex(r.signature));
    }
}

TEST_CASE("a seed of another length is no key") {
    CHECK_THROWS_AS(base::ed25519_key(std::string(31, 'x')), std::runtime_error);
    CHECK_THROWS_AS(base::ed25519_key(std::string(64, 'x')), std::runtime_error);
}

TEST_CASE("what is wiped is gone") {
    std::string key = "tops3cret";
    base::wipe(key);
    CHECK(key == std::string(9, '\0'));
}
