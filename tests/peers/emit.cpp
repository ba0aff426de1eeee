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
          const kit::composed& made) {
    json requests = json::array();
    for (const kit::channel_request& each : made.requests)
        requests.push_back(request_of(each));
    const json line{{"kind", sample.kind->name},
                    {"api", !sample.settings.token.empty()},
                    {"way", sample.way},
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
            emit(sample, name, "", tests::composed_by(sample, model));
        if (const auto follow_up = tests::a_follow_up(sample))
            emit(sample, "follow-up", "", tests::composed_by(sample, *follow_up));
        for (const std::string& text : tests::hostile_texts()) {
            for (const plan::message& each :
                 {tests::a_message_full_of(text), tests::a_digest_full_of(text)})
                emit(sample, "hostile", text, tests::composed_by(sample, each));
        }
    }
}
