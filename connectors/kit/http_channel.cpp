#include "connectors/kit/http_channel.hpp"

#include "connectors/kit/follow_up.hpp"
#include "daemon/base/error.hpp"
#include "daemon/base/log.hpp"
#include "daemon/render/chat.hpp"

#include <cassert>
#include <exception>
#include <optional>
#include <utility>
#include <vector>

namespace remembrancer::kit {
namespace {

constexpr std::size_t longest_remark = 500;
/// Answers that name what was posted repeat all of it.
constexpr std::size_t kept_body = 16 * 1024;

const channel_settings& checked(const channel_kind& kind, const channel_settings& settings) {
    std::string all;
    for (const settings_fault& fault : faults_of(kind, settings))
        all += "\n" + std::string(kind.name) + " '" + settings.name + "': " + fault.key + " " +
               fault.what;
    if (!all.empty())
        throw base::user_error(base::exit_code::settings, all.substr(1));
    return settings;
}

std::shared_ptr<const transfer::http_target> target_of(const channel_kind& kind,
                                                       const channel_settings& settings) {
    auto target = std::make_shared<transfer::http_target>();
    target->url = settings.url.empty() ? base::secret(std::string(kind.default_url)) : settings.url;
    target->headers = {"User-Agent: remembrancer/" REMEMBRANCER_VERSION};
    target->kept_headers.assign(kind.kept_headers.begin(), kind.kept_headers.end());
    target->kept_body = kept_body;
    target->ca_file = settings.ca_file;
    target->allow_http = settings.allow_http;
    target->allow_private_addresses = settings.allow_private_addresses;
    target->timeout = settings.timeout;
    return target;
}

/// What peers check against their own clocks is real time, whatever clock the rounds run by.
std::chrono::sys_seconds real_now() {
    return std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now());
}

plan::send_outcome refusal(plan::failure reason, const std::string& detail) {
    return {plan::verdict::refused,
            reason,
            base::printable(detail.substr(0, longest_remark)),
            {},
            false};
}

std::vector<base::secret> secrets_of(const channel_kind& kind, const channel_settings& settings) {
    std::vector<base::secret> all{settings.token};
    if (kind.secrets != nullptr)
        for (base::secret& each : kind.secrets(settings))
            all.push_back(std::move(each));
    return all;
}

} // namespace

http_channel::http_channel(const channel_kind& kind, const channel_settings& settings,
                           transfer::http_client& client, render::render_settings words)
    : client_(client), target_(target_of(kind, checked(kind, settings))),
      dialect_(kind.make(settings)),
      blot_(target_->url, secrets_of(kind, settings)), limits_{settings.in_flight,
                                                               settings.per_second},
      words_(std::move(words)) {}

boost::asio::awaitable<plan::send_outcome> http_channel::perform(channel_request part) {
    transfer::http_request request;
    request.target = target_;
    request.method = part.method;
    request.path = std::move(part.path);
    request.headers = std::move(part.headers);
    request.body = std::move(part.body);
    const transfer::http_response response = co_await client_.perform(std::move(request));
    std::optional<ruling> own;
    if (response.error == transfer::transport_error::none)
        own = dialect_->classify(response);
    co_return outcome_of(response, blot_, real_now(), own);
}

boost::asio::awaitable<plan::send_outcome> http_channel::send_all(const connectors::delivery& what,
                                                                  composed parts) {
    const auto before = accepted_.find(what.key);
    std::size_t done = before == accepted_.end() ? 0 : before->second;
    plan::send_outcome all;
    std::string remark;
    for (std::size_t i = done; i < parts.requests.size(); ++i) {
        const bool is_extra = parts.requests[i].is_extra;
        plan::send_outcome one = co_await perform(std::move(parts.requests[i]));
        if (is_extra) {
            if (one.verdict != plan::verdict::accepted)
                remark = one.detail;
            continue;
        }
        if (one.verdict == plan::verdict::accepted) {
            // What later messages refer to is the first of several.
            if (!all.provider_id.empty())
                one.provider_id = std::move(all.provider_id);
            all = std::move(one);
            continue;
        }
        accepted_[what.key] = i;
        co_return one;
    }
    accepted_.erase(what.key);
    all.remark = std::move(remark);
    co_return all;
}

boost::asio::awaitable<plan::send_outcome> http_channel::send(const connectors::delivery& what) {
    assert(what.model != nullptr);
    std::string remark;
    composed parts;
    try {
        const render::chat_words words = render::words_for_chat(*what.model, words_);
        remark = base::printable(words.fault.substr(0, longest_remark));
        std::vector<rewritten> earlier;
        if (dialect_->follows_up())
            earlier = rewrites_of(what, words_);
        parts = dialect_->compose({what, words, real_now(), earlier});
    } catch (const std::exception& failure) {
        parts.requests.clear();
        parts.cannot_be_sent = std::string("cannot be written: ") + failure.what();
    }
    if (parts.requests.empty())
        co_return refusal(parts.reason, parts.cannot_be_sent);
    plan::send_outcome outcome = co_await send_all(what, std::move(parts));
    if (outcome.remark.empty())
        outcome.remark = std::move(remark);
    co_return outcome;
}

} // namespace remembrancer::kit
