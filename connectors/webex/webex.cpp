#include "connectors/webex/webex.hpp"

#include "connectors/kit/chat_text.hpp"
#include "connectors/kit/fit.hpp"
#include "connectors/kit/json_answer.hpp"
#include "connectors/kit/json_writer.hpp"
#include "connectors/transfer/smtp_address.hpp"

#include <algorithm>
#include <array>

namespace remembrancer::webex {
namespace {

constexpr std::size_t longest_text = 7'439;

constexpr std::array<kit::own_key, 1> keys{
    {{"room", "the ID of a space, as \"Y2lzY29zcGFyazovL3VzL1JPT00v...\"",
      kit::presence::optional}}};

/// A mention is looked for in the text as well as in what the Markdown makes of it: a backslash
/// alone might not help.
std::string escape(std::string_view words) {
    return kit::parted(kit::inert_markdown(words, "\\`*_~#>[]|<&!"), "<@");
}

std::string link(std::string_view url, std::string_view words) {
    return "[" + std::string(words) + "](<" + std::string(url) + ">)";
}

// Two spaces before a line's end keep it a line.
constexpr kit::text_style style{
    .line_break = "  \n", .detail = "  \n  ", .escape = escape, .link = link};

door door_of(const kit::channel_settings& settings) {
    if (settings.token.empty())
        return door::webhook;
    return settings.own_value("room").empty() ? door::person : door::room;
}

class webex_dialect final : public kit::dialect {
public:
    explicit webex_dialect(const kit::channel_settings& settings)
        : room_(settings.own_value("room")), door_(door_of(settings)) {
        headers_ = {"Content-Type: application/json"};
        if (door_ != door::webhook)
            headers_.push_back("Authorization: Bearer " + settings.token.reveal());
    }

    [[nodiscard]] kit::composed compose(const kit::post& what) const override {
        place to;
        to.room = room_;
        (door_ == door::person ? to.mail : to.mention) = what.delivery.address;
        kit::channel_request request;
        request.body = payload(what.words, to);
        request.headers = headers_;
        request.path = door_ == door::webhook ? "" : "/messages";
        return {{std::move(request)}};
    }

    [[nodiscard]] std::optional<kit::ruling>
    classify(const transfer::http_response& answer) const override {
        return webex::classify(answer, door_);
    }

private:
    std::string room_;
    door door_;
    std::vector<std::string> headers_;
};

bool is_of_id(char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '-' ||
           c == '_' || c == '=';
}

std::vector<kit::settings_fault> faults_of(const kit::channel_settings& settings) {
    std::vector<kit::settings_fault> faults;
    const std::string& room = settings.own_value("room");
    if (settings.url.empty() && settings.token.empty())
        faults.push_back({"url", "is missing; give an incoming webhook in url_file, or a bot's "
                                 "token in token_file"});
    if (!settings.token.empty() &&
        settings.url.reveal().find("/webhooks/incoming/") != std::string::npos)
        faults.push_back({"url",
                          "is of an incoming webhook, which has no place beside a token; leave "
                          "one of them out"});
    if (!room.empty() && settings.token.empty())
        faults.push_back({"room", "has no place with a webhook, which has a space of its own; "
                                  "leave it out, or use a bot's token"});
    else if (!room.empty() && (room.size() < 20 || !std::ranges::all_of(room, is_of_id)))
        faults.push_back({"room", "is no space's ID; copy it in the space's menu under Copy space "
                                  "ID, or ask the API for the bot's rooms"});
    return faults;
}

std::string handle_fault(std::string_view handle) {
    return transfer::is_safe_address(handle)
               ? std::string()
               : "expected the mail address that they sign in to Webex with";
}

} // namespace

std::string payload(const render::chat_words& words, const place& to) {
    const std::string mention =
        to.mention.empty() ? std::string() : "<@personEmail:" + std::string(to.mention) + ">";
    const std::string text = kit::fitted(words, {longest_text, kit::unit::bytes},
                                         [&](const render::chat_words& part) -> std::string {
                                             return kit::chat_text(part, style, mention);
                                         });
    std::string out;
    kit::json_object body(out);
    if (!to.room.empty())
        body.text("roomId", to.room, 255);
    if (!to.mail.empty())
        body.text("toPersonEmail", to.mail, 254);
    body.text("markdown", text, std::string::npos);
    body.close();
    return out;
}

std::optional<kit::ruling> classify(const transfer::http_response& answer, door by) {
    if (by == door::webhook)
        return {};
    switch (answer.status) {
    case 200:
        if (std::string id = kit::json_answer(answer.body).text("id"); !id.empty())
            return kit::accepted(std::move(id));
        return kit::ruling{plan::verdict::unknown, plan::failure::server, false,
                           "this is no answer of Webex's"};
    case 401:
        return kit::wrong_destination(plan::failure::auth,
                                      "put the bot's access token into token_file");
    case 403:
    case 404:
        if (by == door::room)
            return kit::wrong_destination(plan::failure::client,
                                          "add the bot to the space, or correct the room's ID");
        // Of one person; the others are reached.
        return kit::ruling{plan::verdict::refused, plan::failure::recipient, false,
                           "Webex knows nobody of this mail address, or keeps bots from them"};
    default:
        return {};
    }
}

const kit::channel_kind kind{
    .name = "webex",
    .url = kit::presence::optional,
    .default_url = "https://webexapis.com/v1",
    .token = kit::presence::optional,
    .keys = keys,
    .addresses =
        [](const kit::channel_settings& settings) {
            return door_of(settings) == door::person ? kit::addressing::mail
                                                     : kit::addressing::mention;
        },
    .faults_of = faults_of,
    .handle_fault = handle_fault,
    .make = [](const kit::channel_settings& settings) -> std::unique_ptr<kit::dialect> {
        return std::make_unique<webex_dialect>(settings);
    },
};

} // namespace remembrancer::webex
