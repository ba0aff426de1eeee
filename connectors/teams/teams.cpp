#include "connectors/teams/teams.hpp"

#include "connectors/kit/error_table.hpp"
#include "connectors/kit/text.hpp"
#include "connectors/teams/card.hpp"
#include "connectors/teams/parts.hpp"
#include "connectors/transfer/smtp_address.hpp"

#include <algorithm>
#include <array>
#include <string_view>

namespace remembrancer::teams {
namespace {

/// The service takes 28 KB of what it makes of a body, which is more than the body: one of 24,453
/// bytes was refused (MicrosoftDocs/msteams-docs#11274).
constexpr std::size_t longest_body = 20'000;
constexpr std::size_t most_parts = 5;

constexpr std::array<kit::own_key, 1> keys{
    {{"envelope", "\"message\", or \"card\" for a flow that takes the card alone",
      kit::presence::optional}}};

class teams_dialect final : public kit::dialect {
public:
    explicit teams_dialect(envelope in) : envelope_(in) {}

    [[nodiscard]] kit::composed compose(const kit::post& what) const override {
        const auto write = [&](const render::chat_words& words, const part& which) {
            return body(words, envelope_, what.delivery.address, which);
        };
        kit::composed made;
        for (std::string& each : in_parts(what.words, longest_body, most_parts, write)) {
            kit::channel_request& request = made.requests.emplace_back();
            request.body = std::move(each);
            request.headers = {"Content-Type: application/json"};
        }
        return made;
    }

    [[nodiscard]] std::optional<kit::ruling>
    classify(const transfer::http_response& answer) const override {
        return teams::classify(answer);
    }

private:
    envelope envelope_;
};

/// The host of a URL that `url_fault` lets pass, in small letters, and what is behind it.
struct address {
    std::string host;
    std::string_view rest;
};

address address_of(std::string_view url) {
    url.remove_prefix(std::min(url.find("://") + 3, url.size()));
    const std::size_t end = std::min(url.find_first_of(":/?"), url.size());
    address out{std::string(url.substr(0, end)), url.substr(end)};
    for (char& c : out.host)
        if (c >= 'A' && c <= 'Z')
            c = static_cast<char>(c - 'A' + 'a');
    return out;
}

/// What Microsoft has switched off: connectors of Office 365 in 2026, and the flows' first
/// addresses on 30 November 2025.
bool is_retired(const address& at) {
    const std::string& host = at.host;
    return host.ends_with(".webhook.office.com") || host == "office365.com" ||
           host.ends_with(".office365.com") || host.ends_with(".logic.azure.com") ||
           (host == "outlook.office.com" && at.rest.starts_with("/webhook"));
}

std::vector<kit::settings_fault> faults_of(const kit::channel_settings& settings) {
    std::vector<kit::settings_fault> faults;
    const address at = address_of(settings.url.reveal());
    if (is_retired(at))
        faults.push_back({"url", "is of a kind that Microsoft has retired; in Teams make a flow "
                                 "under Workflows, \"Post to a channel when a webhook request is "
                                 "received\", and copy its URL"});
    else if (at.rest.find("/triggers/") != at.rest.npos && at.rest.find("sig=") == at.rest.npos)
        faults.push_back({"url", "holds no signature (sig=...); let anyone trigger the flow, save "
                                 "it, and copy its URL again, whole"});
    const std::string& in = settings.own_value("envelope");
    if (!in.empty() && in != "message" && in != "card")
        faults.push_back({"envelope", "is unknown; give \"message\", or \"card\" for a flow that "
                                      "takes the card alone"});
    return faults;
}

std::string handle_fault(std::string_view handle) {
    return transfer::is_safe_address(handle)
               ? std::string()
               : "expected the address that they sign in to Teams with, as "
                 "\"sian.jones@example.org\"";
}

constexpr std::array<kit::error_row, 3> errors{{
    {"DirectApiAuthorizationRequired", plan::failure::auth,
     "the URL has lost its signature, or the flow lets only people of the organisation trigger it; "
     "let anyone, and copy the URL again"},
    {"MissingApiVersionParameter", plan::failure::client, "copy the flow's URL again, whole"},
    {"WorkflowTriggerIsNotEnabled", plan::failure::client,
     "the flow is switched off, or its owner has left; switch it on, and give it another owner"},
}};

} // namespace

std::optional<kit::ruling> classify(const transfer::http_response& answer) {
    if (answer.status < 400 || answer.status >= 500 || answer.status == 429)
        return {};
    return kit::ruling_within(errors, answer.body);
}

const kit::channel_kind kind{
    .name = "teams",
    .keys = keys,
    .addresses = [](const kit::channel_settings&) { return kit::addressing::mention; },
    .quota_of =
        [](const kit::channel_settings&) {
            return kit::quota{.per_second = 4,
                              .says = "Teams puts off more than four messages a second",
                              .source = "Microsoft's \"Create and send messages\", of webhooks"};
        },
    .faults_of = faults_of,
    .handle_fault = handle_fault,
    .make = [](const kit::channel_settings& settings) -> std::unique_ptr<kit::dialect> {
        return std::make_unique<teams_dialect>(
            settings.own_value("envelope") == "card" ? envelope::card : envelope::message);
    },
};

} // namespace remembrancer::teams
