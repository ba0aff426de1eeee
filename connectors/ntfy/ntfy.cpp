#include "connectors/ntfy/ntfy.hpp"

#include "connectors/kit/chat_text.hpp"
#include "connectors/kit/fit.hpp"
#include "connectors/kit/json_answer.hpp"
#include "connectors/kit/json_writer.hpp"
#include "connectors/transfer/url.hpp"

#include <algorithm>
#include <array>
#include <cstdint>

namespace remembrancer::ntfy {
namespace {

// In bytes.
constexpr std::size_t longest_title = 1'000;
constexpr std::size_t longest_message = 4'096;
constexpr std::size_t most_lines = 3;

constexpr std::array<kit::own_key, 1> keys{
    {{"topic", "the topic's name, as \"programme-x7Kq2\": not one that can be guessed",
      kit::presence::required, true}}};

/// 1 to 5; 3 is the usual one, 4 rings longer.
std::int64_t priority_of(plan::message_kind kind) {
    return kind == plan::message_kind::escalation ? 4 : 3;
}

/// The names of emoji, which stand before the title.
std::string_view tag_of(plan::message_kind kind) {
    switch (kind) {
    case plan::message_kind::escalation:
        return "warning";
    case plan::message_kind::digest:
        return "bar_chart";
    case plan::message_kind::reminder:
        return "calendar";
    case plan::message_kind::notice:
    case plan::message_kind::test:
        break;
    }
    return "information_source";
}

// Nothing in plain text acts, but the app makes links of addresses.
constexpr kit::text_style style{.bold_begin = "", .bold_end = "", .escape = kit::unlinked};

std::string message(render::chat_words words) {
    words.headline.clear();
    words.link.clear();
    // A digest's figures are enough to see whether it is worth a look.
    if (words.kind == plan::message_kind::digest)
        words.sections.clear();
    return kit::fitted(
        words, {longest_message, kit::unit::bytes, most_lines},
        [](const render::chat_words& part) -> std::string { return kit::chat_text(part, style); });
}

bool is_of_topic(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
           c == '_';
}

bool is_topic(std::string_view text) {
    return !text.empty() && text.size() <= 64 && std::ranges::all_of(text, is_of_topic);
}

std::vector<kit::settings_fault> faults_of(const kit::channel_settings& settings) {
    std::vector<kit::settings_fault> faults;
    const std::string& topic = settings.own_value("topic");
    const std::string& url = settings.url.reveal();
    if (!is_topic(topic))
        faults.push_back({"topic", "is no topic's name; give 1 to 64 letters, digits, - and _"});
    // A server's topics stand right behind its host: a path is one of them.
    const std::size_t host = std::min(url.find("://"), url.size());
    const std::size_t path = url.find_first_of("/?", std::min(host + 3, url.size()));
    if (path != url.npos && path + 1 < url.size())
        faults.push_back({"url", "holds a path, as of a topic; give the server's address alone, as "
                                 "\"https://ntfy.sh\""});
    return faults;
}

class ntfy_dialect final : public kit::dialect {
public:
    explicit ntfy_dialect(const kit::channel_settings& settings)
        : topic_(settings.own_value("topic")), headers_{"Content-Type: application/json"} {
        if (!settings.token.empty())
            headers_.push_back("Authorization: Bearer " + settings.token.reveal());
    }

    [[nodiscard]] kit::composed compose(const kit::post& what) const override {
        kit::channel_request request;
        request.body = payload(what.words, topic_);
        request.headers = headers_;
        return {{std::move(request)}};
    }

    [[nodiscard]] std::optional<kit::ruling>
    classify(const transfer::http_response& answer) const override {
        return ntfy::classify(answer);
    }

private:
    std::string topic_;
    std::vector<std::string> headers_;
};

/// Of a server of one's own the defaults are the same; an account of ntfy.sh may have paid for
/// more.
kit::quota quota_of(const kit::channel_settings& settings) {
    const bool is_ntfys = settings.url.empty() || transfer::host_of(settings.url) == "ntfy.sh";
    return {.per_second = 0.2,
            .says =
                "ntfy takes one message in five seconds from one address, and ntfy.sh 250 a day",
            .source = "https://docs.ntfy.sh/publish/#limitations",
            .may_be_raised = !is_ntfys || !settings.token.empty()};
}

} // namespace

std::string payload(const render::chat_words& words, std::string_view topic) {
    std::string out;
    kit::json_object body(out);
    body.text("topic", topic, std::string::npos);
    body.text("title", kit::cut_to(words.headline, longest_title, kit::unit::bytes),
              std::string::npos);
    body.text("message", message(words), std::string::npos);
    body.number("priority", priority_of(words.kind));
    body.value("tags").append("[\"").append(tag_of(words.kind)).append("\"]");
    if (!words.link.empty())
        body.text("click", words.link, std::string::npos);
    body.close();
    return out;
}

std::optional<kit::ruling> classify(const transfer::http_response& answer) {
    using plan::failure;
    const kit::json_answer body(answer.body);
    const std::string code = body.text("code");
    if (answer.status == 200)
        return kit::accepted(body.text("id"));
    // The day's messages are used up: they come back at midnight, UTC.
    if (code == "42908")
        return kit::throttled(std::chrono::hours(1));
    if (code == "40009" || code == "40010")
        return kit::wrong_destination(failure::client, "the server takes no such topic; name "
                                                       "another");
    if (answer.status == 401 || answer.status == 403)
        return kit::wrong_destination(failure::auth, "the server lets nobody write to this topic "
                                                     "so; put a token that may into token_file");
    return {};
}

const kit::channel_kind kind{
    .name = "ntfy",
    .url = kit::presence::optional,
    .default_url = "https://ntfy.sh",
    .url_opens_door = false,
    .token = kit::presence::optional,
    .keys = keys,
    .addresses = [](const kit::channel_settings&) { return kit::addressing::mention; },
    .quota_of = quota_of,
    .faults_of = faults_of,
    .handle_fault =
        [](std::string_view) {
            return std::string("expected no handle: whoever subscribes to the topic is told");
        },
    .secrets =
        [](const kit::channel_settings& settings) {
            return std::vector<base::secret>{base::secret(settings.own_value("topic"))};
        },
    .make = [](const kit::channel_settings& settings) -> std::unique_ptr<kit::dialect> {
        return std::make_unique<ntfy_dialect>(settings);
    },
};

} // namespace remembrancer::ntfy
