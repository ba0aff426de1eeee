// Prints what the webhook would send of the sample messages, a JSON object a line: `id`,
// `timestamp`, `signature`, `body`, and by what it can be checked, `secret` and `public_key`. The
// keys are the tests' own. judge_webhook.js reads it.

#include "connectors/webhook/payload.hpp"
#include "connectors/webhook/signature.hpp"
#include "daemon/base/base64.hpp"
#include "daemon/render/sample_messages.hpp"
#include "tests/connectors/webhook_samples.hpp"

#include <chrono>
#include <iostream>
#include <string>

#include <nlohmann/json.hpp>

using namespace remembrancer;

namespace {

std::string public_key_of(const base::secret& pair) {
    const std::string seed = base::from_base64(pair.reveal().substr(5)).value();
    return "whpk_" + base::base64(base::ed25519_key(seed).public_key());
}

} // namespace

int main() {
    webhook::signer signer({samples::a_private_key, samples::a_secret, samples::another_secret});
    // The verifier refuses what is older than five minutes.
    const auto now = std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now());
    int number = 0;
    for (const plan::message& model : render::sample_messages()) {
        const std::string id = "rem-" + std::to_string(++number);
        const std::string body = webhook::payload(model);
        const nlohmann::json line{{"id", id},
                                  {"timestamp", now.time_since_epoch().count()},
                                  {"signature", signer.sign(id, now, body)},
                                  {"body", body},
                                  {"secret", samples::a_secret.reveal()},
                                  {"public_key", public_key_of(samples::a_private_key)}};
        std::cout << line.dump() << '\n';
    }
    return std::cout.good() ? 0 : 1;
}
