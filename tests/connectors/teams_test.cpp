#include "connectors/kit/http_channel.hpp"
#include "connectors/teams/teams.hpp"
#include "tests/connectors/answers.hpp"
#include "tests/connectors/samples_of_cards.hpp"
#include "tests/support/http_peer.hpp"

#include <algorithm>

#include <boost/asio/io_context.hpp>
#include <doctest/doctest.h>

using namespace remembrancer;
using boost::asio::awaitable;
using plan::failure;
using plan::verdict;
using tests::answered;

namespace {

std::size_t faults_of(const std::string& key, const std::string& url,
                      const std::string& envelope = "") {
    kit::channel_settings settings;
    settings.name = "team";
    settings.url = base::secret(url);
    if (!envelope.empty())
        settings.own["envelope"] = envelope;
    const auto faults = kit::faults_of(teams::kind, settings);
    CHECK(faults.size() <= 1);
    return static_cast<std::size_t>(std::ranges::count(faults, key, &kit::settings_fault::key));
}

/// A message that needs three bodies or so.
plan::message a_long_message() {
    plan::message model = tests::usual_messages().back().second;
    while (model.items.size() < 60)
        model.items.push_back(model.items.front());
    return model;
}

} // namespace

TEST_CASE("what Power Automate names as wrong with a flow's address condemns it") {
    struct row {
        int status;
        std::string body;
        failure reason;
    };
    const row rows[] = {
        {401, R"({"error":{"code":"DirectApiAuthorizationRequired"}})", failure::auth},
        {400, R"({"error":{"code":"MissingApiVersionParameter"}})", failure::client},
        {400, R"({"error":{"code":"WorkflowTriggerIsNotEnabled"}})", failure::client},
    };
    for (const row& r : rows) {
        CAPTURE(r.body);
        const auto ruling = teams::classify(answered(r.status, r.body));
        REQUIRE(ruling.has_value());
        CHECK(ruling->verdict ==
              (r.reason == failure::auth ? verdict::deferred : verdict::refused));
        CHECK(ruling->reason == r.reason);
        CHECK(ruling->affects_destination);
        CHECK(ruling->advice != "");
    }
    // As their statuses say.
    CHECK(!teams::classify(answered(202, "")));
    CHECK(!teams::classify(answered(400, R"({"error":{"code":"InvalidRequestContent"}})")));
    CHECK(!teams::classify(answered(429, "")));
    CHECK(!teams::classify(answered(502, "")));
}

TEST_CASE("addresses that Microsoft has retired are refused, and no other host is") {
    const char* const retired[] = {
        "https://example.webhook.office.com/webhookb2/1@2/IncomingWebhook/3/4",
        "https://outlook.office.com/webhook/1@2/IncomingWebhook/3/4",
        "https://outlook.office365.com/webhook/1",
        "https://prod-11.uksouth.logic.azure.com:443/workflows/1/triggers/manual/paths/invoke"
        "?api-version=2016-06-01&sig=x",
        "https://PROD.LOGIC.AZURE.COM/x",
    };
    for (const char* const url : retired) {
        CAPTURE(url);
        CHECK(faults_of("url", url) == 1);
    }
    const char* const good[] = {
        "https://1.09.environment.api.powerplatform.com:443/powerautomate/automations/direct/"
        "workflows/1/triggers/manual/paths/invoke?api-version=1&sp=%2Ftriggers%2Fmanual%2Frun"
        "&sv=1.0&sig=x",
        "https://gateway.example.org/teams",
        "https://logic.azure.com.example.org/x",
        "https://outlook.office.com/other",
    };
    for (const char* const url : good) {
        CAPTURE(url);
        CHECK(faults_of("url", url) == 0);
    }
}

TEST_CASE("other settings of Teams' that cannot work say how to mend them") {
    // Only people of the organisation may trigger such a flow.
    CHECK(faults_of("url", "https://1.environment.api.powerplatform.com/workflows/1/triggers/"
                           "manual/paths/invoke?api-version=1") == 1);
    CHECK(faults_of("url", "") == 1);
    CHECK(faults_of("envelope", "https://flows.example.org/x", "letter") == 1);
    CHECK(faults_of("envelope", "https://flows.example.org/x", "card") == 0);
    CHECK(teams::kind.handle_fault("Sian Jones") != "");
    CHECK(teams::kind.handle_fault("sian.jones@example.org") == "");
}

TEST_CASE("a flow that takes the card alone gets no message around it") {
    tests::channel_sample sample = tests::teams_flow();
    sample.settings.own["envelope"] = "card";
    const auto made = tests::composed_by(sample, tests::usual_messages().front().second);
    CHECK(made.requests.at(0).body.starts_with(R"({"$schema":)"));
}

TEST_CASE("a long message comes in parts, and its reader is mentioned in the first alone") {
    const auto made = tests::composed_by(tests::teams_flow(), a_long_message());
    const std::size_t parts = made.requests.size();
    REQUIRE(parts > 1);
    CHECK(parts <= 5);
    for (std::size_t i = 0; i < parts; ++i) {
        const std::string& body = made.requests[i].body;
        CHECK(body.size() <= 20'000);
        CHECK(body.find("(part " + std::to_string(i + 1) + " of " + std::to_string(parts) + ")") !=
              std::string::npos);
        CHECK((body.find("<at>") != std::string::npos) == (i == 0));
    }
}

TEST_CASE("the signature goes as it was pasted, and a later part that fails is sent by itself") {
    boost::asio::io_context io{1};
    int answers = 0;
    support::http_peer peer(io, [&](const support::http_received&) {
        return support::answer(++answers == 2 ? 503 : 202);
    });
    tests::channel_sample sample = tests::teams_flow();
    const std::string path = "/invoke?api-version=1&sp=%2Ftriggers%2Fmanual%2Frun&sv=1.0"
                             "&sig=aB%2b-_%2F~%3D";
    sample.settings.url = base::secret(peer.url(path));
    sample.settings.allow_http = true;
    sample.settings.allow_private_addresses = true;
    const connectors::delivery what{"rem-7", sample.handle,
                                    std::make_shared<const plan::message>(a_long_message()), false};
    transfer::http_client client(io.get_executor(), {});
    kit::http_channel channel(teams::kind, sample.settings, client, {});
    plan::send_outcome first;
    plan::send_outcome second;
    auto work = [&]() -> awaitable<void> {
        first = co_await channel.send(what);
        second = co_await channel.send(what);
    };
    peer.run(work());
    CHECK(first.verdict == verdict::deferred);
    CHECK(second.verdict == verdict::accepted);
    const auto made = tests::composed_by(sample, a_long_message());
    REQUIRE(peer.requests().size() == made.requests.size() + 1);
    CHECK(peer.requests()[0].head.find("POST " + path + " HTTP") == 0);
    CHECK(peer.requests()[1].body == made.requests[1].body);
    CHECK(peer.requests()[2].body == made.requests[1].body);
}
