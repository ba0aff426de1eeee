#include "connectors/webhook/signature.hpp"

#include "tests/connectors/webhook_samples.hpp"

#include <stdexcept>
#include <string>

#include <doctest/doctest.h>

using namespace remembrancer;
using namespace std::chrono_literals;

TEST_CASE("signatures are those of the standard and of other implementations") {
    struct row {
        std::string name;
        std::vector<base::secret> secrets;
        std::string id;
        std::chrono::seconds timestamp;
        std::string body;
        std::string expected;
    };
    // The first is the test vector that the standard's own libraries share; the others were
    // computed with Python's hmac, and Node's crypto for ed25519.
    const row rows[] = {
        {"the standard's example",
         {samples::a_secret},
         "msg_p5jXN8AQM9LWM0D4loKWxJek",
         1614265330s,
         R"({"test": 2432232314})",
         "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE="},
        {"shortest key",
         {samples::another_secret},
         "m-1",
         1544000000s,
         "{\"a\":\"\u00e9\"}",
         "v1,1/fRipsvCeSBQht+0fa1KeOBaZHO4ZIr4Kg67gi0OAM="},
        {"longest key",
         {base::secret("whsec_"
                       "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8gISIjJCUmJygpKissLS4vMDEyMzQ1Njc"
                       "4OTo7PD0+Pw==")},
         "m-1",
         1544000000s,
         "{\"a\":\"\u00e9\"}",
         "v1,MVC+0m4NF4cVVAqA5lO2lP5keuoEAVqm4SLUS3K9hVg="},
        {"two keys, newest first",
         {samples::another_secret, samples::a_secret},
         "msg_p5jXN8AQM9LWM0D4loKWxJek",
         1614265330s,
         R"({"test": 2432232314})",
         "v1,/485aUtxlie+TIScVpHggMfqOB4so2KWb7+Gf727B44= "
         "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE="},
        {"a private key",
         {samples::a_private_key},
         "m-1",
         1544000000s,
         "{\"a\":\"\u00e9\"}",
         "v1a,FTaJoN3jdDCf1lUwQArlun27shYjTltaUQ+kvDKUmB05SRT0ymE7hwpjuUjLJeQjPB8mq9xgLjS+"
         "E76uPHu2BQ=="},
        {"from a shared key to a pair",
         {samples::a_key_pair, samples::another_secret},
         "m-1",
         1544000000s,
         "{\"a\":\"\u00e9\"}",
         "v1a,FTaJoN3jdDCf1lUwQArlun27shYjTltaUQ+kvDKUmB05SRT0ymE7hwpjuUjLJeQjPB8mq9xgLjS+"
         "E76uPHu2BQ== "
         "v1,1/fRipsvCeSBQht+0fa1KeOBaZHO4ZIr4Kg67gi0OAM="},
    };
    for (const row& r : rows) {
        CAPTURE(r.name);
        webhook::signer signer(r.secrets);
        const std::chrono::sys_seconds when(r.timestamp);
        CHECK(signer.sign(r.id, when, r.body) == r.expected);
        CHECK(signer.sign(r.id, when, r.body + " ") != r.expected);
        CHECK(signer.sign(r.id, when + 1s, r.body) != r.expected);
        CHECK(signer.sign(r.id + "x", when, r.body) != r.expected);
        CHECK(signer.sign(r.id, when, r.body) == r.expected); // nothing is left of the others
    }
}

TEST_CASE("a secret that cannot sign is told apart without being shown") {
    struct row {
        std::string name;
        std::string text;
        std::string expected; ///< in the fault; empty for none
    };
    const row rows[] = {
        {"24 bytes", "whsec_AAECAwQFBgcICQoLDA0ODxAREhMUFRYX", ""},
        {"64 bytes", "whsec_" + std::string(85, 'A') + "A==", ""},
        {"empty", "", "does not begin"},
        {"without its prefix", "AAECAwQFBgcICQoLDA0ODxAREhMUFRYX", "does not begin"},
        {"a private key", samples::a_private_key.reveal(), ""},
        {"a private key and its public one", samples::a_key_pair.reveal(), ""},
        {"a public key", "whpk_11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=", "is a public key"},
        {"a private key of 24 bytes", "whsk_AAECAwQFBgcICQoLDA0ODxAREhMUFRYX", "holds 24 bytes"},
        {"a private key beside another's public one",
         "whsk_" + std::string(86, 'A') + "==", "not that of its seed"},
        {"a private key without its padding", "whsk_" + std::string(43, 'A'), "not base64"},
        {"prefix alone", "whsec_", "not base64"},
        {"23 bytes", "whsec_" + std::string(31, 'A') + "=", "holds 23 bytes"},
        {"65 bytes", "whsec_" + std::string(87, 'A') + "=", "holds 65 bytes"},
        {"without its padding", "whsec_" + std::string(87, 'A'), "not base64"},
        {"base64 for URLs", "whsec_AAECAwQFBgcICQoLDA0ODxAREhMUFR-_", "not base64"},
        {"a blank in it", "whsec_AAECAwQFBgcICQoL DA0ODxAREhMUFRY", "not base64"},
        {"padding inside", "whsec_AAECAwQFBgcICQoLDA=0ODxAREhMUFRY", "not base64"},
        {"three pads", "whsec_" + std::string(33, 'A') + "===", "not base64"},
    };
    for (const row& r : rows) {
        CAPTURE(r.name);
        const std::string fault = webhook::secret_fault(base::secret(r.text));
        CHECK(fault.find(r.expected) != std::string::npos);
        CHECK(fault.empty() == r.expected.empty());
        CHECK(fault.find("AAA") == std::string::npos);
        if (!fault.empty())
            CHECK_THROWS_AS(webhook::signer({base::secret(r.text)}), std::invalid_argument);
    }
}

TEST_CASE("a webhook-id is visible ASCII without a dot") {
    CHECK(webhook::is_webhook_id("rem-42_overdue:2"));
    CHECK(webhook::is_webhook_id(std::string(256, 'x')));
    for (const std::string key : {"", "a.b", "a b", "a\r\nb", "caf\xc3\xa9", "a\x7f"}) {
        CAPTURE(key);
        CHECK_FALSE(webhook::is_webhook_id(key));
    }
    CHECK_FALSE(webhook::is_webhook_id(std::string(257, 'x')));
}
