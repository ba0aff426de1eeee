#include "connectors/mattermost/mattermost.hpp"

#include "connectors/kit/chat_text.hpp"
#include "connectors/kit/fit.hpp"
#include "connectors/kit/json_writer.hpp"

#include <algorithm>
#include <array>

namespace remembrancer::mattermost {
namespace {

constexpr std::size_t longest_text = 16'383;

// The client looks for names after it has read the Markdown, so that a backslash before them does
// not help.
std::string escape(std::string_view words) {
    return kit::parted(kit::inert_markdown(words, "\\`*_~#>[]|<&!$"), "@~");
}

std::string link(std::string_view url, std::string_view words) {
    return "[" + std::string(words) + "](<" + std::string(url) + ">)";
}

constexpr kit::text_style style{.has_tables = true, .escape = escape, .link = link};

constexpr std::array<kit::own_key, 1> keys{
    {{"channel", "the name of a channel of the team, as \"town-square\"",
      kit::presence::optional}}};

class mattermost_dialect final : public kit::dialect {
public:
    explicit mattermost_dialect(std::string room) : room_(std::move(room)) {}

    [[nodiscard]] kit::composed compose(const kit::post& what) const override {
        kit::channel_request request;
        request.body = payload(what.words, what.delivery.address, room_);
        request.headers = {"Content-Type: application/json"};
        return {{std::move(request)}};
    }

    [[nodiscard]] std::optional<kit::ruling>
    classify(const transfer::http_response& answer) const override {
        return mattermost::classify(answer);
    }

private:
    std::string room_;
};

bool is_of_user_name(char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '.' || c == '-' || c == '_';
}

std::string handle_fault(std::string_view handle) {
    if (!handle.empty() && handle.size() <= 64 && std::ranges::all_of(handle, is_of_user_name))
        return {};
    return "expected a user name of the server without the @, as \"sian.jones\"";
}

} // namespace

std::string payload(const render::chat_words& words, std::string_view handle,
                    std::string_view room) {
    const std::string mention = handle.empty() ? std::string() : "@" + std::string(handle);
    const std::string text = kit::fitted(words, {longest_text, kit::unit::characters},
                                         [&](const render::chat_words& part) -> std::string {
                                             return kit::chat_text(part, style, mention);
                                         });
    std::string out;
    kit::json_object body(out);
    body.text("text", text, std::string::npos);
    if (!room.empty())
        body.text("channel", room, 64);
    body.close();
    return out;
}

std::optional<kit::ruling> classify(const transfer::http_response& answer) {
    if (answer.status == 400 && answer.body.find("web.incoming_webhook") != std::string::npos)
        return kit::wrong_destination(plan::failure::client,
                                      "the server knows no such webhook or channel; make an "
                                      "incoming webhook anew, and set its URL");
    return {};
}

const kit::channel_kind kind{
    .name = "mattermost",
    .keys = keys,
    // setRateLimitHeaders of the server's channels/app/ratelimit.go, where it limits at all.
    .rates = {"X-RateLimit-Remaining", "X-RateLimit-Reset", kit::reset_form::seconds_left},
    .addresses = [](const kit::channel_settings&) { return kit::addressing::mention; },
    .quota_of =
        [](const kit::channel_settings&) {
            return kit::quota{.per_second = 10,
                              .says = "a Mattermost server that limits takes ten requests a second",
                              .source = "https://docs.mattermost.com/configure/"
                                        "rate-limiting-configuration-settings.html",
                              .may_be_raised = true};
        },
    .faults_of = kit::faults_of_hook,
    .handle_fault = handle_fault,
    .make = [](const kit::channel_settings& settings) -> std::unique_ptr<kit::dialect> {
        return std::make_unique<mattermost_dialect>(settings.own_value("channel"));
    },
};

} // namespace remembrancer::mattermost
