#include "connectors/webhook/webhook_connector.hpp"

#include "connectors/kit/answer.hpp"
#include "connectors/kit/http_limits.hpp"
#include "connectors/webhook/payload.hpp"
#include "daemon/base/error.hpp"

#include <cassert>
#include <string>
#include <utility>

namespace remembrancer::webhook {
namespace {

const webhook_settings& checked(const webhook_settings& settings) {
    std::string all;
    for (const kit::settings_fault& fault : faults_of(settings))
        all += "\nwebhook '" + settings.name + "': " + fault.key + " " + fault.what;
    if (!all.empty())
        throw base::user_error(base::exit_code::settings, all.substr(1));
    return settings;
}

std::shared_ptr<const transfer::http_target> target_of(const webhook_settings& settings) {
    auto target = kit::target_of(settings.url, settings);
    target->headers.emplace_back("Content-Type: application/json");
    return target;
}

/// Webhook timestamps are real time, whatever clock the rounds run by: receivers refuse old ones.
std::chrono::sys_seconds real_now() {
    return std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now());
}

} // namespace

webhook_connector::webhook_connector(const webhook_settings& settings,
                                     transfer::http_client& client)
    : client_(client), target_(target_of(checked(settings))), signer_(settings.secrets),
      blot_(settings.url), limits_{settings.in_flight, settings.per_second} {}

transfer::http_request webhook_connector::compose(const connectors::delivery& what,
                                                  std::chrono::sys_seconds now) {
    transfer::http_request request;
    request.target = target_;
    request.body = payload(*what.model);
    request.headers = {"webhook-id: " + what.key,
                       "webhook-timestamp: " + std::to_string(now.time_since_epoch().count()),
                       "webhook-signature: " + signer_.sign(what.key, now, request.body)};
    return request;
}

boost::asio::awaitable<plan::send_outcome>
webhook_connector::send(const connectors::delivery& what) {
    assert(what.model != nullptr);
    if (!is_webhook_id(what.key)) {
        plan::send_outcome outcome{plan::verdict::refused, plan::failure::content, {}, {}, false};
        outcome.detail = "the message's key cannot be a webhook-id (visible ASCII, no dot)";
        co_return outcome;
    }
    transfer::http_request request = compose(what, real_now());
    const transfer::http_response response = co_await client_.perform(std::move(request));
    co_return kit::outcome_of(response, blot_, real_now());
}

} // namespace remembrancer::webhook
