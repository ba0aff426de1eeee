#include "tests/connectors/channel_samples.hpp"
#include "tests/support/golden.hpp"

#include <doctest/doctest.h>

using namespace remembrancer;

namespace {

std::string shown(const kit::composed& made) {
    std::string text;
    for (const kit::channel_request& each : made.requests) {
        text += each.method == transfer::http_method::put ? "PUT " : "POST ";
        text += (each.path.empty() ? "(the URL)" : each.path) + "\n";
        for (const std::string& header : each.headers)
            text += header + "\n";
        text += "\n" + each.body + "\n";
    }
    return text;
}

} // namespace

TEST_CASE("each channel writes the usual messages as it always did") {
    for (const tests::channel_sample& sample : tests::channel_samples()) {
        for (const auto& [name, model] : tests::usual_messages()) {
            std::string file = "connectors/" + std::string(sample.kind->name);
            if (!sample.way.empty())
                file += "_" + std::string(sample.way);
            else if (!sample.settings.token.empty())
                file += "_api";
            file += "_" + name + ".txt";
            CAPTURE(file);
            CHECK(support::golden_difference(file, shown(tests::composed_by(sample, model))) == "");
        }
    }
}
