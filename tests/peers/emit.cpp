// What every kind of chat channel makes of the usual messages and of hostile texts, for referees: a
// line of JSON a message.

#include "tests/connectors/channel_samples.hpp"

#include <iostream>

#include <nlohmann/json.hpp>

using namespace remembrancer;
using nlohmann::json;

namespace {

json request_of(const kit::channel_request& one) {
    const bool puts = one.method == transfer::http_method::put;
    return {{"method", puts ? "PUT" : "POST"},
            {"path", one.path},
            {"headers", one.headers},
            {"body", one.body}};
}

void emit(const tests::channel_sample& sample, const std::string& name, const std::string& text,
          const plan::message& model) {
    json requests = json::array();
    for (const kit::channel_request& each : tests::composed_by(sample, model).requests)
        requests.push_back(request_of(each));
    const json line{{"kind", sample.kind->name},
                    {"api", !sample.settings.token.empty()},
                    {"case", name},
                    {"text", text},
                    {"handle", sample.handle},
                    {"requests", requests}};
    std::cout << line.dump(-1, ' ', false, json::error_handler_t::replace) << "\n";
}

} // namespace

int main() {
    for (const tests::channel_sample& sample : tests::channel_samples()) {
        for (const auto& [name, model] : tests::usual_messages())
            emit(sample, name, "", model);
        for (const std::string& text : tests::hostile_texts()) {
            emit(sample, "hostile", text, tests::a_message_full_of(text));
            emit(sample, "hostile", text, tests::a_digest_full_of(text));
        }
    }
}
