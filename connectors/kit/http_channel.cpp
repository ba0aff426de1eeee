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
/// Answers that name what was posted repeat all of it, some of them thrice.
constexpr std::size_t kept_body = 256 * 1024;

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
    auto target =
        target_of(settings.url.empty() ? base::secret(std::string(kind.default_url)) : settings.url,
                  settings);
    target->kept_headers.assign(kind.kept_headers.begin(), kind.kept_headers.end());
    for (std::string& name : names_of(kind.rates))
        target->kept_headers.push_back(std::move(name));
    target->kept_body = kept_body;
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

/// What the peer said in its headers of its limit: of itself it was asked for no more than that.
void heed(std::optional<std::chrono::milliseconds> pause, plan::send_outcome& outcome) {
    if (!pause)
        return;
    if (outcome.verdict == plan::verdict::accepted)
        outcome.pause = pause;
    else if (outcome.reason == plan::failure::rate_limited && !outcome.retry_after)
        outcome.retry_after = std::chrono::ceil<std::chrono::seconds>(*pause);
}

/// A reader has no key by which to know a copy; every kind shows the headline.
void mark_as_copy(render::chat_words& words) {
    words.headline = "Possible copy: " + words.headline;
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
      dialect_(kind.make(settings)), rates_(kind.rates),
      blot_(target_->url, secrets_of(kind, settings)), limits_{settings.in_flight,
                                                               settings.per_second},
      words_(std::move(words)) {}

plan::send_outcome http_channel::judged(const transfer::http_response& response) const {
    std::optional<ruling> own;
    if (is_page(response))
        own = ruling_of_page();
    else if (response.error == transfer::transport_error::none)
        own = dialect_->classify(response);
    plan::send_outcome outcome = outcome_of(response, blot_, real_now(), own);
    heed(pause_after(response, rates_, real_now()), outcome);
    return outcome;
}

boost::asio::awaitable<plan::send_outcome> http_channel::perform(channel_request part) {
    transfer::http_request request;
    request.target = target_;
    request.method = part.method;
    request.path = std::move(part.path);
    if (target_->url.reveal().ends_with('/') && request.path.starts_with('/'))
        request.path.erase(0, 1);
    request.headers = std::move(part.headers);
    request.body = std::move(part.body);
    const transfer::http_response response = co_await client_.perform(std::move(request));
    co_return judged(response);
}

boost::asio::awaitable<plan::send_outcome> http_channel::send_all(const connectors::delivery& what,
                                                                  composed parts) {
    const auto found = begun_.find(what.key);
    progress so_far =
        found == begun_.end() ? progress{0, parts.requests.size(), {}} : found->second;
    plan::send_outcome all;
    std::string remark;
    int requests = 0;
    for (std::size_t i = so_far.accepted; i < parts.requests.size(); ++i) {
        const bool is_extra = parts.requests[i].is_extra;
        plan::send_outcome one = co_await perform(std::move(parts.requests[i]));
        one.requests = ++requests;
        if (one.verdict == plan::verdict::accepted) {
            // What later messages refer to is the first of several.
            if (so_far.provider_id.empty())
                so_far.provider_id = one.provider_id;
            if (!is_extra)
                all = std::move(one);
            so_far.accepted = i + 1;
            continue;
        }
        if (!is_extra) {
            one.partly_arrived = so_far.accepted > 0;
            if (one.partly_arrived && one.verdict != plan::verdict::refused)
                begun_[what.key] = std::move(so_far);
            else
                begun_.erase(what.key);
            co_return one;
        }
        remark = one.detail;
        // The peer is asked for nothing more that can be missed.
        if (one.affects_destination) {
            all.pause = one.retry_after;
            break;
        }
    }
    begun_.erase(what.key);
    all.requests = requests;
    all.provider_id = std::move(so_far.provider_id);
    all.remark = std::move(remark);
    co_return all;
}

composed http_channel::write(const connectors::delivery& what, bool as_copy,
                             std::string& remark) const {
    composed parts;
    try {
        render::chat_words words = render::words_for_chat(*what.model, words_);
        remark = base::printable(words.fault.substr(0, longest_remark));
        if (as_copy)
            mark_as_copy(words);
        std::vector<rewritten> earlier;
        if (dialect_->follows_up())
            earlier = rewrites_of(what, words_);
        parts = dialect_->compose({what, words, real_now(), earlier});
    } catch (const std::exception& failure) {
        parts.requests.clear();
        parts.cannot_be_sent = std::string("cannot be written: ") + failure.what();
    }
    return parts;
}

boost::asio::awaitable<plan::send_outcome> http_channel::send(const connectors::delivery& what) {
    assert(what.model != nullptr);
    std::string remark;
    const auto before = begun_.find(what.key);
    composed parts = write(what, what.may_be_copy && before == begun_.end(), remark);
    // Other settings may make other parts of it: then it is told from its beginning, as a copy.
    if (before != begun_.end() && before->second.of != parts.requests.size()) {
        begun_.erase(before);
        parts = write(what, true, remark);
    }
    if (parts.requests.empty())
        co_return refusal(parts.reason, parts.cannot_be_sent);
    plan::send_outcome outcome = co_await send_all(what, std::move(parts));
    if (outcome.remark.empty())
        outcome.remark = std::move(remark);
    co_return outcome;
}

} // namespace remembrancer::kit
